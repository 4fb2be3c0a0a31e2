// Where start.js gets the wasm from: on the site, a file beside the page.

/** @returns {Promise<Response>} the module, as a response to compile while it arrives */
async function module() {
  const link = document.querySelector('link[type="application/wasm"]');
  const response = await fetch(link instanceof HTMLLinkElement ? link.href : "");
  if (!response.ok) throw new Error(`the module answered ${response.status}`);
  return response;
}
