// Has the library kept for reading without a network, once the page is up, and offers a new
// edition of it where one lies ready. None is put in force that the reader has not asked for.
(() => {
  "use strict";
  const { serviceWorker } = navigator;
  const line = document.getElementById("notice");
  if (!serviceWorker || !line || !location.protocol.startsWith("http")) return;

  let reloading = false;
  const reload = () => {
    if (!reloading) location.reload();
    reloading = true;
  };
  // What was asked for in one tab holds in all: two editions do not go together. Not before the
  // worker is in force: WebKit would never let it answer for what the page loads.
  serviceWorker.addEventListener("message", ({ data, source }) => {
    if (data !== "reload" || !(source instanceof ServiceWorker)) return;
    if (source.state === "activated") reload();
    else source.addEventListener("statechange", reload);
  });

  /**
   * @param {string} text
   * @param {() => void} onclick
   */
  const button = (text, onclick) =>
    Object.assign(document.createElement("button"), { type: "button", className: "text-button", textContent: text, onclick });

  const start = async () => {
    // The one script that the page's policy lets be registered, whatever is asked for.
    const policy = globalThis.trustedTypes?.createPolicy("lamplight", { createScriptURL: () => "sw.js" });
    const script = /** @type {string} */ (policy?.createScriptURL("") ?? "sw.js");
    const registration = await serviceWorker.register(script, { updateViaCache: "none" });

    const key = `${document.documentElement.dataset.library}/later`;
    let later = sessionStorage.getItem(key) !== null;
    const offer = [
      button("Reload", () => {
        const { waiting } = registration;
        if (!waiting) return reload();
        waiting.addEventListener("statechange", () => waiting.state === "activated" && reload());
        waiting.postMessage("activate");
      }),
      button("Later", () => {
        later = true;
        line.replaceChildren();
        // Who came here by the keyboard has left the words, and is offered the way back.
        /** @type {HTMLElement | null} */ (document.querySelector(".way:not([hidden])"))?.focus();
        sessionStorage.setItem(key, "");
      }),
    ];
    const look = () => {
      const ready = registration.active && registration.waiting && !later;
      // Whatever else there is to say comes first.
      if (ready && !line.hasChildNodes()) line.append("A new edition is ready. ", ...offer);
      if (!ready && offer[0].isConnected) line.replaceChildren();
    };
    const watch = () => registration.installing?.addEventListener("statechange", look);
    registration.addEventListener("updatefound", watch);
    new MutationObserver(look).observe(line, { childList: true });
    watch();
    look();
    if (registration.active) await registration.update();
  };
  // Where storage is blocked or there is no network, all else is as ever.
  addEventListener("load", () => start().catch(() => {}));
})();
