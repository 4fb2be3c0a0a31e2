// Starts the app, and says so in one quiet line when it cannot run. The text
// needs none of this.
(() => {
  "use strict";
  const root = document.documentElement;

  /** @param {string} reason why there is no app, and what may help, in whole sentences */
  const fail = (reason) => {
    if (root.dataset.app === "failed") return;
    root.dataset.app = "failed";
    delete root.dataset.returning;
    if (root.dataset.layout) {
      // Nobody turns the pages: the text is to be scrolled.
      delete root.dataset.layout;
      document.getElementById(root.dataset.place ?? "")?.scrollIntoView();
    }
    for (const slot of document.querySelectorAll("[data-slot]")) slot.setAttribute("inert", "");
    // An open panel would lie on the text, and its buttons do nothing any more.
    document.getElementById("panels")?.setAttribute("hidden", "");
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = `${reason} The text is all here; only themes, type and places are not.`;
  };

  const alone = location.protocol === "file:" && root.dataset.edition === "site";
  const missing = alone
    ? "Saved by itself, this page is for reading only; the library as one file can do more."
    : root.dataset.edition === "site"
      ? "A part of the reader could not be loaded. Loading the page again may help."
      : "A part of this file is damaged. Getting the file again may help.";
  const refused =
    "The host of this page forbids the reader's program. Its policy must allow 'wasm-unsafe-eval'; the library as one file needs no host.";
  const stopped =
    "The reader's program stopped, perhaps for want of memory. Loading the page again, with fewer others open, may help.";

  /** @param {unknown} error whatever was thrown; to be refused memory is no trap, but ends alike */
  const isTrap = (error) => /^(Runtime|Range|Internal)Error|out of memory/.test(String(error));
  // A trap leaves the module in an unknown state: from then on it is not used.
  addEventListener("error", (event) => {
    if (isTrap(event.error)) fail(stopped);
  });
  addEventListener("unhandledrejection", (event) => {
    if (isTrap(event.reason)) fail(stopped);
  });

  if (!globalThis.WebAssembly) return fail("This browser has WebAssembly switched off. Its settings may allow it for this page.");
  if (typeof wasm_bindgen !== "function") return fail(missing);

  program()
    .then((source) => wasm_bindgen({ module_or_path: source }))
    // Every engine names the policy, each in its own words.
    .catch((error) => fail(isTrap(error) ? stopped : /Security Policy|CSP/i.test(String(error)) ? refused : missing));
})();
