"""What axe-core, a program that looks for barriers, finds on a page against the rules of WCAG 2.1 A and AA."""

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# Of a chart axe reads the colour that letters have as HTML, and not the one they are painted in: tests/test_palette.py is about those.
CHARTS = ".js-plotly-plot"
# What is Streamlit's own and cannot be mended from outside, rule and element; docs/accessibility.md says why.
EXCEPTED = (("color-contrast", "[data-tag] > span"),)
# Our own scripts see a new size of a page after it was laid out.
LAID_OUT = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FOUND = """([choice, charts, excepted]) => axe
    .run({exclude: [charts]}, {...choice, resultTypes: ['violations'], preload: false, iframes: false})
    .then(results => results.violations.flatMap(({id, nodes}) => nodes.map(({target, html, failureSummary}) => ({
        excepted: excepted.findIndex(([rule, element]) => rule === id && document.querySelector(target).matches(element)),
        words: `${id}: ${html.slice(0, 200)} ${failureSummary}`,
    }))))"""
TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
COLOURS = "color-contrast"
EVERYTHING = {"runOnly": TAGS}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": [COLOURS]}}
NO_COLOURS = {"runOnly": TAGS, "rules": {COLOURS: {"enabled": False}}}


def barriers(page: Page, rules: dict = EVERYTHING) -> list[str]:
    """What axe finds on this page by these rules, a line each; not what is excepted."""
    return [each["words"] for each in _found(page, rules) if each["excepted"] < 0]


def excepted(page: Page, rules: dict = EVERYTHING) -> set[tuple[str, str]]:
    """What of EXCEPTED axe finds on this page."""
    return {EXCEPTED[each["excepted"]] for each in _found(page, rules) if each["excepted"] >= 0}


def _found(page: Page, rules: dict) -> list[dict]:
    page.evaluate(LAID_OUT)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(FOUND, [rules, CHARTS, EXCEPTED])
