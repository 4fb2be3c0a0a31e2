// Opened from disk, browsers keep a page of the site from reading the files
// beside it, so the app cannot start. The one-file edition can do everything:
// if it lies beside this page, go there, to the same story and the same place.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  // From disk a file's content cannot be read, but whether it is there can be told.
  fetch("lamplight.html", { mode: "no-cors" }).then(
    () => {
      // Not the file's name: a saved page may have been renamed.
      const slug = document.documentElement.dataset.story;
      const part = location.hash.slice(1);
      const fragment = slug ? `#${slug}${part ? `.${part}` : ""}` : "";
      location.replace(`lamplight.html${location.search}${fragment}`);
    },
    () => {},
  );
})();
