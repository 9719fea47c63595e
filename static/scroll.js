// What Streamlit cannot do by itself: what scrolls within the page (a long query, a table that is wider than a telephone) can be scrolled
// by keyboard in every browser. By HTML only: a `pre`, or the box around a `table`, that holds more than it shows is a stop of Tab, as
// browsers that care for it have it themselves: not where there is a link or a button in it, which is a stop already.
(() => {
  const CONTENTS = "pre, pre > *, table";
  const scrolls = (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  const boxOf = (part) => part.closest("pre") || (part.matches("table") ? part.parentElement : part);
  const reach = (part) => {
    const box = boxOf(part);
    if (!box || !/auto|scroll/.test(getComputedStyle(box).overflow)) return;
    if (scrolls(box) && !box.querySelector("a[href], button")) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const resized = new ResizeObserver((changes) => changes.forEach((change) => reach(change.target)));
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (!(node instanceof HTMLElement)) continue;
      for (const content of [node, ...node.querySelectorAll(CONTENTS)]) {
        if (content.matches(CONTENTS)) [content, boxOf(content)].forEach((part) => part && resized.observe(part));
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true });
})();
