// Where start.js gets the wasm from: in the one-file edition, a block of the page.

/** @returns {Promise<ArrayBuffer>} the program, unpacked */
async function program() {
  const text = document.getElementById("wasm")?.textContent ?? "";
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(unpacked).arrayBuffer();
  // Once all is loaded, browsers go to what the fragment names. Were the app up by then, it would
  // take that for the reader's own way, and keep the story's beginning as their place.
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", () => setTimeout(resolve)));
  return source;
}
