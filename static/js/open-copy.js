// In a copy that a reader kept: puts the settings and places that came along into this browser,
// once, and where it has none of its own; and opens with the story that it was made of.
(() => {
  "use strict";
  const { library, kept, opens } = document.documentElement.dataset;
  if (opens && !location.hash) location.replace(`#${opens}`);
  if (!kept) return;
  try {
    const { made, records } = JSON.parse(kept);
    const mark = `${library}/copy`;
    // What the reader has reset or deleted since does not come back, nor what an older copy has.
    if (Number(localStorage.getItem(mark)) >= made) return;
    for (const [name, value] of Object.entries(records))
      if (localStorage.getItem(`${library}/${name}`) === null) localStorage.setItem(`${library}/${name}`, String(value));
    localStorage.setItem(mark, String(made));
  } catch {
    // Storage is blocked or full: the copy has its defaults.
  }
})();
