// Starts the app, and says so in one quiet line when it cannot run. The text
// needs none of this.
(() => {
  "use strict";
  const root = document.documentElement;

  /** @param {string} reason why there is no app, as a whole sentence */
  const fail = (reason) => {
    if (root.dataset.app === "failed") return;
    root.dataset.app = "failed";
    for (const slot of document.querySelectorAll("[data-slot], #panels")) slot.setAttribute("inert", "");
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = `${reason} The text is all here; only themes, type and places are not.`;
  };

  // A trap leaves the module in an unknown state: from then on it is not used.
  addEventListener("error", (event) => {
    if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError)
      fail("The reader's program stopped. Loading the page again may help.");
  });

  if (!globalThis.WebAssembly) return fail("This browser has WebAssembly switched off.");
  if (typeof wasm_bindgen !== "function") return fail("A part of the reader could not be loaded. Loading the page again may help.");

  program()
    .then((source) => wasm_bindgen({ module_or_path: source }))
    .catch((error) => {
      if (error instanceof WebAssembly.RuntimeError) fail("The reader's program stopped. Loading the page again may help.");
      else if (location.protocol === "file:") fail("From disk, this page works in full only beside lamplight.html.");
      else fail("A part of the reader could not be loaded. Loading the page again may help.");
    });
})();
