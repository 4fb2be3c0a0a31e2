// In front of the desk's glue: what can go wrong with storage. What `?fault=` names is so from the
// beginning, what `window.fault` names from then on. `window.unaltered` is what it was before.
{
  const asked = new URLSearchParams(location.search).get('fault');
  const full = () => new DOMException('the quota has been exceeded', 'QuotaExceededError');
  const { localStorage, indexedDB } = window;
  const { open, deleteDatabase } = IDBFactory.prototype;
  const { put, delete: remove } = IDBObjectStore.prototype;
  const { setItem } = Storage.prototype;
  window.unaltered = {
    localStorage,
    indexedDB: {
      open: (...given) => open.apply(indexedDB, given),
      deleteDatabase: (name) => deleteDatabase.call(indexedDB, name),
    },
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
  if (asked === 'refused')
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
}
