// Where start.js gets the wasm from: in the one-file edition, a block of the page.

/** @returns {Promise<ArrayBuffer>} the program, unpacked */
async function program() {
  const text = document.getElementById("wasm")?.textContent ?? "";
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
