// "Keep a copy": saves the library, or one story of it, as one file that opens anywhere. It is
// the one-file edition with its slots filled: which stories, which one it opens with (`data-opens`),
// and the reader's own settings and places (`data-kept`), if they asked for that. Scripts and
// styles are never touched, so that the file's policy goes on admitting them.
(() => {
  "use strict";
  const root = document.documentElement;
  const { library, edition } = root.dataset;
  const oneFile = edition === "one-file";
  const panel = document.getElementById("keep-a-copy");
  const said = panel?.querySelector("output");
  const [ofAll, ofStory] = panel?.querySelectorAll(".item") ?? [];
  const settings = panel?.querySelector("input");
  const script = document.currentScript;
  if (!panel || !said || !settings || !(ofStory instanceof HTMLElement) || !(ofAll instanceof HTMLElement)) return;

  /** What the build says of the whole document; the rest the app does. */
  const OWN = ["lang", "dir", "data-library", "data-edition", "data-title", "data-source", "data-opens"];
  /** What the build has written before this script: neither the app nor a translator was here yet. */
  const untouched = oneFile ? document.body.cloneNode(true) : undefined;

  /** This document, as it was built: without its styles, which a browser spells otherwise. */
  const own = () => {
    const html = /** @type {HTMLElement} */ (root.cloneNode(false));
    for (const name of html.getAttributeNames()) if (!OWN.includes(name)) html.removeAttribute(name);
    const head = /** @type {HTMLElement} */ (document.head.cloneNode(true));
    for (const meta of head.querySelectorAll("[data-default]"))
      meta.setAttribute("content", meta.getAttribute("data-default") ?? "");
    const body = /** @type {HTMLElement} */ (untouched?.cloneNode(true));
    for (let node = script?.nextSibling; node; node = node.nextSibling) body.append(node.cloneNode(true));
    html.append(head, body);
    const styles = Array.from(html.querySelectorAll("style"), (style, number) => {
      style.replaceWith(document.createComment(`style ${number}`));
      return `<style>${style.textContent}</style>`;
    });
    return { html, styles };
  };

  /**
   * A document with this text. Of all ways to one this alone is not for code in a text, so that
   * Trusted Types leave it open.
   * @param {string} text
   * @returns {Promise<HTMLElement>}
   */
  const parsed = (text) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", URL.createObjectURL(new Blob([text], { type: "text/html" })));
      request.responseType = "document";
      request.onload = () => (request.responseXML ? resolve(request.responseXML.documentElement) : reject());
      request.onerror = reject;
      request.send();
    });

  /** The one-file edition beside this page, without its styles, which this page's policy forbids. */
  const beside = async () => {
    const response = await fetch("lamplight.html");
    const text = await response.text();
    // Not a page to log in at, nor one that broke off, which WebKit takes for whole.
    if (!response.ok || !text.includes(` data-library="${library}"`) || !text.endsWith("</html>\n")) throw new Error();
    /** @type {string[]} */
    const styles = [];
    // In this script, a block of that file, no comment may begin, nor a style.
    const bare = text.replace(/<(style)>.*?<\/\1>/gs, (style) => `<${"!"}--style ${styles.push(style) - 1}-->`);
    return { html: await parsed(bare), styles };
  };

  /** The slug of the story that is open, if one is. */
  const open = () =>
    oneFile ? document.querySelector(".story:is(:target, :has(:target))")?.id : root.dataset.story;

  /**
   * Leaves nothing but one story.
   * @param {HTMLElement} html
   * @param {Element} story
   */
  const leaveOnly = (html, story) => {
    const card = html.querySelector(`.story-card[data-slug="${story.id}"]`);
    for (const other of html.querySelectorAll(".story, .story-card")) if (other !== story && other !== card) other.remove();
    // These lead to other stories, and describe the library.
    for (const part of html.querySelectorAll('.onward [rel], head > [type="application/ld+json"], head > [property], head > [name=description]'))
      part.remove();
    html.dataset.opens = story.id;
  };

  /**
   * The reader's own records, as far as they are of use to what the copy holds.
   * @param {HTMLElement} html
   */
  const records = (html) => {
    const names = Object.keys(localStorage).filter((key) => key.startsWith(`${library}/`));
    const wanted = names.map((key) => key.slice(`${library}/`.length)).filter((name) => {
      const [, slug] = /^place\/([a-z0-9-]+)$/.exec(name) ?? [];
      return slug ? html.querySelector(`.story[id="${slug}"]`) : /^(preferences|appearance|theme\/\d)$/.test(name);
    });
    return Object.fromEntries(wanted.map((name) => [name, localStorage.getItem(`${library}/${name}`)]));
  };

  let address = "";
  /** @param {string | undefined} slug one story's; all that there is without */
  const keep = async (slug) => {
    said.textContent = "";
    try {
      const { html, styles } = oneFile ? own() : await beside();
      const story = slug ? html.querySelector(`.story[id="${slug}"]`) : null;
      if (story) leaveOnly(html, story);
      const shown = story ?? html.querySelector(`[id="${html.dataset.opens}"]`) ?? html.querySelector("#shelf");
      const title = shown?.getAttribute("data-title") ?? document.title;
      const named = html.querySelector("title");
      if (named) named.textContent = title;
      if (settings.checked) html.dataset.kept = JSON.stringify({ made: Date.now(), records: records(html) });
      const text = html.outerHTML.replace(/<[!]--style (\d)-->/g, (mark, number) => styles[number] ?? mark);
      const file = new Blob(["<!doctype html>\n", text], { type: "text/html" });
      URL.revokeObjectURL(address);
      address = URL.createObjectURL(file);
      // What no file system takes in a name, in any of them.
      const download = `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").slice(0, 80)}.html`;
      Object.assign(document.createElement("a"), { href: address, download }).click();
      said.textContent = `One file of ${(file.size / 1e6).toFixed(1)} MB, among your browser’s downloads.`;
    } catch {
      said.textContent = "The copy could not be made. It needs a network this time; loading this page again may help.";
    }
  };
  ofStory.onclick = () => keep(open());
  ofAll.onclick = () => keep(undefined);
  panel.addEventListener("beforetoggle", () => {
    const several = !oneFile || document.querySelectorAll(".story").length > 1;
    if (!several) ofAll.textContent = "Save a copy";
    ofStory.hidden = !several || !open();
    said.textContent = "";
  });
})();
