// Charts and the logo are drawn for the theme of the system on each run. Streamlit changes its own colours when the system goes from
// dark to light, but runs nothing anew: so the page is loaded again. All that was chosen stands in the address.
// On paper everything is light: static/print.css needs to know whether the page is dark.
(() => {
  const preferred = window.matchMedia("(prefers-color-scheme: dark)");
  const isPrinting = () => window.matchMedia("print").matches;
  preferred.addEventListener("change", () => {
    if (!isPrinting()) window.location.reload();
  });
  const isDark = () => {
    const app = document.querySelector(".stApp") || document.body;
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue < 384;
  };
  // Streamlit has charts drawn anew when their width changes, and measures them as they are on paper, where the page is set smaller: then
  // words of full size would lie over bars that shrank. On paper charts stay as they are on the screen.
  const Observer = window.ResizeObserver;
  window.ResizeObserver = class extends Observer {
    constructor(callback) {
      super((...given) => isPrinting() || callback(...given));
    }
  };
  // A chart larger than a sheet, or a column of one, is made to fit it, but not smaller than half: then it goes on on the next sheet.
  const SHEET = { width: 1000, height: 1250 }; // pixels that a sheet of print.css holds, less a heading and an answer
  const COLUMN = { width: 690, height: 690 };
  const fitted = (chart) => {
    const { width, height } = chart.closest(".st-key-wide") ? COLUMN : SHEET;
    return Math.max(0.5, Math.min(1, width / chart.offsetWidth, height / chart.offsetHeight));
  };
  window.addEventListener("beforeprint", () => {
    document.documentElement.toggleAttribute("data-dark", isDark());
    for (const chart of document.querySelectorAll(".js-plotly-plot")) chart.style.zoom = fitted(chart);
  });
  window.addEventListener("afterprint", () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) chart.style.zoom = "";
  });
})();
