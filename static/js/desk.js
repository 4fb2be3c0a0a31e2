// Fetches the second program, the desk: what a reader does with a text besides reading on. It
// comes when something of it is first wanted, and finds what that was.
(() => {
  "use strict";
  const root = document.documentElement;
  const { library, story, edition } = root.dataset;
  const host = document.getElementById("desk");
  if (!host) return;

  /**
   * @param {string} text what a panel says that waits for the desk
   * @param {boolean} failed whether it waits in vain
   */
  const say = (text, failed) => {
    for (const line of document.querySelectorAll(".waiting")) {
      line.textContent = text;
      line.toggleAttribute("data-failed", failed);
    }
  };

  /** Waits for the reader's program, which the desk asks to move the text. */
  const reader = () =>
    /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const look = () => root.dataset.app === "ready" && resolve();
        new MutationObserver(look).observe(root, { attributeFilter: ["data-app"] });
        look();
      })
    );

  let asked = false;
  const open = async () => {
    if (asked) return;
    asked = true;
    say("One moment …", false);
    try {
      const [start] = await Promise.all([desk(host.dataset), reader()]);
      await start();
    } catch {
      asked = false;
      say("This part of the reader could not be loaded. Open it again to try once more.", true);
    }
  };

  // Words to find can be written at once. The desk takes this field away, and goes on with what is
  // in it by then.
  const early = document.createElement("input");
  early.className = "field";
  early.placeholder = "Words to find";
  early.setAttribute("aria-label", early.placeholder);
  early.autocomplete = "off";
  early.maxLength = 200;
  early.autofocus = true;
  early.toggleAttribute("data-early", true);
  early.addEventListener("focus", () => {
    early.select();
    // WebKit still moves the caret after it has told of the focus.
    const { value } = early;
    setTimeout(() => early.value === value && early.select());
  });

  // These events do not bubble, but are captured.
  document.addEventListener(
    "beforetoggle",
    ({ target, newState }) => {
      const waiting = target instanceof Element && target.querySelector(".waiting");
      if (newState !== "open" || !waiting) return;
      if (target.id === "find" && !root.dataset.desk) waiting.before(early);
      open();
    },
    true,
  );
  document.addEventListener("lamplight-desk", open);
  const selected = () => {
    const selection = getSelection();
    if (selection && !selection.isCollapsed && selection.anchorNode?.parentElement?.closest("article")) open();
  };
  document.addEventListener("selectionchange", selected);

  // What was done before this script came; an address can ask for words; what was marked is to be
  // shown.
  selected();
  if (host.dataset.asked || document.querySelector(":popover-open .waiting")) open();
  const waiting = document.querySelector("#find:popover-open .waiting");
  if (waiting) {
    waiting.before(early);
    early.focus();
  }
  if (/[?&](find|quote)=/.test(location.search)) open();
  const marked = `${library}/marked/${edition === "one-file" ? "" : story}`;
  /** @param {string | null} key */
  const isOfMarks = (key) => (edition === "one-file" ? key?.startsWith(marked) : key === marked);
  // Another tab marks the first words.
  addEventListener("storage", ({ key }) => isOfMarks(key) && open());

  /** Whether storage could say that something is marked: it is not blocked, and has room for it. */
  const tells = () => {
    const room = `${library}/room`;
    try {
      localStorage.setItem(room, "x".repeat(200));
      localStorage.removeItem(room);
      return true;
    } catch {
      return false;
    }
  };
  const show = async () => {
    try {
      if (Object.keys(localStorage).some(isOfMarks)) return open();
    } catch {
      // It is blocked.
    }
    const kept = await indexedDB.databases();
    if (kept.some(({ name }) => name === `${library}/marks`) && !tells()) open();
  };
  // Where there is no database, nothing is marked.
  show().catch(() => {});
})();
