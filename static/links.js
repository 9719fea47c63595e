// What Streamlit cannot do by itself: let a link in its Markdown, and so in a plain table, lead on within the visit. It opens every such link in
// a new tab, where nothing of the visit is left but what stands in the address. A link to a page of ours is followed as the browser's own
// buttons back and forward are: by the history, of which Streamlit hears. With a key held down, or to elsewhere, a link does what it did.
(() => {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href^='/'][target]");
    if (!link || link.origin !== location.origin || !/^\/\w*$/.test(link.pathname)) return; // a page is one word; files lie deeper
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
})();
