// Starts the app, and says so in one quiet line when it cannot run. The text
// needs none of this.
(() => {
  "use strict";
  const root = document.documentElement;

  /** @param {string} reason why there is no app, as a whole sentence */
  const fail = (reason) => {
    if (root.dataset.app === "failed") return;
    root.dataset.app = "failed";
    delete root.dataset.returning;
    for (const slot of document.querySelectorAll("[data-slot], #panels")) slot.setAttribute("inert", "");
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = `${reason} The text is all here; only themes, type and places are not.`;
  };

  const alone = location.protocol === "file:" && root.dataset.edition === "site";
  const missing = alone
    ? "Saved by itself, this page is for reading only; the library as one file can do more."
    : "A part of the reader could not be loaded. Loading the page again may help.";
  const stopped = "The reader's program stopped. Loading the page again may help.";

  // A trap leaves the module in an unknown state: from then on it is not used.
  addEventListener("error", (event) => {
    if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError) fail(stopped);
  });

  if (!globalThis.WebAssembly) return fail("This browser has WebAssembly switched off.");
  if (typeof wasm_bindgen !== "function") return fail(missing);

  program()
    .then((source) => wasm_bindgen({ module_or_path: source }))
    .catch((error) => fail(error instanceof WebAssembly.RuntimeError ? stopped : missing));
})();
