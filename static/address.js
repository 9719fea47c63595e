// What Streamlit cannot do by itself: let who goes back keep the choices. It writes a page into the history twice, without the choices and then
// with them, which is one step here; and it takes choices out of the address of a page to which the reader goes back, or to which a link
// leads (static/links.js): those whose controls it has not drawn yet.
// Whatever changes the address says so ("address"): static/language.js and static/beamer.js follow it.
(() => {
  let isArriving = false, isBack = false; // on a page where nobody did anything yet
  const begin = () => (isArriving = isBack = false);
  for (const action of ["pointerdown", "keydown"]) window.addEventListener(action, begin, true);
  window.addEventListener("popstate", () => (isBack = true), true);
  const isLess = (chosen) => {
    const here = [...new URLSearchParams(location.search)].map(String);
    return chosen.size < here.length && [...chosen].every((each) => here.includes(String(each)));
  };
  const { pushState, replaceState } = history;
  const write = (how, given) => {
    const to = new URL(given[2] ?? "", location.href);
    const isSamePage = to.pathname === location.pathname;
    if (isBack && isSamePage && isLess(to.searchParams)) return;
    (isArriving && isSamePage ? replaceState : how).apply(history, given);
    isArriving ||= !isSamePage;
    window.dispatchEvent(new Event("address"));
  };
  history.replaceState = (...given) => write(replaceState, given);
  history.pushState = (...given) => write(pushState, given);
})();
