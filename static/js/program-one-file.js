// Where start.js gets the wasm from: in the one-file edition, a block of the page.

/**
 * @param {string} id the block's
 * @returns {Promise<ArrayBuffer>} what it holds, unpacked
 */
async function unpacked(id) {
  const text = document.getElementById(id)?.textContent ?? "";
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** @returns {Promise<ArrayBuffer>} the program */
async function program() {
  const source = await unpacked("wasm");
  // Once all is loaded, browsers go to what the fragment names. Were the app up by then, it would
  // take that for the reader's own way, and keep the story's beginning as their place.
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", () => setTimeout(resolve)));
  return source;
}
