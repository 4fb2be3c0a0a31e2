// In front of every script of these journeys: `stepsOf(window)` is what a reader does with marks
// and with "Your data" in that window. Each step waits for what it leads to, and never for a time.
const stepsOf = (page) => {
  const { document } = page;
  const root = document.documentElement;
  const { library } = root.dataset;
  /** What the page had before anything was altered. */
  const own = page.unaltered ?? { indexedDB: page.indexedDB, localStorage: page.localStorage };
  const panel = (id) => document.getElementById(id);
  const of = (selector) => document.querySelector(`#your-data ${selector}`);

  /** Everything the page says of what went wrong. */
  const said = () =>
    [panel('notice'), of('.done [role=status]')].map((line) => line?.textContent ?? '').join(' ').trim();

  const until = (what, look) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const again = () => {
        let failed = '';
        try {
          const seen = look();
          if (seen) return resolve(seen);
        } catch (error) {
          failed = ` (${error})`;
        }
        if (performance.now() - begun > 8000)
          return reject(new Error(`it never came about that ${what}${failed}; the page says “${said()}”`));
        setTimeout(again, 5);
      };
      again();
    });

  const settled = () => until('all is kept, or said not to be', () => root.dataset.keeping === undefined);
  const opened = (id) => panel(id).matches(':popover-open');
  const bar = (title) => document.querySelector(`.selection-bar button[title="${title}"]`);
  const close = (id) => opened(id) && panel(id).hidePopover();

  /** Opens a panel, and waits until the desk has filled it. */
  const open = async (id) => {
    if (!opened(id)) panel(id).showPopover();
    await until(`${id} is there`, () => panel(id).querySelector('[data-slot] > *'));
  };

  /** Selects nothing, and leaves the mark that was chosen. */
  const leave = async () => {
    page.getSelection().removeAllRanges();
    document.querySelector('article[data-slug] h1').click();
    await until('the bar is away', () => !document.querySelector('.selection-bar'));
  };

  /** The first words of a paragraph, by its number: always the same. */
  const words = (number) => {
    const texts = document.createTreeWalker(document.getElementById(`p${number}`), NodeFilter.SHOW_TEXT);
    let text = texts.nextNode();
    while (text.nodeValue.trim().length < 12) text = texts.nextNode();
    const end = text.nodeValue.indexOf(' ', 10);
    return { text, end: end < 0 ? text.nodeValue.length : end };
  };

  /** In WebKit, what is selected in one frame ends what is in another: there one chooses at a time,
      and only what follows is done at once. */
  const choosing = (chooses) =>
    page !== page.top && page.navigator.vendor.startsWith('Apple') ? page.navigator.locks.request('choosing', chooses) : chooses();

  /** Clicks on a paragraph's first words, which are marked. */
  const click = async (number) => {
    await leave();
    const { text, end } = words(number);
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, end);
    text.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, height } = range.getClientRects()[0];
    const at = { clientX: left + height / 2, clientY: top + height / 2 };
    text.parentElement.dispatchEvent(new page.MouseEvent('click', { bubbles: true, ...at }));
    await until('the bar is there', () => bar('Delete the mark'));
  };

  /** Selects a paragraph's first words, and presses a button of the bar beside them. */
  const press = (number, title) =>
    choosing(async () => {
      await leave();
      const { text, end } = words(number);
      page.getSelection().setBaseAndExtent(text, 0, text, end);
      (await until(`the bar has “${title}”`, () => bar(title))).click();
    });

  /** Marks a paragraph's first words, or gives the mark there another tone. */
  const mark = async (number, tone) => {
    await press(number, `Mark in ${tone}`);
    await settled();
  };

  /** Deletes the mark on a paragraph's first words. */
  const unmark = async (number) => {
    await press(number, 'Delete the mark');
    await settled();
  };

  /** Writes into the field of a note. */
  const write = async (field, text) => {
    field.value = text;
    field.dispatchEvent(new page.InputEvent('input', { bubbles: true }));
    await settled();
  };

  /** Writes the note of the mark on a paragraph's first words. */
  const note = async (number, text) => {
    await press(number, 'Note');
    const field = await until('a note can be written', () => panel('marks').querySelector('textarea'));
    await write(field, text);
    panel('marks').querySelector('.note-editor .preset').click();
    close('marks');
  };

  /** Brings back what was deleted last. */
  const undo = async () => {
    panel('marks').querySelector('[name=undo]').click();
    await settled();
  };

  const bookmark = async () => {
    root.dispatchEvent(new page.KeyboardEvent('keydown', { key: 'b', bubbles: true }));
    await settled();
  };

  const pressIn = async (name) => (await until(`there is ${name}`, () => of(`[name=${name}]`))).click();
  /** What was done, once it is done: what was asked is no longer there. */
  const told = () =>
    until('what was done is said', () => of('[name=save]') && of('.done [role=status]').textContent);

  /** Chooses a file to import. */
  const choose = async (text) => {
    await open('your-data');
    const input = await until('a file can be chosen', () => of('[type=file]'));
    const chosen = new page.DataTransfer();
    chosen.items.add(new page.File([text], 'kept.json', { type: 'application/json' }));
    input.files = chosen.files;
    input.dispatchEvent(new page.Event('change', { bubbles: true }));
  };

  const importAll = async (text) => {
    await choose(text);
    await pressIn('import');
    await told();
  };

  const deleteAll = async () => {
    await open('your-data');
    await pressIn('delete');
    await pressIn('confirm');
    await told();
  };

  /** Waits until something else is said of what was done. */
  const saidAnew = async (does) => {
    const before = of('.done [role=status]').textContent;
    await does();
    await until('that is said', () => of('.done [role=status]').textContent !== before);
  };
  const takeBack = () => saidAnew(() => pressIn('undo'));
  const takeBackByKeys = () =>
    saidAnew(() => {
      const key = new page.KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true });
      of('[name=undo]').dispatchEvent(key);
    });

  /** The file that is saved. */
  const save = async () => {
    await open('your-data');
    const { createObjectURL } = page.URL;
    const { click } = page.HTMLAnchorElement.prototype;
    let saved;
    page.URL.createObjectURL = (file) => createObjectURL.call(page.URL, (saved = file));
    page.HTMLAnchorElement.prototype.click = () => {};
    await pressIn('save');
    const file = await until('a file is saved', () => saved);
    page.URL.createObjectURL = createObjectURL;
    page.HTMLAnchorElement.prototype.click = click;
    return file;
  };

  /** The texts in the database of the library's marks. */
  const database = () =>
    new Promise((resolve, reject) => {
      const request = own.indexedDB.open(`${library}/marks`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('annotations');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const transaction = request.result.transaction('annotations');
        const texts = transaction.objectStore('annotations').getAll();
        transaction.commit();
        // WebKit may never let go of a database that is closed before.
        transaction.oncomplete = () => {
          request.result.close();
          resolve(texts.result);
        };
        transaction.onabort = () => reject(transaction.error);
      };
    });

  /** Records by name. */
  const records = () => {
    const keys = Object.keys(own.localStorage).filter((key) => key.startsWith(`${library}/`));
    return Object.fromEntries(keys.map((key) => [key.slice(library.length + 1), own.localStorage.getItem(key)]));
  };

  /** Each mark that is kept, in a line. */
  const kept = async () => {
    const tones = { yellow: 'amber', pink: 'rose', green: 'leaf', blue: 'sky', purple: 'violet' };
    const lines = (await database()).map((text) => {
      const { id, body, target } = JSON.parse(text);
      const quote = [target.selector].flat().find(({ type }) => type === 'TextQuoteSelector');
      return [id.slice(-8), quote?.exact, tones[body?.color], body?.value].map((part) => part || '-').join(' | ');
    });
    return lines.sort();
  };

  /** Each mark that the page shows, in the same way. */
  const shown = () => {
    const items = [...panel('marks').querySelectorAll('li[data-mark]')];
    const lines = items.map((item) => {
      const words = item.querySelector('q');
      const parts = [item.dataset.mark.slice(-8), words.textContent, words.dataset.tone, item.querySelector('.note')?.textContent];
      return parts.map((part) => part || '-').join(' | ');
    });
    return lines.sort();
  };

  return {
    page, root, of, panel, until, settled, open, close, leave, words, bar, click, press, mark, unmark, write, note, undo, bookmark,
    pressIn, told, choose, importAll, deleteAll, takeBack, takeBackByKeys, save, database, records, kept, shown,
    said,
  };
};
