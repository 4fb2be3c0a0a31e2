//! A proxy that answers nothing and writes down who was asked for.

use crate::failure::Failure;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What Firefox asks of its makers by itself.
const FIREFOX_OWN: [&str; 4] = [
    ".mozilla.com",
    ".mozilla.org",
    ".mozilla.net",
    ".firefox.com",
];

/// Browsers are told to send whatever is not on loopback here.
#[derive(Debug)]
pub struct Trap {
    address: String,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    /// Listens from now until the program ends.
    pub fn set() -> Result<Self, Failure> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?.to_string();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&caught);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Some(request) = refuse(stream) {
                    log.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(request);
                }
            }
        });
        Ok(Self { address, caught })
    }

    /// `host:port`, for a browser's settings.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What was asked for since the last look, the browser's own business left out.
    pub fn take(&self) -> Vec<String> {
        let mut caught = self.caught.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *caught)
            .into_iter()
            .filter(|request| !FIREFOX_OWN.iter().any(|own| host(request).ends_with(own)))
            .collect()
    }
}

/// Reads the request's first line and turns it away.
fn refuse(stream: TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).ok()?;
    let answer = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let _ = (&stream).write_all(answer.as_bytes());
    (!line.trim().is_empty()).then(|| line.trim().to_owned())
}

/// The host in `GET http://host/path HTTP/1.1` or `CONNECT host:443 HTTP/1.1`.
fn host(request: &str) -> &str {
    let target = request.split(' ').nth(1).unwrap_or_default();
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.split(['/', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn finds_the_host() {
        let check = |request, expected| assert_eq!(host(request), expected);
        check("GET http://example.com/x.png HTTP/1.1", "example.com");
        check("GET http://example.com:81/x HTTP/1.1", "example.com");
        check("CONNECT example.com:443 HTTP/1.1", "example.com");
        check("", "");
    }
}
