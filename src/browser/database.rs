//! IndexedDB: texts by key, in one store of a database of the library's own. It can be missing,
//! blocked, full, or emptied at any time.
//!
//! In WebKit, a transaction that is under way when its page is left holds the database for ever:
//! whatever is kept later waits for it, on every page. So each is committed as soon as all is
//! asked of it, and one that cannot be yet is aborted when the page is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
    IdbVersionChangeEvent,
};

use super::{events, page, promise, window};

#[wasm_bindgen]
extern "C" {
    /// What `web_sys` has of it is deprecated there, without a reason.
    #[wasm_bindgen(js_name = IDBTransaction)]
    type Transaction;
    #[wasm_bindgen(method, catch)]
    fn commit(this: &Transaction) -> Result<(), JsValue>;
}

/// What is called with an answer, once. Not generic: each kind of callback would bring a copy of all
/// that leads to it, and the marks' callbacks are nested.
pub type Done<T> = Box<dyn FnOnce(T)>;

/// The version of the database: of its stores, not of what is in them.
const VERSION: u32 = 1;

/// The one store.
const STORE: &str = "annotations";

/// A database that is open.
#[derive(Clone)]
pub struct Database {
    database: IdbDatabase,
    /// The transactions of which not all is asked yet.
    asking: Rc<RefCell<Vec<IdbTransaction>>>,
    _leaving: Rc<events::Subscription>,
}

/// Opens the database of that name, and calls back with it; with none where there is no such
/// thing, or it is blocked, broken, or a newer edition's.
pub fn open(name: &str, done: Done<Option<Database>>) {
    let request = window()
        .and_then(|window| window.indexed_db().ok()?)
        .and_then(|factory| factory.open_with_u32(name, VERSION).ok());
    let Some(request) = request else {
        return done(None);
    };
    let upgrade = promise::once(Box::new(|event: JsValue| {
        let event = event.dyn_into::<IdbVersionChangeEvent>().ok();
        let request = event.and_then(|event| event.target()?.dyn_into::<IdbOpenDbRequest>().ok());
        let database: Option<IdbDatabase> =
            request.and_then(|request| request.result().ok()?.dyn_into().ok());
        if let Some(database) = database {
            // Where it cannot be made, opening the database fails as a whole.
            let _ = database.create_object_store(STORE);
        }
    }));
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = move |result: Option<JsValue>| {
        let database = result.and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = &database {
            // Whoever wants to delete it, or a newer edition, need not wait for this page.
            let open = database.clone();
            let close = promise::once(Box::new(move |_| open.close()));
            database.set_onversionchange(Some(close.unchecked_ref()));
        }
        done(database.map(Database::new));
    };
    answer(&request, Box::new(opened));
}

impl Database {
    fn new(database: IdbDatabase) -> Self {
        let asking: Rc<RefCell<Vec<IdbTransaction>>> = Rc::default();
        let left = asking.clone();
        let leaving = events::on_left(move || {
            for transaction in left.take() {
                // It may have ended by now.
                let _ = transaction.abort();
            }
        });
        Self {
            database,
            asking,
            _leaving: Rc::new(leaving),
        }
    }

    /// Calls back with every key and its text; with nothing where they cannot be read.
    pub fn all(&self, done: Done<Option<Vec<(String, String)>>>) {
        let store = self.store(IdbTransactionMode::Readonly);
        let requests = store.and_then(|(transaction, store)| {
            // In one transaction, in the same order.
            let requests = (store.get_all_keys().ok()?, store.get_all().ok()?);
            commit(&transaction);
            Some(requests)
        });
        let Some((keys, texts)) = requests else {
            return done(None);
        };
        let read = move |texts: Option<JsValue>| {
            let keys = keys.result().ok().map(|keys| Array::from(&keys));
            let pairs = keys.zip(texts.map(|texts| Array::from(&texts)));
            done(pairs.map(|(keys, texts)| {
                let pairs = keys.iter().zip(texts.iter());
                pairs
                    .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
                    .collect()
            }));
        };
        answer(&texts, Box::new(read));
    }

    /// Puts what `change` makes of the text under `key` in its place, and deletes it where that
    /// is none, in one transaction: no other tab writes in between. Calls back with whether it is
    /// kept. An app that has stopped writes nothing more.
    pub fn update(
        &self,
        key: &str,
        change: Box<dyn FnOnce(Option<String>) -> Option<String>>,
        done: Done<bool>,
    ) {
        let key = JsValue::from_str(key);
        let opened = self
            .store(IdbTransactionMode::Readwrite)
            .filter(|_| !page::has_failed());
        let begun = opened.and_then(|(transaction, store)| {
            let before = store.get(&key).ok()?;
            Some((transaction, store, before))
        });
        let Some((transaction, store, before)) = begun else {
            return done(false);
        };
        let writing = transaction.clone();
        let asking = self.asking.clone();
        asking.borrow_mut().push(transaction.clone());
        let write = move |text: Option<JsValue>| {
            asking.borrow_mut().retain(|asked| *asked != writing);
            let written = text.and_then(|text| match change(text.as_string()) {
                Some(text) => store.put_with_key(&JsValue::from_str(&text), &key).ok(),
                None => store.delete(&key).ok(),
            });
            match written {
                Some(_) => commit(&writing),
                // It may have been by now, for the same reason.
                None => drop(writing.abort()),
            }
        };
        answer(&before, Box::new(write));
        when_ended(&transaction, done);
    }

    /// Puts each text under its key, and deletes what is to have none, all of it or nothing. Calls
    /// back with whether that is done. An app that has stopped writes nothing more.
    pub fn put_all(&self, texts: Vec<(String, Option<String>)>, done: Done<bool>) {
        let opened = self
            .store(IdbTransactionMode::Readwrite)
            .filter(|_| !page::has_failed());
        let Some((transaction, store)) = opened else {
            return done(false);
        };
        let all = texts.iter().all(|(key, text)| {
            let key = JsValue::from_str(key);
            match text {
                Some(text) => store.put_with_key(&JsValue::from_str(text), &key).is_ok(),
                None => store.delete(&key).is_ok(),
            }
        });
        if all {
            commit(&transaction);
        } else {
            // It may have been by now, for the same reason.
            let _ = transaction.abort();
        }
        when_ended(&transaction, done);
    }

    fn store(&self, mode: IdbTransactionMode) -> Option<(IdbTransaction, IdbObjectStore)> {
        let transaction = self
            .database
            .transaction_with_str_and_mode(STORE, mode)
            .ok()?;
        let store = transaction.object_store(STORE).ok()?;
        Some((transaction, store))
    }
}

/// Nothing more is asked of a transaction. It commits by itself where there is no such call, and
/// has failed by now where this fails.
fn commit(transaction: &IdbTransaction) {
    let transaction: &Transaction = transaction.unchecked_ref();
    let _ = transaction.commit();
}

/// Calls back with whether what was done in a transaction is kept: only one that is complete has
/// kept anything.
fn when_ended(transaction: &IdbTransaction, done: Done<bool>) {
    let ended = Promise::new(&mut |kept, failed| {
        transaction.set_oncomplete(Some(&kept));
        transaction.set_onabort(Some(&failed));
    });
    settle(&ended, Box::new(move |result| done(result.is_some())));
}

/// Calls back with what a request gives; with nothing where it fails.
fn answer(request: &IdbRequest, done: Done<Option<JsValue>>) {
    let answered = Promise::new(&mut |succeeded, failed| {
        request.set_onsuccess(Some(&succeeded));
        request.set_onerror(Some(&failed));
    });
    let request = request.clone();
    let answered_with = move |result: Option<JsValue>| {
        done(result.and_then(|_| request.result().ok()));
    };
    settle(&answered, Box::new(answered_with));
}

/// Calls back with what came of a promise; with nothing where that was refused.
fn settle(promise: &Promise, done: Done<Option<JsValue>>) {
    let done = Rc::new(Cell::new(Some(done)));
    let refused = done.clone();
    let call = |done: Option<Done<Option<JsValue>>>, result| {
        if let Some(done) = done {
            done(result);
        }
    };
    promise::then(
        promise,
        Box::new(move |value| call(done.take(), Some(value))),
        Box::new(move |_| call(refused.take(), None)),
    );
}
