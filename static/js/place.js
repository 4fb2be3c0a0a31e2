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
  const named = part && (!again || /^#?end$/.test(part));
  const article = document.querySelector(oneFile ? `article[data-slug="${CSS.escape(slug)}"]` : "article[data-slug]");
  if (!(article instanceof HTMLElement)) return;

  /**
   * Brings a line of a block into view.
   * @param {Element} block
   * @param {Range | Element} line
   */
  const show = (block, line) => {
    const section = block.closest(".section");
    const view = article.parentElement;
    if (!section || !view) return;
    for (const run of [".stretch", ".section", ".piece"]) block.closest(run)?.setAttribute("data-near", "");
    root.dataset.place = block.id;
    if (root.dataset.layout !== "paged") {
      const padding = parseFloat(getComputedStyle(root).scrollPaddingBlockStart) || 0;
      return scrollBy(0, line.getBoundingClientRect().top - padding);
    }
    const side = article.dir === "rtl" ? -1 : 1;
    /** @param {Range | Element} thing */
    const start = (thing) => {
      const { left, right } = thing.getBoundingClientRect();
      return side > 0 ? left : -right;
    };
    const { width } = view.getBoundingClientRect();
    const page = Math.floor((start(line) - start(section) + 1) / width);
    view.scrollLeft = side * (start(section) - start(article) + page * width);
  };

  const go = () => {
    const paged = root.dataset.layout === "paged";
    if (named) {
      // The browser goes there by itself, but to no whole page.
      const target = paged && document.querySelector(":target");
      return target && target.closest(".section") && show(target, target);
    }
    const { version, block, offset, progression, over } =
      JSON.parse(localStorage.getItem(`${root.dataset.library}/place/${article.dataset.slug}`) ?? "{}");
    if (version !== 1 || (progression >= 1 && !again)) return;
    const prefix = oneFile ? `${slug}.` : "";
    const element = document.getElementById(`${prefix}p${Number(block)}`);
    // The text may have been cut: the app looks for the words that stood there.
    root.dataset.resumed = String(scrollY);
    // After the text nothing has its place until the app has counted the pages.
    if (paged && over) return;
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
    // Whoever has read nothing yet sees the title, too.
    const unread = Number(block) === 1 && !offset && !scrollY;
    if (unread && !paged && range.getBoundingClientRect().bottom < innerHeight) return;
    show(element, range);
    root.dataset.resumed = String(scrollY);
  };
  try {
    go();
    // Once all is loaded, browsers go to what the fragment names: the story's beginning.
    if (oneFile) addEventListener("load", () => setTimeout(() => root.dataset.app !== "ready" && go()));
    // A face that arrives moves the words, and a shorter text is pushed back to its end. The app
    // holds them, once it is up.
    // WebKit does not always tell of it; the text has another size then.
    const hold = () => {
      const by = Number(root.dataset.resumed) - scrollY;
      const pushed = by >= 1 && root.scrollHeight - innerHeight - scrollY < 1;
      if (root.dataset.app !== "ready" && (pushed || Math.abs(by) < 1)) go();
    };
    document.fonts.addEventListener("loadingdone", hold);
    new ResizeObserver(hold).observe(article);
  } catch {
    // No place kept, or storage is blocked: the story begins at its beginning.
  }
})();
