// On the shelf of a library that is too large to be kept whole unasked: keeps all of it where
// the reader says so, and says how far that is.
(async () => {
  "use strict";
  const place = document.querySelector(".keep-all");
  const button = place?.querySelector("button");
  const said = place?.querySelector("output");
  if (!place || !button || !said || !navigator.serviceWorker) return;
  const { active } = await navigator.serviceWorker.ready;

  /**
   * Asks the worker how much is kept; has it keep some more before, if that is what is asked.
   * @param {"kept" | "keep more"} what
   * @returns {Promise<{ missing: number, bytes: number, missingBytes: number, failed: string }>}
   */
  const ask = (what) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active?.postMessage(what, [port2]);
    });
  /** @param {number} bytes */
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

  let keeping = false;
  let now = await ask("kept");
  const show = () => {
    const all = `${megabytes(now.bytes)} MB`;
    const some = `${megabytes(now.bytes - now.missingBytes)} of ${all} are kept.`;
    button.hidden = !now.missing;
    button.textContent = `Keep every story for reading without a network (${megabytes(now.missingBytes)} MB)`;
    said.textContent = !now.missing
      ? `Every story is kept for reading without a network: ${all}.`
      : now.failed === "full"
        ? `This browser has no room for more; ${some}`
        : now.failed
          ? `The network broke off; ${some}`
          : keeping
            ? some
            : "";
  };
  button.onclick = async () => {
    if (keeping) return;
    keeping = true;
    do {
      now = await ask("keep more");
      show();
    } while (now.missing && !now.failed);
    keeping = false;
  };
  show();
  place.removeAttribute("hidden");
})();
