//! A static file server that fails when it is told to, and remembers what it was asked.

use super::Dist;
use super::request::{Answer, Request, media_type};
use crate::failure::Failure;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What goes wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The answer is held back until [`Workshop::release`].
    Held,
    /// The second half of the answer is held back until [`Workshop::release`].
    HalfHeld,
    /// So many bytes of the answer come at once, and the others [`LATE`].
    LateAfter(usize),
    /// The answer breaks off in the middle.
    CutShort,
    /// The answer says it is plain text.
    WrongType,
    /// There is no such file.
    Missing,
    /// The connection closes without an answer.
    Refused,
}

/// What a workshop has besides the build.
#[derive(Debug, Default)]
pub struct Extras {
    /// The fault of every file whose name ends so, or begins so before a `…` and ends so after it.
    pub fault: Option<(&'static str, Fault)>,
    /// The content security policy that the host sends with its pages.
    pub policy: Option<&'static str>,
    /// Pages of the journey's own, by name.
    pub pages: HashMap<String, Vec<u8>>,
    /// Files compressed with brotli, by name, for browsers that take it.
    pub compressed: HashMap<String, Vec<u8>>,
    /// Whether the build's own service worker is served. In its place there is one that does
    /// nothing: what is kept by a worker could not be made to fail.
    pub worker: bool,
    /// Whether pages have addresses without `.html`, to which those with it lead, as on some hosts.
    pub clean_addresses: bool,
}

/// A server on a port of its own, so that each has an origin of its own.
#[derive(Debug)]
pub struct Workshop {
    shared: Arc<Shared>,
    address: SocketAddr,
}

/// How long after the others bytes come that are late: by then a page is painted that can be.
const LATE: Duration = Duration::from_secs(1);

/// What [`Shared::left`] says where the network is cut.
const CUT: usize = usize::MAX;

/// How a request is answered.
enum Answered {
    Whole,
    InPart,
    Not,
}

#[derive(Debug)]
struct Shared {
    /// The folders that are served, each below the address in front of it.
    roots: Mutex<Vec<(&'static str, PathBuf)>>,
    extras: Extras,
    /// What lies in place of the build's files.
    pages: Mutex<HashMap<String, Vec<u8>>>,
    /// How many more files are answered before the network is cut.
    left: Mutex<Option<usize>>,
    /// Those that were answered since that was said.
    answered: Mutex<Vec<String>>,
    asked: Mutex<Vec<String>>,
    held: Mutex<bool>,
    released: Condvar,
    closed: AtomicBool,
}

impl Workshop {
    /// Serves the build, with extras.
    pub fn open(dist: &Dist, mut extras: Extras) -> Result<Self, Failure> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            pages: Mutex::new(std::mem::take(&mut extras.pages)),
            roots: Mutex::new(vec![("", dist.path().to_owned())]),
            extras,
            left: Mutex::default(),
            answered: Mutex::default(),
            asked: Mutex::default(),
            held: Mutex::default(),
            released: Condvar::new(),
            closed: AtomicBool::new(false),
        });
        let server = Arc::clone(&shared);
        thread::spawn(move || server.listen(&listener));
        Ok(Self { shared, address })
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Holds back files with [`Fault::Held`] or [`Fault::HalfHeld`] from now on (they pass at first).
    pub fn hold(&self) {
        *lock(&self.shared.held) = true;
    }

    /// Lets go what was held back.
    pub fn release(&self) {
        *lock(&self.shared.held) = false;
        self.shared.released.notify_all();
    }

    /// Serves another build from now on, below an address such as `a/`, or at the root.
    pub fn serve(&self, below: &'static str, dist: &Dist) {
        let mut roots = lock(&self.shared.roots);
        roots.retain(|(address, _)| *address != below);
        roots.insert(0, (below, dist.path().to_owned()));
    }

    /// Has bytes of the journey's own in place of a file of the build, or its own again.
    pub fn put(&self, name: &str, bytes: Option<Vec<u8>>) {
        let mut pages = lock(&self.shared.pages);
        match bytes {
            Some(bytes) => pages.insert(name.to_owned(), bytes),
            None => pages.remove(name),
        };
    }

    /// Answers so many more files, each as often as it is asked for; then one answer breaks off in
    /// its middle, and from then on there is no network.
    pub fn cut_after(&self, files: usize) {
        let mut left = lock(&self.shared.left);
        lock(&self.shared.answered).clear();
        *left = Some(files);
    }

    /// What was answered before the network was cut; nothing where it is not cut yet.
    pub fn answered_before_cut(&self) -> Option<Vec<String>> {
        let cut = *lock(&self.shared.left) == Some(CUT);
        cut.then(|| lock(&self.shared.answered).clone())
    }

    /// There is no network from now on.
    pub fn cut(&self) {
        self.cut_after(CUT);
    }

    /// There is a network again.
    pub fn mend(&self) {
        *lock(&self.shared.left) = None;
    }

    /// The paths asked for since the last look.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.shared.asked))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::Relaxed);
        self.release();
        // One last connection wakes the listener, which then sees that it is closed.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn listen(self: Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            if self.closed.load(Ordering::Relaxed) {
                return;
            }
            let shared = Arc::clone(&self);
            // A browser that goes away in the middle of an answer is no concern of the server's.
            thread::spawn(move || shared.serve(&stream).ok());
        }
    }

    fn serve(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let Some(request) = Request::read(stream)? else {
            return Ok(());
        };
        lock(&self.asked).push(request.path.clone());
        let whole = match self.is_answered(&request.path) {
            Answered::Whole => true,
            Answered::InPart => false,
            Answered::Not => return Ok(()),
        };
        if let Some(mut answer) = self.answer(&request) {
            if !whole {
                answer.body.truncate(answer.announced / 2);
            }
            let length = answer.body.len();
            let fault = self.fault(request.path.as_str());
            let rest = match fault {
                Some(Fault::HalfHeld) => answer.body.split_off(length / 2),
                Some(Fault::LateAfter(bytes)) => answer.body.split_off(bytes.min(length)),
                _ => Vec::new(),
            };
            answer.write(stream)?;
            if !rest.is_empty() {
                match fault {
                    Some(Fault::LateAfter(_)) => thread::sleep(LATE),
                    _ => self.until_released(),
                }
                stream.write_all(&rest)?;
            }
            stream.shutdown(std::net::Shutdown::Write)?;
            // Until the browser closes too, or a reset may overtake the answer.
            std::io::copy(&mut Read::by_ref(&mut stream), &mut std::io::sink())?;
        }
        Ok(())
    }

    /// Counts a file, and says how it is answered.
    fn is_answered(&self, path: &str) -> Answered {
        let mut left = lock(&self.left);
        let mut answered = lock(&self.answered);
        match *left {
            None => Answered::Whole,
            Some(CUT) => Answered::Not,
            Some(_) if answered.iter().any(|name| name == path) => Answered::Whole,
            Some(0) => {
                *left = Some(CUT);
                Answered::InPart
            }
            Some(more) => {
                *left = Some(more - 1);
                answered.push(path.to_owned());
                Answered::Whole
            }
        }
    }

    /// The answer, or nothing where the connection is to close without one.
    fn answer(&self, request: &Request) -> Option<Answer> {
        let name = match request.path.trim_start_matches('/') {
            "" if !self.extras.clean_addresses => "index.html",
            name => name,
        };
        if self.extras.clean_addresses
            && let Some(page) = name.strip_suffix(".html")
        {
            let location = page.strip_suffix("index").unwrap_or(page);
            return Some(Answer {
                status: "308 Permanent Redirect",
                location: Some(format!("/{location}")),
                ..not_found()
            });
        }
        let name = &match self.extras.clean_addresses && !name.contains('.') {
            true if name.is_empty() || name.ends_with('/') => format!("{name}index.html"),
            true => format!("{name}.html"),
            false => name.to_owned(),
        };
        let fault = self.fault(name);
        if fault == Some(Fault::Held) {
            self.until_released();
        }
        let (body, brotli) = self.file(name, request.takes_brotli);
        let mut answer = Answer {
            status: "200 OK",
            media_type: media_type(name),
            brotli,
            policy: self.extras.policy.filter(|_| name.ends_with(".html")),
            location: None,
            announced: body.as_ref().map_or(0, Vec::len),
            body: body.unwrap_or_default(),
        };
        let missing = answer.announced == 0;
        match fault {
            Some(Fault::Refused) => return None,
            Some(Fault::Missing) => return Some(not_found()),
            Some(Fault::WrongType) => answer.media_type = "text/plain",
            Some(Fault::CutShort) => answer.body.truncate(answer.announced / 2),
            Some(Fault::Held | Fault::HalfHeld | Fault::LateAfter(_)) | None if missing => {
                return Some(not_found());
            }
            Some(Fault::Held | Fault::HalfHeld | Fault::LateAfter(_)) | None => {}
        }
        Some(answer)
    }

    fn fault(&self, name: &str) -> Option<Fault> {
        let (named, fault) = self.extras.fault?;
        let (beginning, ending) = named.split_once('…').unwrap_or(("", named));
        let name = name.trim_start_matches('/');
        (name.starts_with(beginning) && name.ends_with(ending)).then_some(fault)
    }

    fn until_released(&self) {
        let mut held = lock(&self.held);
        while *held {
            held = self
                .released
                .wait(held)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A file's bytes, and whether they are compressed.
    fn file(&self, name: &str, takes_brotli: bool) -> (Option<Vec<u8>>, bool) {
        if takes_brotli && let Some(bytes) = self.extras.compressed.get(name) {
            return (Some(bytes.clone()), true);
        }
        let own = lock(&self.pages).get(name).cloned();
        let idle = name.ends_with("sw.js") && !self.extras.worker;
        let own = own.or_else(|| idle.then(|| b"// Does nothing.".to_vec()));
        let inside = !name.split('/').any(|part| part == "..");
        let read = || {
            let roots = lock(&self.roots);
            roots.iter().filter(|_| inside).find_map(|(below, root)| {
                let name = match name.strip_prefix(below)? {
                    "" => "index.html",
                    name => name,
                };
                std::fs::read(root.join(name)).ok()
            })
        };
        (own.or_else(read), false)
    }
}

fn not_found() -> Answer {
    let body = b"Nothing here.".to_vec();
    Answer {
        status: "404 Not Found",
        media_type: "text/plain",
        brotli: false,
        policy: None,
        location: None,
        announced: body.len(),
        body,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
