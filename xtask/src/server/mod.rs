//! Serving a folder of pages on this machine's own address, for looking at them.

pub mod mime;
mod port;
mod resolve;

use std::fs::File;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;

use tiny_http::{HTTPVersion, Header, Method, Request, Response, Server, StatusCode};

use crate::failure::Failure;
pub use port::{Listening, answers, listen};

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

    /// Answers requests until the process ends, each in a thread of its own: a browser may leave
    /// one answer unread until it has another.
    pub fn run(&self) {
        thread::scope(|scope| {
            while let Ok(request) = self.server.recv() {
                scope.spawn(|| {
                    // A browser that went away has no use for an answer.
                    let _ = answer(request, &self.folder);
                });
            }
        });
    }

    /// Ends [`Site::run`].
    #[cfg(test)]
    fn stop(&self) {
        self.server.unblock();
    }
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = with(
            text(405, "Only GET and HEAD are answered here."),
            "Allow",
            "GET, HEAD",
        );
        return respond(request, refusal);
    }
    if let Some(path) = resolve::file(folder, request.url())
        && let Ok(file) = File::open(&path)
    {
        return respond(request, page(200, &path, file));
    }
    let not_found = folder.join("404.html");
    match File::open(&not_found) {
        Ok(file) => respond(request, page(404, &not_found, file)),
        Err(_) => respond(request, text(404, "Not found.")),
    }
}

/// Answers as HTTP/1.0, after which the connection ends. `tiny_http` gives each one that stays
/// open one of few threads, and a browser that opens another then waits for it for ever.
fn respond<R: io::Read>(request: Request, response: Response<R>) -> io::Result<()> {
    let headers = request.headers().to_vec();
    let only_headers = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    response.raw_print(&mut writer, HTTPVersion(1, 0), &headers, only_headers, None)?;
    writer.flush()
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
