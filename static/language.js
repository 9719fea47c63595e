// What Streamlit cannot do by itself: keep <html lang> in step with ?lang= when the reader changes the language without loading
// the page anew, and say its own few English words (for a screen reader, mostly) in that language. The words come with the
// document, from kompas/locales/*/streamlit.toml.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const languages = Object.keys(words); // the first is that of who asks for none
  const spoken = () => {
    const language = new URLSearchParams(window.location.search).get("lang");
    return languages.includes(language) ? language : languages[0];
  };

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const rules = (kind, language) => {
    const others = languages.filter((other) => other !== language);
    return others.flatMap((other) => Object.keys(words[other][kind]).map((english) => [
      new RegExp(`^${escaped(words[other][kind][english]).replace("\\{\\}", "(.+)")}$`),
      words[language][kind][english].replace("{}", "$1"),
    ]));
  };
  let attributes, texts;
  const said = (text, found) => {
    for (const [theirs, ours] of found) {
      if (theirs.test(text)) return text.replace(theirs, ours);
    }
    return text;
  };

  const sayAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const theirs = element.getAttribute(name);
      const ours = theirs && said(theirs, attributes);
      if (theirs && ours !== theirs) element.setAttribute(name, ours);
    }
  };
  const sayText = (node) => {
    const ours = said(node.data, texts);
    if (ours !== node.data) node.data = ours;
  };
  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return sayText(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.classList.contains("js-plotly-plot")) return undefined;
    sayAttributes(node);
    return node.childNodes.forEach(say);
  };

  // Numbers in a grid are written as the browser's languages write them; the page has one of its own.
  Object.defineProperty(navigator, "languages", { get: () => [spoken()] });

  const speak = () => {
    const language = spoken();
    if (language === document.documentElement.lang && attributes) return;
    document.documentElement.lang = language;
    attributes = rules("attributes", language);
    texts = rules("texts", language);
    if (document.body) say(document.body);
  };
  for (const change of ["address", "popstate"]) window.addEventListener(change, speak);
  speak();
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") sayAttributes(change.target);
      else if (change.type === "characterData") sayText(change.target);
      else change.addedNodes.forEach(say);
    }
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
