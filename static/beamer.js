// What Streamlit cannot do by itself: make all type of a page larger. With ?beamer= in the address the page is for a room: its type grows with
// the screen (static/beamer.css), and what is of no use on paper is of no use on the wall either (static/bare.css, otherwise for print only).
(() => {
  const follow = () => {
    const isOn = ["1", "true"].includes(new URLSearchParams(window.location.search).get("beamer"));
    document.documentElement.toggleAttribute("data-beamer", isOn);
    document.querySelector('link[href$="/bare.css"]').media = isOn ? "all" : "print";
  };
  for (const change of ["address", "popstate"]) window.addEventListener(change, follow);
  follow();
})();
