// In the page that holds the reader's window: opens a story in it, changes what can be
// changed, and says which words are in view. The driver calls it by `reading`.
"use strict";

/** @type {HTMLIFrameElement | undefined} */
let frame;
const win = () => frame.contentWindow;
const root = () => frame.contentDocument.documentElement;

/** How often a condition is looked at before it counts as never met; only a fault waits so long. */
const LOOKS = 600;

/** By how much of its height a line may be off: what is scrolled to is off by up to a pixel, and
    WebKit draws another face higher in a line that has not moved. */
const SLACK = 0.15;

const aFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const until = async (what, holds) => {
  for (let look = 0; look < LOOKS; look += 1) {
    if (holds()) return;
    await aFrame();
  }
  throw new Error(`it never came about that ${what}`);
};

/** Until what follows of a change has followed: the app acts by the next frame, and scrolls
    once more after that. */
const settled = async () => {
  for (let count = 0; count < 3; count += 1) await aFrame();
};

/** Until the faces that are asked for by now are there, and what follows has followed. */
const withFaces = async () => {
  const { fonts } = frame.contentDocument;
  if (fonts.status === "loaded") return;
  await fonts.ready;
  await settled();
};

const isReady = () => win().left !== true && root()?.dataset.app === "ready";

const kept = () => localStorage.getItem(`${root().dataset.library}/preferences`) ?? "";

/** Whether the browser draws what is in a section, or a piece of one: what is far from view it does not, and where
    that seems to be, too, means nothing. */
const isDrawn = (section) => section?.firstElementChild.checkVisibility({ contentVisibilityAuto: true }) ?? true;

/** Whether a box is seen of what a section holds: the browser cuts it off where it draws it only
    when it is near. */
const isWithin = (section, box) => {
  if (!section || win().getComputedStyle(section).contentVisibility !== "auto") return true;
  const { left, right } = section.getBoundingClientRect();
  return box.left < right && box.right > left;
};

/** The text's nodes, each with the number of its first character, beginning with that of a number. */
function* nodes(begin) {
  const article = frame.contentDocument.querySelector("article[data-slug]");
  const texts = frame.contentDocument.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let from = 0;
  for (let text = texts.nextNode(); text; from += text.length, text = texts.nextNode()) {
    if (from + text.length > begin) yield { text, from, inText: text.parentElement.closest(".prose, .notes") !== null };
  }
}

/** The text's characters, each with its number, as far as they are drawn and not blank: from a
    number on, and of no node whose box is before what is meant. */
function* characters(begin, isBefore) {
  const range = frame.contentDocument.createRange();
  // In pages, pieces are no boxes.
  const runs = root().dataset.layout === "paged" ? ".section" : ".piece, .section";
  let [section, drawn] = [null, true];
  for (const { text, from, inText } of nodes(begin)) {
    const run = text.parentElement.closest(runs);
    if (run !== section) {
      section = run;
      drawn = isDrawn(section);
    }
    if (!drawn) continue;
    range.selectNodeContents(text);
    const whole = range.getBoundingClientRect();
    if (isBefore(whole) || !isWithin(section, whole)) continue;
    for (let index = Math.max(0, begin - from); index < text.length; index += 1) {
      if (/\s/.test(text.data[index])) continue;
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      const box = range.getBoundingClientRect();
      if (box.height > 0 && isWithin(section, box)) yield { at: from + index, box, inText, text, index };
    }
  }
}

/** What the reader sees of the text: between the bars, or a page. */
const view = () => {
  const paged = root().dataset.layout === "paged";
  const style = win().getComputedStyle(root());
  if (paged) {
    const box = frame.contentDocument.querySelector("article[data-slug]").parentElement.getBoundingClientRect();
    return { paged, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
  }
  return {
    paged,
    left: 0,
    right: win().innerWidth,
    top: parseFloat(style.scrollPaddingTop),
    bottom: win().innerHeight - parseFloat(style.scrollPaddingBottom),
  };
};

const word = ({ text, index }) => /^\S*/.exec(text.data.slice(index))[0].slice(0, 20);

/** The first character whose line is wholly in view, but for so much of its height; of the text
    alone, if that is asked. */
const first = (ofTheText, slack = 0) => {
  const { paged, left, top } = view();
  const before = paged ? (box) => box.right <= left + 1 : (box) => box.bottom <= top + 1;
  for (const character of characters(0, before)) {
    const { box, at, inText } = character;
    if (ofTheText && !inText) continue;
    if (paged ? box.left >= left - 1 : box.top >= top - 0.5 - slack * box.height) return { at, word: word(character) };
  }
  return null;
};

/** Where the character of this number is, and whether it can be seen; of the heading, whether
    the page is at its beginning. */
const find = (sought) => {
  for (const character of characters(sought, () => false)) {
    const { at, box } = character;
    // What is drawn next says nothing of a word that is not.
    if (at !== sought) return null;
    const seen = view();
    // Of a line that is taller than what is left for it, the top.
    const slack = SLACK * box.height;
    const fits = box.bottom <= seen.bottom + slack || box.top <= seen.top + 1;
    const { scrollLeft } = frame.contentDocument.querySelector("article[data-slug]").parentElement;
    const within = box.left >= seen.left - 1 && box.right <= seen.right + 1 && box.top >= seen.top - slack && fits;
    return {
      inView: character.inText ? within : scrollLeft === 0 && win().scrollY === 0,
      box: [box.left, box.top, box.right, box.bottom].map((side) => Math.round(side * 100) / 100),
      view: seen,
      scrolled: [win().scrollY, scrollLeft],
      foot: frame.contentDocument.querySelector(".time-left").textContent,
    };
  }
  return null;
};

const reading = (globalThis.reading = {
  /** Opens a page in a window of its own, as a reader with these preferences and nothing else. */
  async open({ address, library, preferences, size }) {
    frame?.remove();
    localStorage.clear();
    localStorage.setItem(`${library}/preferences`, JSON.stringify({ version: 1, turn: "none" }));
    localStorage.setItem(`${library}/appearance`, JSON.stringify({ "data-turn": "none" }));
    frame = document.createElement("iframe");
    document.body.append(frame);
    reading.resize(size);
    win().location.replace(address);
    await until("the app is up", isReady);
    for (const change of preferences) await reading.choose(change);
    await settled();
    await withFaces();
  },

  /** Goes on to a share of the text, and says which word is then first in view. */
  async goTo(share) {
    const seen = view();
    let turns = 0;
    if (seen.paged) {
      const article = frame.contentDocument.querySelector("article[data-slug]");
      const pages = Math.round(article.getBoundingClientRect().width / (seen.right - seen.left));
      turns = Math.floor(share * pages);
      for (let turn = 0; turn < turns; turn += 1) frame.contentDocument.querySelector(".turn-on").click();
    } else {
      const height = root().scrollHeight - win().innerHeight;
      win().scrollTo(0, share * height);
    }
    await settled();
    // At its beginning a page stays there: its title is what is first in view.
    const atBeginning = seen.paged ? turns === 0 : win().scrollY < 1;
    if (atBeginning) return first(false);
    const found = first(true);
    if (found && find(found.at).inView) return found;
    // Nothing of the text is in view yet, or no more.
    if (seen.paged) {
      frame.contentDocument.querySelector(".turn-back").click();
    } else {
      const { top } = frame.contentDocument.querySelector(".prose").getBoundingClientRect();
      win().scrollBy(0, top - seen.top + 3);
    }
    await settled();
    return first(true);
  },

  resize([width, height]) {
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
  },

  async choose({ name, value }) {
    const before = kept();
    const radio = frame.contentDocument.querySelector(`input[type=radio][name="${name}"][value="${value}"]`);
    const range = frame.contentDocument.querySelector(`input[type=range][name="${name}"]`);
    const toggle = frame.contentDocument.querySelector(`input[role=switch][name="${name}"]`);
    if (radio) {
      radio.click();
    } else if (toggle) {
      toggle.click();
    } else if (value === "") {
      range.closest(".range").querySelector("[name=put-back]").click();
    } else {
      range.value = value;
      range.dispatchEvent(new (win().InputEvent)("input", { bubbles: true }));
    }
    await until(`${name} ${value} is kept`, () => kept() !== before);
  },

  /** Changes something, waits until all has followed, and looks for a word. */
  async change({ kind, name, value, held, sought }) {
    if (kind === "window") {
      reading.resize(value);
      await until("the window has its size", () => win().innerWidth === value[0] && win().innerHeight === value[1]);
    } else if (kind === "root") {
      root().style.fontSize = value;
    } else if (kind === "reload") {
      const size = root().style.fontSize;
      win().left = true;
      win().location.reload();
      await until("the app is up again", isReady);
      root().style.fontSize = size;
    } else if (kind === "choose") {
      await reading.choose({ name, value });
    }
    await settled();
    if (!held) await withFaces();
    return reading.look(sought);
  },

  /** Where a word is, and which is first. */
  look: (sought) => {
    const [{ inText }] = nodes(sought);
    const exactly = first(inText);
    return { ...find(sought), first: exactly?.at === sought ? exactly : first(inText, SLACK) };
  },
});
