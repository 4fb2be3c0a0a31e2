// Once the text is there and before it is painted: goes to the words at which
// the reader stopped. The app does the same whenever the layout changes.
(() => {
  "use strict";
  const root = document.documentElement;
  const oneFile = root.dataset.edition === "one-file";
  const [, slug = "", part = ""] = oneFile ? /^#([^.]*)\.?(.*)$/.exec(location.hash) ?? [] : ["", "", location.hash];
  // An address that names a part of the text means that part, and a finished
  // story begins again; but loading a page anew, or coming back to it, does not
  // move the reader.
  const [navigation] = performance.getEntriesByType("navigation");
  const again = navigation instanceof PerformanceNavigationTiming && navigation.type !== "navigate";
  if (part && !again) return;
  const article = document.querySelector(oneFile ? `article[data-slug="${CSS.escape(slug)}"]` : "article[data-slug]");
  if (!(article instanceof HTMLElement)) return;
  const go = () => {
    const { version, block, offset, progression } =
      JSON.parse(localStorage.getItem(`${root.dataset.library}/place/${article.dataset.slug}`) ?? "{}");
    if (version !== 1 || (progression >= 1 && !again)) return;
    const prefix = oneFile ? `${slug}.` : "";
    const element = document.getElementById(`${prefix}p${Number(block)}`);
    // The text may have been cut: the app looks for the words that stood there.
    root.dataset.resumed = String(scrollY);
    if (!element || !article.contains(element)) return;
    const range = document.createRange();
    range.selectNodeContents(element);
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = Number(offset) || 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const length = text.nodeValue?.length ?? 0;
      if (left < length) {
        range.setStart(text, left);
        range.setEnd(text, left + 1);
        break;
      }
      left -= length;
    }
    const line = range.getBoundingClientRect();
    const padding = parseFloat(getComputedStyle(root).scrollPaddingBlockStart) || 0;
    scrollBy(0, line.top - padding);
    root.dataset.resumed = String(scrollY);
  };
  try {
    go();
    // Once all is loaded, browsers go to what the fragment names: the story's beginning.
    if (oneFile) addEventListener("load", () => setTimeout(() => root.dataset.app !== "ready" && go()));
    // A face that arrives moves the words. The app holds them, once it is up.
    document.fonts.addEventListener("loadingdone", () => {
      if (root.dataset.app !== "ready" && Math.abs(scrollY - Number(root.dataset.resumed)) < 1) go();
    });
  } catch {
    // No place kept, or storage is blocked: the story begins at its beginning.
  }
})();
