//! Asking a server over a plain connection.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// After so long without a byte a server is taken for dead.
const PATIENCE: Duration = Duration::from_secs(600);

/// What a server answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body as it was sent.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value; of one that was sent more than once all values, as browsers join them.
    pub fn header(&self, name: &str) -> Option<String> {
        let named = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        let values: Vec<_> = self.headers.iter().filter(named).collect();
        let values: Vec<_> = values.iter().map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let (head, rest) = bytes.split_at_checked(end)?;
        let mut lines = std::str::from_utf8(head).ok()?.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines
            .map(|line| line.split_once(':'))
            .map(|line| line.map(|(name, value)| (name.to_owned(), value.trim().to_owned())))
            .collect::<Option<_>>()?;
        let mut answer = Self {
            status,
            headers,
            body: rest.get(4..)?.to_owned(),
        };
        if answer.header("Transfer-Encoding").as_deref() == Some("chunked") {
            answer.body = joined(&answer.body)?;
        }
        Some(answer)
    }
}

/// Asks for the `target`, with these header lines besides.
///
/// # Errors
/// When the server cannot be reached or does not speak HTTP.
pub fn get(address: SocketAddr, target: &str, headers: &[(&str, &str)]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let lines = headers.iter();
    let lines: String = lines
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let head =
        format!("GET {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{lines}\r\n");
    stream.write_all(head.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::read(&bytes).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no HTTP answer"))
}

/// The chunks of a body in one; nothing where it broke off.
fn joined(mut chunked: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = chunked.windows(2).position(|two| two == b"\r\n")?;
        let (length, rest) = chunked.split_at_checked(end)?;
        let length = usize::from_str_radix(std::str::from_utf8(length).ok()?, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let (chunk, rest) = rest.get(2..)?.split_at_checked(length)?;
        body.extend_from_slice(chunk);
        chunked = rest.get(2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_answers() {
        let head = "HTTP/1.1 404 Not Found\r\nVary: a\r\nvary:b\r\n";
        let plain = Answer::read(format!("{head}\r\nbody").as_bytes()).unwrap();
        assert_eq!((plain.status, plain.body), (404, b"body".to_vec()));
        let chunks = "Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n02\r\ndy\r\n0\r\n\r\n";
        let chunked = Answer::read(format!("{head}{chunks}").as_bytes()).unwrap();
        assert_eq!(chunked.body, b"body");
        assert_eq!(chunked.header("VARY").as_deref(), Some("a, b"));
        assert_eq!(chunked.header("Age"), None);
    }

    #[test]
    fn an_answer_that_broke_off_is_none() {
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        for bytes in ["", "HTTP/1.1 200 OK\r\n", &format!("{chunked}4\r\nbo")] {
            assert_eq!(Answer::read(bytes.as_bytes()), None, "{bytes}");
        }
    }
}
