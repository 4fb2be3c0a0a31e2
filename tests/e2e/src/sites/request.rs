//! The little of HTTP/1.1 that the workshop speaks: GET, one answer a connection.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;

/// What a browser asked for.
#[derive(Debug)]
pub struct Request {
    /// The path, without a query.
    pub path: String,
    /// Whether the answer may be compressed with brotli.
    pub takes_brotli: bool,
}

impl Request {
    /// Reads one; nothing where the browser only opened a connection.
    pub fn read(stream: &TcpStream) -> io::Result<Option<Self>> {
        let mut lines = BufReader::new(stream).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(None);
        };
        let mut takes_brotli = false;
        for line in lines {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
        }
        let target = first.split(' ').nth(1).unwrap_or("/");
        let path = target.split(['?', '#']).next().unwrap_or(target).to_owned();
        Ok(Some(Self { path, takes_brotli }))
    }
}

/// What the workshop sends back.
#[derive(Debug)]
pub struct Answer {
    /// Status line's number and words.
    pub status: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// Whether `body` is compressed with brotli.
    pub brotli: bool,
    /// What is sent.
    pub body: Vec<u8>,
    /// The content security policy that the host itself sends along.
    pub policy: Option<&'static str>,
    /// The address that the answer leads to instead, if it does.
    pub location: Option<String>,
    /// How many bytes are announced; more than there are breaks the answer off.
    pub announced: usize,
}

impl Answer {
    /// Sends it and closes the connection.
    pub fn write(&self, mut stream: &TcpStream) -> io::Result<()> {
        let encoding = if self.brotli {
            "Content-Encoding: br\r\n"
        } else {
            ""
        };
        let policy = self.policy.map_or_else(String::new, |policy| {
            format!("Content-Security-Policy: {policy}\r\n")
        });
        let location = self
            .location
            .as_ref()
            .map_or_else(String::new, |location| format!("Location: {location}\r\n"));
        // Nothing is kept, so that every visit asks again.
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{encoding}{policy}{location}\
             Cache-Control: no-store\r\nConnection: close\r\n\r\n",
            self.status, self.media_type, self.announced
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)?;
        stream.flush()
    }
}

/// The media type that a host gives to a file of this name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}
