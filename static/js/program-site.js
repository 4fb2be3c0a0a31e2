// Where start.js gets the wasm from: on the site, a file beside the page.

/** @returns {Promise<Response>} the program, as a response to compile while it arrives */
async function program() {
  const link = document.querySelector('link[type="application/wasm"]');
  const response = await fetch(link instanceof HTMLLinkElement ? link.href : "");
  if (!response.ok) throw new Error(`the program answered ${response.status}`);
  return response;
}
