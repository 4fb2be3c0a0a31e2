// Where desk.js gets the second program from: on the site, files beside the page.

/**
 * @param {DOMStringMap} files the names of the files
 * @returns {Promise<() => Promise<unknown>>} what starts the program
 */
async function desk({ style = "", glue = "", wasm = "" }) {
  /** @param {string} name */
  const fetched = async (name) => {
    const response = await fetch(name);
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    return response;
  };
  // A module that did not come is not asked for again under the same name.
  const fresh = () => import(`./${glue}`).catch(() => import(`./${glue}?again=${Date.now()}`));
  const [program, css, { start }] = await Promise.all([fetched(wasm), fetched(style).then(sheet), fresh()]);
  return () => {
    document.adoptedStyleSheets.push(css);
    return start({ module_or_path: program });
  };
}
