// Where start.js gets the wasm from: on the site, a file beside the page. In another lie
// the styles of what only the app shows, which apply before it starts.

/**
 * @param {string} type the type of a file that the page preloads
 * @returns {Promise<Response>} the file
 */
async function beside(type) {
  const link = document.querySelector(`link[type="${type}"]`);
  const response = await fetch(link instanceof HTMLLinkElement ? link.href : "");
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * @param {Response} response a style sheet
 * @returns {Promise<CSSStyleSheet>} the sheet, whole
 */
async function sheet(response) {
  const text = await response.text();
  // WebKit takes an answer that breaks off for whole.
  if (!text.endsWith("/* whole */")) throw new Error("the styles are cut short");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** @returns {Promise<Response>} the program, as a response to compile while it arrives */
async function program() {
  const [wasm, css] = await Promise.all([beside("application/wasm"), beside("text/css").then(sheet)]);
  document.adoptedStyleSheets.push(css);
  return wasm;
}
