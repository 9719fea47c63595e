"""What only a real browser on a real server shows."""

import re
import socket
import urllib.request
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page

from kompas import texts, warehouse
from kompas.ui.frame import HIDDEN, PAGES
from kompas.web import answer_at_once, content_security_policy, in_words, inline_hashes, language_of, translate
from tests.axe import EVERYTHING, LAID_OUT, NO_COLOURS, ONLY_COLOURS, barriers
from tests.browsing import PATIENCE_MS, control, go, resize, served, wait_for_folds, wait_for_page
from tests.test_deciding import ONE, OTHER, two_names
from tests.test_pages import NAUGHTY, broken

pytestmark = pytest.mark.browser
CHARTS = {"overzicht": 6, "status": 3, "gegevens": 0}  # of some pages; of every page all that it has must be painted


def test_the_first_hit_on_a_fresh_server_may_be_a_deep_link(demo, page):
    with served(demo.path.parent) as address:
        page.goto(f"{address}/afdelingen?theme=zorg")
        wait_for_page(page, 4)
        assert page.locator("h1").inner_text() == texts.say("nl", "frame.page.afdelingen")
        assert "thema zorg" in page.locator("body").inner_text()
        assert "Demo: verzonnen gegevens" in page.locator("body").inner_text(), "the frame ran too"


FITS = """() => [...document.querySelectorAll('.js-plotly-plot')].every(chart => {
    const width = chart.getBoundingClientRect().width;
    return width <= window.innerWidth && Math.abs(chart.querySelector('.main-svg').getBoundingClientRect().width - width) < 2;
})"""


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("widths", [(1280,), (720, 640, 390)], ids=["wide", "narrow"])
def test_a_page_is_whole(server, readers, name, language, widths):
    """Charts painted, nothing from outside, no error of ours, the language declared, nothing to scroll sideways, nothing cut off, no
    barrier: on a wide screen, on one enlarged to 200 % (which is half as wide: of 1440 and of 1280), and when it becomes as narrow as a
    telephone; in Dutch in the light, and in English in the dark.

    What axe looks for besides colours is the same in the dark, and the colours of what is light the same on a telephone."""
    page = readers[language, widths[0]]
    page.troubles.clear(), page.requested.clear()
    resize(page, widths[0])
    go(page, server, name, f"?lang={language}", language)
    wait_for_page(page, CHARTS.get(name, 0))
    charts = page.locator(".js-plotly-plot").count()
    assert charts == CHARTS.get(name, charts)
    assert page.troubles == []
    assert {urlparse(url).hostname for url in page.requested} - {"127.0.0.1", None, ""} == set()
    assert page.evaluate("document.documentElement.lang") == language
    assert page.title() == f"{texts.say(language, f'frame.page.{name}')} · Initiatievenkompas"
    assert page.locator('[data-testid="stException"]').count() == 0
    assert read_badly(page, language) == []
    for width in widths:
        resize(page, width)
        page.wait_for_function(FITS, timeout=PATIENCE_MS)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width
        assert cut_off(page) == [], width
        assert overlapping(page) == [], width
        rules = ONLY_COLOURS if language == "en" else EVERYTHING if width == 1280 else NO_COLOURS
        assert width in (720, 640) or barriers(page, rules) == [], width


READ_ALOUD = """() => ({
    levels: [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(one => Number(one.tagName[1])),
    nameless: [...document.querySelectorAll('button, a[href], figure[aria-label=""]')]
        .filter(one => !one.closest('.js-plotly-plot') && one.getClientRects().length && !one.textContent.trim()
            && !['aria-label', 'title', 'aria-labelledby'].some(name => one.getAttribute(name))
            && !one.querySelector('img[alt], [aria-label]'))
        .map(one => one.outerHTML.slice(0, 200)),
    labels: [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
        .flatMap(one => ['aria-label', 'title', 'placeholder'].map(name => one.getAttribute(name)).filter(Boolean)),
})"""


def read_badly(page: Page, language: str) -> list[str]:
    """What a screen reader would say badly: levels of headings that are left out, what has no name, and English on a page in Dutch."""
    read = page.evaluate(READ_ALOUD)
    jumps = [f"h{one} h{next_one}" for one, next_one in zip([0, *read["levels"]], read["levels"], strict=False) if next_one > one + 1]
    english = [re.escape(words).replace(r"\{\}", ".+") for words in texts.words("nl")["streamlit"]["attributes"]]
    dutch = set(texts.words("nl")["streamlit"]["attributes"].values())
    foreign = [label for label in read["labels"] if language == "nl" and label not in dutch and re.fullmatch("|".join(english), label)]
    return [*jumps, *read["nameless"], *foreign]


def cut_off(page: Page) -> list[str]:
    """The words of figures that stick out of their figure."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll('text')].filter(word => {
                const box = word.getBoundingClientRect();
                return box.width && (box.left < frame.left - 2 || box.right > frame.right + 2
                    || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
            }).map(word => word.textContent);
        })"""
    )


def overlapping(page: Page) -> list[str]:
    """The pairs of words of a figure that stand on top of each other."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
            const words = [...chart.querySelectorAll('text')].map(word => [word.textContent, word.getBoundingClientRect()])
                .filter(([text, box]) => text.trim() && box.width);
            return words.flatMap(([text, box], place) => words.slice(place + 1).filter(([other, that]) =>
                box.left + 2 < that.right && that.left + 2 < box.right && box.top + 4 < that.bottom && that.top + 4 < box.bottom)
                .map(([other]) => text + ' | ' + other));
        })"""
    )


def test_every_figure_has_a_text_alternative(server, page):
    page.goto(f"{server}/status")
    wait_for_page(page, 3)
    charts = page.eval_on_selector_all('[data-testid="stPlotlyChart"]', "all => all.map(one => one.outerHTML)")
    assert len(charts) == 3
    assert all("balk" in html or "stip" in html for html in charts), "the alternative describes the figure"


def test_the_security_headers_are_on_every_response(server):
    for path in ("/", "/status", "/assets/language.js", "/_stcore/health", "/nergens"):
        request = urllib.request.Request(server + path, headers={"accept": "text/html"})
        with urllib.request.urlopen(request) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "http" not in policy and "*" not in policy, "no outside hosts"
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "camera=()" in headers["permissions-policy"]


def test_the_document_comes_in_the_chosen_language(server):
    for query, language in (("", "nl"), ("?lang=en", "en"), ("?lang=nl", "nl"), ("?lang=xx", "nl"), ("?lang=en&lang=nl", "en")):
        request = urllib.request.Request(f"{server}/status{query}", headers={"accept": "text/html", "accept-encoding": "gzip"})
        with urllib.request.urlopen(request) as response:
            body = response.read()
            assert int(response.headers["content-length"]) == len(body)
            assert response.headers["content-language"] == language
        assert f'<html lang="{language}">' in body.decode()
        assert "<title>Initiatievenkompas</title>" in body.decode()
        assert "You need to enable JavaScript" not in body.decode()


def test_the_language_changes_without_loading_the_page_anew(server, page):
    page.goto(f"{server}/status?theme=onbekend")
    wait_for_page(page, 3)
    page.get_by_text("en", exact=True).click()
    page.wait_for_selector("h2:has-text('There ')")
    page.wait_for_function("() => location.search.includes('theme=unknown')")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "lang=en" in page.url


def test_choices_go_along_to_other_pages(server, page):
    page.goto(f"{server}/?theme=zorg&from=2020")
    wait_for_page(page)
    page.get_by_role("link", name=texts.say("nl", "frame.page.financiering")).last.click()
    page.wait_for_selector(f"h1:has-text('{texts.say('nl', 'frame.page.financiering')}')")
    wait_for_page(page)
    assert "theme=zorg" in page.url and "from=2020" in page.url
    assert "thema zorg" in page.locator("body").inner_text()


FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText.trim().split('\\n')[0]"


def test_the_choices_are_within_reach_of_the_keyboard(server, page):
    page.goto(f"{server}/status")
    wait_for_page(page, 3)
    reached = []
    while len(reached) < 40 and reached[-1:] != [texts.say("nl", "frame.filters.theme")]:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached[-1] == texts.say("nl", "frame.filters.theme"), reached
    page.keyboard.press("Enter")
    page.wait_for_selector('[role="dialog"] input')
    wait_for_folds(page)
    page.keyboard.press("Tab")
    assert texts.say("nl", "frame.filters.theme") in page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == texts.say("nl", "frame.filters.theme"), "and back"
    page.keyboard.press("Tab")
    page.keyboard.type("zorg", delay=40)
    page.wait_for_function("() => document.querySelectorAll('[role=option]').length === 1")
    wait_for_folds(page)
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('theme=zorg')")
    wait_for_page(page, 3)
    while page.locator('[role="dialog"]').count():
        page.keyboard.press("Escape")
        wait_for_folds(page)
    assert page.evaluate(FOCUSED) == texts.say("nl", "frame.filters.theme"), "the control has the focus again"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED).startswith("zorg")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('theme')")


def test_a_cross_takes_one_away_and_the_link_is_that_of_the_address(server, page):
    page.goto(f"{server}/afdelingen?theme=zorg&theme=energie&from=2020&first_answer=true")
    wait_for_page(page, 4)
    for taken, rest in (("zorg", "?theme=energie&from=2020&first_answer=true"), ("vanaf 2020", "?theme=energie&first_answer=true")):
        page.locator(".st-key-choices button", has_text=taken).click()
        page.wait_for_function("rest => location.search === rest", arg=rest)
        wait_for_page(page, 4)
        assert page.locator('[role="alert"]').count() == 0, "what was taken away is not missed"
    control(page, texts.say("nl", "frame.share.title")).click()
    assert page.locator('[role="dialog"] code').inner_text() == page.url
    page.keyboard.press("Escape")
    page.get_by_text(texts.say("nl", "frame.filters.clear"), exact=True).click()
    page.wait_for_function("() => location.search === '?first_answer=true'")


def test_the_bar_is_slim(server, page):
    for width, highest, chosen_highest in ((1920, 91, 140), (1440, 91, 140), (1280, 91, 140), (390, 300, 440)):
        resize(page, width)
        go(page, server, "status")
        wait_for_page(page, 3)
        assert page.locator(".st-key-top").evaluate("top => top.getBoundingClientRect().height") <= highest
        go(page, server, "status", "?theme=zorg&ward=Voorbeeldhof&department=Stadsbeheer&from=2020&day=2026-06-30")
        page.locator(".st-key-choices button", has_text="30 juni 2026").wait_for()
        wait_for_page(page)
        assert page.locator(".st-key-top").evaluate("top => top.getBoundingClientRect().height") <= chosen_highest
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.get_by_text(texts.say("nl", "frame.filters.clear"), exact=True).click()
        page.wait_for_function("() => location.search === ''")


def test_names_show_letter_by_letter(browser, page, tmp_path):
    warehouse.import_files(tmp_path / "home", broken(tmp_path))
    with served(tmp_path / "home") as address:
        for name in PAGES:
            go(page, address, name)
            wait_for_page(page)
            assert page.evaluate("document.querySelectorAll('a[href*=\"x.nl\"], .katex').length") == 0
            assert "alert(1)" not in "".join(page.eval_on_selector_all("script", "all => all.map(one => one.textContent)"))
        page.goto(f"{address}/afdelingen")
        wait_for_page(page)
        assert NAUGHTY[:60] in page.locator("body").inner_text()
        assert page.troubles == []


def test_names_are_decided_on_with_a_click_and_who_goes_on_reading_does_not_stop_that(page, tmp_path):
    warehouse.import_files(tmp_path / "home", two_names(tmp_path), municipality="Delft")
    title = f"[data-testid='stExpander'] :text('{texts.say('nl', 'pages.pairs.decided', n=1)}')"
    listed = page.locator("p", has_text=f"{ONE} (1)")
    with served(tmp_path / "home") as address:
        go(page, address, "organisaties", "?from=2026")
        wait_for_page(page)
        page.get_by_role("button", name=texts.say("nl", "pages.pairs.same"), exact=True).click()
        page.wait_for_selector(title)
        page.get_by_text(texts.say("nl", "cli.decided.organisations.same", name=ONE, other=OTHER)).wait_for()
        wait_for_page(page)
        assert listed.count() == 0 and "from=2026" in page.url and "vanaf 2026" in page.inner_text("body")
        page.click(title)
        page.get_by_role("button", name=texts.say("nl", "pages.pairs.take_back")).click()
        page.wait_for_selector("[data-testid='stProgress']")
        go(page, address, "status")  # before the figures are there
        wait_for_page(page)
        go(page, address, "organisaties")
        listed.wait_for()
        wait_for_page(page)
        assert page.locator(title).count() == 0 and page.troubles == []


TRICKS = (
    *("info@gemeente.nl", "http://x.nl/a", "www.x.nl", "WwW.X.nl", "HTTPS://X.NL:80/b:c@d", "mailto:a@b.nl", "a@b@c.nl"),
    *(":smile: :red[x]", ":material/home: :streamlit:", "a::b:::c ::x::", ":color[x]{}", "12:30: ja", "(c) (tm) ..."),
    *("a -- b -> c <- d >= e <= f ~= g <-> h", "a:->:b a----b", "$a^2$ &amp; &#46; `code`", "1. een", "[^1] {a} | b", "€ 608.176"),
)


WITHOUT_EMAIL = {"info@gemeente.nl": "[e-mail]", "mailto:a@b.nl": "mailto:[e-mail]", "a@b@c.nl": "[e-mail]"}  # taken out when it is read


def test_what_is_copied_from_a_page_is_what_is_shown_and_what_the_export_holds(page, tmp_path):
    lines = [f'20{place:02}.04{place:02},"{trick} naam{place // 10}",groen' for place, trick in enumerate(TRICKS)]
    export = tmp_path / "initiatieven-2026-03-31.csv"
    export.write_text("\n".join(["initiative_id,title,theme", *lines, ""]), "utf-8")
    warehouse.import_files(tmp_path / "home", [export])
    with served(tmp_path / "home") as address:
        shown = []
        for words, one in (("naam1", "2012.0412"), ("naam0", "2002.0402")):
            page.goto(f"{address}/initiatief?initiative={words}&plain=true")
            page.wait_for_selector(f"td:has-text('{one}')", timeout=PATIENCE_MS)
            wait_for_page(page)
            names = "rows => rows.map(row => `${row.cells[0].textContent} (${row.cells[1].textContent})`)"
            shown += page.eval_on_selector_all("tbody tr", names)
            assert page.locator("td a a, td img, td [role=img]").count() == 0
        kept = [f"{WITHOUT_EMAIL.get(trick, trick)} naam{place // 10}" for place, trick in enumerate(TRICKS)]
        assert {f"{words} (20{place:02}.04{place:02})" for place, words in enumerate(kept)} <= set(shown)
        copied = next(words for words in shown if words.startswith(kept[0])).rpartition("(")[2].rstrip(")")
        page.get_by_role("textbox").last.fill(copied)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"h2:has-text('{kept[0]}')")
        words = page.locator("body").inner_text()
        assert "2000.0400" in words and not re.search("[\u200b-\u200f\u2060-\u2064\ufeff]", words)


def test_a_link_is_put_into_the_words_of_its_language():
    assert in_words("theme=zorg&lang=nl", "nl") == "theme=zorg&lang=nl"
    assert in_words("initiator=group&theme=unknown&lang=en", "en") == "initiator=residents%27+group&theme=unknown&lang=en"
    assert in_words("initiator=residents%27+group&theme=Unknown", "nl") == "initiator=bewonersgroep&theme=Unknown"
    assert in_words("", "nl") == ""


def test_messages_are_sent_at_once():
    with socket.socket() as made_later:
        assert made_later.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        answer_at_once()
        assert made_later.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


def test_the_language_of_a_link():
    assert [language_of(query) for query in ("", "lang=en", "lang=de", "lang=", "a=b&lang=en")] == ["nl", "en", "nl", "nl", "en"]


def test_inline_scripts_are_allowed_by_their_hash_alone():
    hashes = inline_hashes("<head><script>let a = 1</script><script src='x.js'></script></head>")
    assert hashes == ["'sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='"]
    assert f"script-src 'self' {hashes[0]};" in content_security_policy(hashes)


def test_the_document_is_translated_and_nothing_else():
    document = '<html lang="en"><head><title>Streamlit</title></head><noscript>English</noscript><p lang="en">Streamlit</p></html>'
    translation = translate(document, "nl")
    assert translation.startswith('<html lang="nl"><head><title>Initiatievenkompas</title><script type="application/json" id="words">{')
    assert translation.endswith(
        '</script><link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/fonts/fira-sans-latin-400-normal.woff2">'
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/fonts/fira-sans-latin-600-normal.woff2">'
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/fonts/fira-sans-latin-700-normal.woff2">'
        '<link rel="stylesheet" media="print" href="./assets/bare.css">'
        '<link rel="stylesheet" media="print" href="./assets/print.css"><link rel="stylesheet" media="all" href="./assets/figures.css">'
        '<link rel="stylesheet" media="screen" href="./assets/screen.css"><link rel="stylesheet" media="screen" href="./assets/beamer.css">'
        '<script src="./assets/screen.js"></script><script src="./assets/address.js"></script><script src="./assets/anchor.js"></script>'
        '<script src="./assets/language.js"></script><script src="./assets/theme.js"></script><script src="./assets/popover.js"></script>'
        '<script src="./assets/scroll.js"></script><script src="./assets/beamer.js"></script>'
        '<script src="./assets/links.js"></script></head>'
        f'<noscript>{texts.say("nl", "frame.javascript")}</noscript><p lang="en">Streamlit</p></html>'
    )


def test_a_dutch_page_speaks_dutch_to_a_screen_reader_too(server, page):
    page.goto(f"{server}/status?theme=zorg")
    wait_for_page(page, 3)
    english = set(texts.words("en")["streamlit"]["attributes"]) | set(texts.words("en")["streamlit"]["texts"])
    labels = []
    for name in ("theme", "day", "counts"):
        control(page, texts.say("nl", f"frame.filters.{name}")).click()
        page.wait_for_selector(f"[role=dialog][aria-label='{texts.say('nl', f'frame.filters.{name}')}']")
        wait_for_folds(page)
        if label := {"theme": "zorg weghalen", "day": "Kies een datum"}.get(name):  # our script follows what Streamlit draws
            page.wait_for_selector(f":is([aria-label='{label}'], [title='{label}'], [placeholder='{label}'])", state="attached")
        labels += page.evaluate(
            """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
                element => ['aria-label', 'title', 'placeholder'].map(name => element.getAttribute(name)).filter(Boolean))"""
        )
        page.keyboard.press("Escape")
    assert set(labels) & english == set()
    assert not [words for words in labels if words.startswith(("Remove", "Help for", "Choose"))]


IN_VIEW = """() => {
    const colours = element => getComputedStyle(element).backgroundColor;
    const chart = document.querySelector('.js-plotly-plot'), box = chart.getBoundingClientRect();
    return {
        app: colours(document.querySelector('[data-testid="stApp"]')),
        ink: getComputedStyle(document.querySelector('h1')).color,
        paper: getComputedStyle(chart.querySelector('.main-svg')).backgroundColor,
        words: getComputedStyle(chart.querySelector('text')).fill,
        filter: getComputedStyle(chart).filter,
        logo: document.querySelector('header img')?.src,
        header: getComputedStyle(document.querySelector('header')).display,
        fits: box.left >= 0 && box.right <= window.innerWidth,
        whole: [...document.querySelectorAll('.js-plotly-plot')].every(one => getComputedStyle(one).breakInside === 'avoid'),
    };
}"""


def test_charts_and_logo_follow_the_theme_of_the_system(server, browser):
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark") as context, context.new_page() as opened:
        opened.set_default_timeout(PATIENCE_MS)
        opened.goto(f"{server}/verschillen?term=182")
        wait_for_page(opened, 1)
        dark = opened.evaluate(IN_VIEW)
        opened.emulate_media(color_scheme="light")
        opened.wait_for_function(
            f"() => document.querySelector('header img')?.src && document.querySelector('header img').src !== '{dark['logo']}'"
        )
        wait_for_page(opened, 1)
        light = opened.evaluate(IN_VIEW)
        assert dark["app"] == dark["paper"] == "rgb(16, 21, 29)"
        assert light["app"] == light["paper"] == "rgb(255, 255, 255)"
        assert light["words"] != dark["words"] and "term=" in opened.url, "what was chosen stays"


def test_paper_is_light_and_holds_whole_charts(server, page):
    page.emulate_media(color_scheme="dark")
    go(page, server, "afdelingen")
    wait_for_page(page, 4)
    for scheme in ("dark", "light"):
        page.emulate_media(media="screen", color_scheme=scheme)
        wait_for_page(page, 4)
        assert page.pdf(prefer_css_page_size=True, print_background=True).startswith(b"%PDF")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print", color_scheme=scheme)
        page.set_viewport_size({"width": 1032, "height": 718})  # A4 on its side less its margins, in pixels
        styles = page.evaluate(IN_VIEW)
        assert styles["app"] == "rgb(255, 255, 255)" and styles["ink"] == "rgb(20, 24, 31)"
        assert styles["header"] == "none" and styles["fits"] and styles["whole"]
        assert styles["filter"].startswith("invert(1)") if scheme == "dark" else styles["filter"] == "none"
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.set_viewport_size({"width": 1280, "height": 900})


DRAWN_SIZES = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg:first-child')].map(
    drawing => [drawing.getAttribute('width'), drawing.getAttribute('height')])"""


@pytest.mark.parametrize("width", [1280, 640])
def test_words_of_a_chart_stay_clear_of_its_marks_on_paper(server, page, width):
    """Streamlit draws charts anew when their column becomes another; on paper that is set smaller, the letters are not."""
    resize(page, width)
    go(page, server, "afbouw")
    wait_for_page(page, 3)
    page.wait_for_function(FITS)
    on_screen = page.evaluate(DRAWN_SIZES)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.evaluate(LAID_OUT)
    page.wait_for_timeout(500)
    assert overlapping(page) == []
    assert page.evaluate(DRAWN_SIZES) == on_screen, "as they were on the screen, and set smaller with the page"
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(FITS)
    assert page.evaluate(DRAWN_SIZES) == on_screen


SHEET = re.compile(rb"/Type\s*/Page\b")
# A page, its charts, and on how many sheets it is handed out at most.
SHEETS = [("overzicht", 4, 1), ("status", 3, 2), ("afdelingen", 4, 3), ("ontknoping", 0, 2)]


def test_a_page_is_handed_out_on_few_sheets_and_the_board_on_one(server, page):
    for name, charts, most in SHEETS:
        go(page, server, name)
        wait_for_page(page, charts)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert 1 <= len(SHEET.findall(page.pdf(prefer_css_page_size=True, print_background=True))) <= most, name


# A page and its choices, the charts on it, and words that stay on paper and that go.
PRINTED = [
    ("gelijk", "?theme=zorg", 2, ["thema zorg", "Vergelijk", "Eerste keer of bekend"], ["Soort initiatiefnemer"]),
    ("afdelingen", "?compare=Stadsbeheer", 4, ["Vergelijk met", "Stadsbeheer"], ["Kijk naar het eerste antwoord"]),
    ("afbouw", "?cut=40", 3, ["Zoveel procent geeft de gemeente minder", "40%"], []),
    ("afdelingen", "?first_answer=true", 4, ["Kijk naar het eerste antwoord"], []),
    ("ontknoping", "", 0, ["Hoeveel besluiten", "10"], ["Agenda als PDF", "25"]),
    ("organisaties", "?municipality=Registerstad", 4, ["Harmonie Sint Caecilia (1) en"], ["Verschillend"]),
]


def test_paper_has_no_controls_and_keeps_what_was_chosen(server, page):
    quiet = [texts.say("nl", f"frame.{kind}") for kind in ("table", "how", "download")]
    for name, query, charts, stays, goes in PRINTED:
        page.emulate_media(media="screen")
        go(page, server, name, query)
        wait_for_page(page, charts)
        for words in quiet:
            page.get_by_text(words, exact=True).first.wait_for()
        shown = [words.strip() for words in page.inner_text("body").splitlines()]
        assert {"nl", "en", *quiet} <= set(shown), "on the screen they are there"
        page.emulate_media(media="print")
        printed = [words.strip() for words in page.inner_text("body").splitlines()]
        assert not {"nl", "en", *quiet} & set(printed), (name, query)
        assert [words for words in stays if not any(words in line for line in printed)] == [], (name, query)
        chips = page.inner_text(".st-key-choices").splitlines()
        assert [words.strip() for words in chips if words.strip()] == (["zorg ×"] if "theme" in query else []), (
            "what is chosen, below the header"
        )
        assert [words for words in goes if any(line.startswith(words) for line in printed)] == [], (name, query)


IN_SIGHT = """() => ['stMetric', 'stPlotlyChart'].map(kind => [...document.querySelectorAll(`[data-testid="${kind}"]`)]
    .map(each => each.getBoundingClientRect()).filter(box => box.width && box.top >= 0 && box.bottom <= window.innerHeight).length)"""
TILES = """() => [...document.querySelectorAll('[class*="st-key-tile-figure-"] .js-plotly-plot')].map(each => each.getBoundingClientRect())
    .map(box => [Math.round(box.left), Math.round(box.top)])"""


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900)])
def test_the_first_screen_answers_the_four_questions(server, page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(server)
    wait_for_page(page, 4)
    assert page.evaluate(IN_SIGHT) == [4, 4], "four figures and four charts without scrolling"


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (1024, 1), (390, 1)])
def test_the_tiles_stand_two_by_two_and_on_a_telephone_below_each_other(server, page, width, columns):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server)
    wait_for_page(page, 4)
    places = page.evaluate(TILES)
    assert len({left for left, _ in places}) == columns
    assert len({top // 100 for _, top in places}) >= 4 // columns


def test_each_matter_leads_to_its_lines(server, page):
    page.goto(server)
    wait_for_page(page, 4)
    links = page.locator('a[href*="/regels?"]')
    assert 1 <= links.count() <= 6
    page.goto(f"{server}{links.first.get_attribute('href')}")
    wait_for_page(page)
    page.wait_for_selector('[data-testid="stDataFrame"]')


def test_every_page_is_at_most_two_clicks_away(server, page):
    page.goto(server)
    wait_for_page(page, 4)
    places = page.locator('[data-testid="stTopNavLink"]')
    assert places.count() <= 8
    found = set()
    for place in range(places.count()):
        places.nth(place).click()
        page.wait_for_timeout(100)
        wait_for_page(page)
        found.add(urlparse(page.url).path.strip("/") or PAGES[0])
        ways = page.locator('main a[href^="/"]')
        found |= {urlparse(each.get_attribute("href")).path.strip("/") or PAGES[0] for each in ways.all()}
    assert found >= set(PAGES) - set(HIDDEN)
