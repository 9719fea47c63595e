// What Streamlit cannot do by itself: let who goes back keep the choices. It writes a page into the history twice, without the choices and then
// with them, which is one step here; and it takes the choices out of the address of a page to which the reader goes back.
// Whatever changes the address says so ("address"): static/language.js and static/beamer.js follow it.
(() => {
  let isArriving = false, isBack = false; // on a page where nobody did anything yet
  const begin = () => (isArriving = isBack = false);
  for (const action of ["pointerdown", "keydown"]) window.addEventListener(action, begin, true);
  window.addEventListener("popstate", () => (isBack = true), true);
  const { pushState, replaceState } = history;
  const write = (how, given) => {
    const to = new URL(given[2] ?? "", location.href);
    const isSamePage = to.pathname === location.pathname;
    if (isBack && isSamePage && !to.search) return;
    (isArriving && isSamePage ? replaceState : how).apply(history, given);
    isArriving ||= !isSamePage;
    window.dispatchEvent(new Event("address"));
  };
  history.replaceState = (...given) => write(replaceState, given);
  history.pushState = (...given) => write(pushState, given);
})();
