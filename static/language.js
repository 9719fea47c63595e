// Keeps <html lang> in step with ?lang= when the reader changes the language without loading the page anew.
// The server sets it for every page that is loaded (kompas/web.py); Streamlit itself never does.
(() => {
  const spoken = () => {
    const asked = new URLSearchParams(window.location.search).get("lang");
    document.documentElement.lang = asked === "en" ? "en" : "nl";
  };
  for (const change of ["pushState", "replaceState"]) {
    const original = history[change];
    history[change] = function (...given) {
      const result = original.apply(this, given);
      spoken();
      return result;
    };
  }
  window.addEventListener("popstate", spoken);
})();
