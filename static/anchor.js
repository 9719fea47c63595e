// What Streamlit cannot do by itself: keep the heading that an address names at the top. It scrolls there as soon as the heading is drawn; what
// stands below it may still be to come, and a page that is too short cannot be scrolled so far. Until the reader does something, the heading
// is brought there again whenever something is added.
(() => {
  let isArriving = true;
  for (const action of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    window.addEventListener(action, () => (isArriving = false), { capture: true, passive: true });
  }
  window.addEventListener("popstate", () => (isArriving = true), true);
  new MutationObserver(() => {
    if (isArriving && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }).observe(document.documentElement, { subtree: true, childList: true });
})();
