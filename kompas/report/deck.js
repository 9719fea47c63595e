// One HTML file, two ways: to read, and to show in a room. Arrows, space, Page Up and Page Down, Home and End go from slide to slide,
// N shows what the speaker reads, D opens the page of the dashboard where the figure stands (where a slide has a way to it), F fills the
// screen, Escape goes back to reading.
(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const body = document.body, stage = document.querySelector("main");
  const slides = [...document.querySelectorAll(".slide")];
  const LOOKS = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false, showTips: false };
  const WIDTH = 1920, HEIGHT = 1080; // of the stage
  const WIDE = 490; // pixels of a figure from which names stand left of their marks
  let now = 0;

  const presents = () => body.classList.contains("presents");
  const sizeOf = (place) => (presents() ? "slide" : place.clientWidth >= WIDE ? "wide" : "page");
  // A figure of another size is drawn anew: Plotly would keep some of what it measured for the one before.
  const draw = (id) => {
    const place = document.getElementById(id), size = sizeOf(place);
    const figure = figures[id][size];
    const layout = { ...figure.layout, autosize: true };
    if (size === "slide") layout.height = Math.min(figure.layout.height, place.clientHeight || figure.layout.height);
    if (place.dataset.size && place.dataset.size !== size) Plotly.purge(place);
    place.dataset.size = size;
    Plotly.react(place, figure.data, layout, LOOKS);
  };
  const drawAll = () => Object.keys(figures).forEach(draw);
  const redraw = () => Object.keys(figures).forEach((id) => {
    const place = document.getElementById(id);
    if (place.dataset.size && place.dataset.size !== sizeOf(place)) draw(id);
  });
  const fit = () => {
    if (!presents()) return redraw();
    const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
    stage.style.transform = `scale(${scale}) translate(-50%, -50%)`;
  };
  const show = (place) => {
    now = Math.max(0, Math.min(slides.length - 1, place));
    slides.forEach((slide, index) => slide.classList.toggle("now", index === now));
    const figure = slides[now].querySelector(".figure");
    if (figure) draw(figure.id);
    history.replaceState(null, "", `#${now ? slides[now].id : ""}`);
    const heading = slides[now].querySelector("h1, h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const read = (isOpen) => document.querySelectorAll(".notes").forEach((notes) => (notes.open = isOpen));
  const begin = (place) => {
    body.classList.add("presents");
    fit();
    show(place);
  };
  const end = () => {
    body.classList.remove("presents", "with-notes");
    read(false);
    stage.style.transform = "";
    if (document.fullscreenElement) document.exitFullscreen();
    drawAll();
    slides[now].scrollIntoView();
  };
  const fill = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {}));
  const inSight = () => Math.max(0, slides.findIndex((slide) => slide.getBoundingClientRect().bottom > innerHeight / 3));
  const KEYS = {
    ArrowRight: () => show(now + 1), ArrowDown: () => show(now + 1), PageDown: () => show(now + 1), " ": () => show(now + 1),
    ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1), PageUp: () => show(now - 1),
    Home: () => show(0), End: () => show(slides.length - 1), Escape: end,
    n: () => read(body.classList.toggle("with-notes")), d: () => slides[now].querySelector(".way a")?.click(), f: fill,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !presents()) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  stage.addEventListener("click", (event) => {
    if (presents() && !event.target.closest("a, button, summary, .figure, .notes")) show(now + 1);
  });
  document.getElementById("present").addEventListener("click", () => { begin(inSight()); fill(); });
  addEventListener("resize", fit);
  document.fonts.ready.then(() => {
    drawAll();
    if (location.hash === "#present") begin(0);
  });
})();
