// What Streamlit cannot do by itself: a control of the bar unfolds at the end of the document, so that Tab would go through the whole page
// before it comes there. From the control Tab goes into what is unfolded, from its last field on to what follows the control, and from
// its first field Shift+Tab goes back. By roles of ARIA only: where they are other ones, Tab does what it did.
(() => {
  const STOPS = "a[href], button, input, select, textarea, [tabindex]";
  const opened = () => {
    for (const opener of document.querySelectorAll('[aria-haspopup="dialog"][aria-expanded="true"]')) {
      for (const unfolded of document.querySelectorAll('[role="dialog"][aria-label]')) {
        if (opener.textContent.includes(unfolded.getAttribute("aria-label"))) return [opener, unfolded];
      }
    }
    return [];
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const [opener, unfolded] = opened();
    if (!opener) return;
    // A field that was left has a tabIndex of -1 for as long as its choices are closed.
    const isThere = (stop) => (stop.tabIndex >= 0 || stop.matches("input")) && !stop.disabled && stop.getClientRects().length;
    const stops = [...unfolded.querySelectorAll(STOPS)].filter(isThere);
    const now = document.activeElement;
    if (!event.shiftKey && now === opener && stops.length) {
      stops[0].focus();
      event.preventDefault();
    } else if (event.shiftKey && now === stops[0]) {
      opener.focus();
      event.preventDefault();
    } else if (!event.shiftKey && now === stops.at(-1)) {
      opener.focus(); // and the browser goes on from there
    }
  });
})();
