// What Streamlit cannot do by itself: let who goes back keep the choices. It writes a page into the history several times: the page that is
// left already with the choices of the one to come, and that one without its choices and then with them. What comes of one action of the
// reader is one step here. It also takes choices out of the address of a page to which the reader goes back, or to which a link
// leads (static/links.js): those whose controls it has not drawn yet.
// Whatever changes the address says so ("address"): static/language.js and static/beamer.js follow it.
(() => {
  let hasStepped = true, isBack = false; // since the reader did something: a page that is loaded or gone back to is a step by itself
  const begin = () => (hasStepped = isBack = false);
  for (const action of ["pointerdown", "keydown"]) window.addEventListener(action, begin, true);
  window.addEventListener("popstate", () => (hasStepped = isBack = true), true);
  const isLess = (chosen) => {
    const here = [...new URLSearchParams(location.search)].map(String);
    return chosen.size < here.length && [...chosen].every((each) => here.includes(String(each)));
  };
  const { pushState, replaceState } = history;
  const write = (how, given) => {
    const to = new URL(given[2] ?? "", location.href);
    const isSamePage = to.pathname === location.pathname;
    if (isBack && isSamePage && isLess(to.searchParams)) return;
    (hasStepped ? replaceState : how).apply(history, given);
    hasStepped ||= how === pushState;
    window.dispatchEvent(new Event("address"));
  };
  history.replaceState = (...given) => write(replaceState, given);
  history.pushState = (...given) => write(pushState, given);
})();
