// What Streamlit cannot do by itself: know how wide the screen is. A cookie says so before the page opens its connection, "wide" or "narrow"
// and nothing else, for as long as the browser is open (kompas/ui/screen.py reads it). A window that is made so much wider or narrower, or a
// page that is enlarged, needs other figures: then the page is loaded again, at the answer that was being read. All that was chosen stands in
// the address.
(() => {
  const wide = window.matchMedia("(min-width: 1250px)"); // where figures stand two by two each has some 500 pixels
  const isPrinting = () => window.matchMedia("print").matches;
  const wasWide = wide.matches;
  document.cookie = `screen=${wasWide ? "wide" : "narrow"}; path=/; SameSite=Strict`;
  let read; // the answer at the top of the screen, before all moved up or down
  const follow = () => {
    if (wide.matches !== wasWide) return;
    read = [...document.querySelectorAll("h2[id]")].filter((each) => each.getBoundingClientRect().top < window.innerHeight / 2).at(-1)?.id;
  };
  window.addEventListener("scroll", () => requestAnimationFrame(follow), { capture: true, passive: true });
  const load = () => {
    if (read) window.history.replaceState(window.history.state, "", `#${read}`);
    window.location.reload();
  };
  let resized;
  wide.addEventListener("change", () => {
    clearTimeout(resized);
    resized = setTimeout(() => {
      if (wide.matches !== wasWide && !isPrinting()) load();
    }, 250);
  });
})();
