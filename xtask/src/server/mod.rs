//! Serving a folder of pages on this machine's own address, for looking at them.

pub mod mime;
mod port;
mod resolve;

use std::fs::File;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::failure::Failure;
pub use port::{Listening, answers, listen};

/// How many requests are answered at once: a page and what it loads.
const THREADS: usize = 4;

/// A folder that is being served.
pub struct Site {
    server: Server,
    folder: PathBuf,
    address: SocketAddr,
}

impl Site {
    /// Serves `folder` where `listening` listens.
    ///
    /// # Errors
    /// When the system gives no threads for it.
    pub fn new(folder: &Path, listening: Listening) -> Result<Self, Failure> {
        let address = listening.address;
        let server = Server::from_listener(listening.listener, None).map_err(|error| {
            Failure::new(
                format!("cannot serve at {address}: {error}"),
                "Close some programs, or try another `--port`.",
            )
        })?;
        Ok(Self {
            server,
            folder: folder.to_owned(),
            address,
        })
    }

    /// Where the folder's pages are found.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers requests until the process ends.
    pub fn run(&self) {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    while let Ok(request) = self.server.recv() {
                        // A browser that went away has no use for an answer.
                        let _ = answer(request, &self.folder);
                    }
                });
            }
        });
    }

    /// Ends [`Site::run`].
    #[cfg(test)]
    fn stop(&self) {
        for _ in 0..THREADS {
            self.server.unblock();
        }
    }
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = with(
            text(405, "Only GET and HEAD are answered here."),
            "Allow",
            "GET, HEAD",
        );
        return request.respond(refusal);
    }
    if let Some(path) = resolve::file(folder, request.url())
        && let Ok(file) = File::open(&path)
    {
        return request.respond(page(200, &path, file));
    }
    let not_found = folder.join("404.html");
    match File::open(&not_found) {
        Ok(file) => request.respond(page(404, &not_found, file)),
        Err(_) => request.respond(text(404, "Not found.")),
    }
}

fn page(status: u16, path: &Path, file: File) -> Response<File> {
    // With the length known to it, a browser can show how much is still to come.
    let response = Response::from_file(file)
        .with_status_code(StatusCode(status))
        .with_chunked_threshold(usize::MAX);
    plain_headers(with(response, "Content-Type", mime::of(path)))
}

fn text(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    plain_headers(Response::from_string(text).with_status_code(StatusCode(status)))
}

/// What every answer says: nothing is kept without asking again, for the next build has
/// another page under the same name; and a type is what it is said to be.
fn plain_headers<R: io::Read>(response: Response<R>) -> Response<R> {
    let response = with(response, "Cache-Control", "no-cache");
    with(response, "X-Content-Type-Options", "nosniff")
}

fn with<R: io::Read>(response: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

#[cfg(test)]
mod tests;
