// What Streamlit cannot do by itself: know how wide the screen is. A cookie says so before the page opens its connection, "wide" or "narrow"
// and nothing else, for as long as the browser is open (kompas/ui/screen.py reads it). A window that is made so much wider or narrower, or a
// page that is enlarged, needs other figures: then the page is loaded again. All that was chosen stands in the address.
(() => {
  const wide = window.matchMedia("(min-width: 1250px)"); // where figures stand two by two each has some 500 pixels
  const isPrinting = () => window.matchMedia("print").matches;
  const wasWide = wide.matches;
  document.cookie = `screen=${wasWide ? "wide" : "narrow"}; path=/; SameSite=Strict`;
  let resized;
  wide.addEventListener("change", () => {
    clearTimeout(resized);
    resized = setTimeout(() => {
      if (wide.matches !== wasWide && !isPrinting()) window.location.reload();
    }, 250);
  });
})();
