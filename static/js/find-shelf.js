// On the page for an address at which nothing is: it can be served at any
// depth, so it looks for the shelf in this folder and in those above.
(async () => {
  "use strict";
  const link = document.querySelector("a.shelf-link");
  const id = document.documentElement.dataset.library;
  if (!(link instanceof HTMLAnchorElement)) return;
  // Without empty names: an address that begins with two slashes would name another host.
  const folders = location.pathname.split("/").slice(1, -1).filter(Boolean);
  // Some way up at most: an address can be thousands of folders deep.
  for (let depth = Math.min(folders.length, 16); depth >= 0; depth -= 1) {
    const folder = `/${folders.slice(0, depth).map((name) => `${name}/`).join("")}`;
    try {
      const response = await fetch(`${folder}index.html`);
      // Some hosts answer every address with some page: only ours counts.
      if (response.ok && (await response.text()).includes(`data-library="${id}"`)) {
        link.href = `${folder}index.html`;
        return;
      }
    } catch {
      // Without a network, only what is kept answers.
    }
  }
})();
