// In front of the desk's glue: what can go wrong with storage. What `?fault=` names is so from the
// beginning, what `window.fault` names from then on. `window.unaltered` is what it was before.
{
  const asked = new URLSearchParams(location.search).get('fault');
  const full = () => new DOMException('the quota has been exceeded', 'QuotaExceededError');
  const { localStorage, indexedDB } = window;
  const { open } = IDBFactory.prototype;
  const connections = [];
  const { put, delete: remove } = IDBObjectStore.prototype;
  const { setItem } = Storage.prototype;
  window.unaltered = {
    localStorage,
    indexedDB: { open: (...given) => open.apply(indexedDB, given) },
    /** The databases are empty, and nobody is connected to them any more: as when a reader deletes
        what the site keeps. A page that deletes one itself may wait for ever in WebKit. */
    emptied: async () => {
      for (const database of connections.splice(0)) {
        const transaction = database.transaction(database.objectStoreNames, 'readwrite');
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
          for (const name of database.objectStoreNames) transaction.objectStore(name).clear();
        });
        database.close();
      }
    },
  };
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  };
  const aborting = (does) =>
    function (...given) {
      const request = does.apply(this, given);
      if (window.fault === 'abort') this.transaction.abort();
      return request;
    };
  const aborts = aborting(put);
  IDBObjectStore.prototype.put = function (...given) {
    if (window.fault === 'put') throw full();
    return aborts.apply(this, given);
  };
  IDBObjectStore.prototype.delete = aborting(remove);
  Storage.prototype.setItem = function (...given) {
    if (window.fault === 'full') throw full();
    setItem.apply(this, given);
  };
  Object.defineProperty(window, 'localStorage', {
    get: () => {
      if (window.fault === 'blocked') throw new DOMException('not here', 'SecurityError');
      return localStorage;
    },
  });
  if (asked === 'missing') Object.defineProperty(window, 'indexedDB', { value: undefined });
  if (asked === 'silent') {
    IDBFactory.prototype.open = () => new EventTarget();
    // Nobody waits here for what will not come.
    const { setTimeout } = window;
    window.setTimeout = (does, after, ...given) => setTimeout(does, after === 10_000 ? 0 : after, ...given);
  }
  if (asked === 'refused')
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
}
