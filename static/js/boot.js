// Before the first paint: puts the reader's choices on the page, as the app
// wrote them down last time. What they mean only the app knows: the build writes
// the names that the app may set before this script.
(() => {
  "use strict";
  const root = document.documentElement;
  const id = root.dataset.library;
  // The app keeps the place itself; the browser's own guess would fight it.
  if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  try {
    /** @type {unknown} */
    const list = JSON.parse(localStorage.getItem(`${id}/appearance`) ?? "{}");
    for (const [name, value] of Object.entries(list ?? {})) {
      // Anything on this origin can write to storage: only the app's own names pass,
      // with short plain values or colours. Those that mean nothing the app undoes.
      if (!APPEARANCE_NAMES.includes(name)) continue;
      if (typeof value !== "string" || !/^(#[0-9a-f]{6}|[a-z0-9.-]{1,24})$/.test(value)) continue;
      if (name.startsWith("--")) root.style.setProperty(name, value);
      else root.setAttribute(name, value);
    }
    // The shelf keeps room for "continue" if there is something to go on with.
    const begun = Object.entries(localStorage).some(([key, place]) => {
      if (!key.startsWith(`${id}/place/`) || key.endsWith("/set-aside")) return false;
      try {
        const { progression, finished } = JSON.parse(place);
        return progression < 1 && finished !== 1;
      } catch {
        return false;
      }
    });
    if (begun) root.dataset.returning = "";
  } catch {
    // Blocked or unreadable storage: the page has its defaults.
  }
  if (root.dataset.theme) {
    const background = getComputedStyle(root).getPropertyValue("--background").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]"))
      meta.setAttribute("content", background);
  }
})();
