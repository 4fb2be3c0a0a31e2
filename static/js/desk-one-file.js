// Where desk.js gets the second program from: in the one-file edition, a block of the page. Its
// style is with the faces.

/** @returns {Promise<() => Promise<unknown>>} what starts the program */
async function desk() {
  const program = await unpacked("desk-wasm");
  return () => desk_bindgen({ module_or_path: program });
}
