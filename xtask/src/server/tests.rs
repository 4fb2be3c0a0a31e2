//! The server, asked over a plain connection.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::*;

/// Serves a small folder while `ask` runs.
fn serving(ask: impl FnOnce(&dyn Fn(&str) -> String)) {
    let folder = tempfile::tempdir().unwrap();
    let big = "a".repeat(100_000);
    for (name, text) in [
        ("index.html", "<h1>Shelf</h1>"),
        ("404.html", "<h1>Not here</h1>"),
        ("app.wasm", "\0asm"),
        ("big.js", &big),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let site = Site::new(folder.path(), listen(0).unwrap()).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| site.run());
        ask(&|request| {
            let mut stream = TcpStream::connect(site.address).unwrap();
            let head = format!("{request} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
            stream.write_all(head.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        });
        site.stop();
    });
}

#[test]
fn answers_with_status_type_and_body() {
    serving(|ask| {
        let check = |request: &str, status: &str, kind: &str, body: &str| {
            let answer = ask(request);
            let (head, text) = answer.split_once("\r\n\r\n").unwrap();
            assert!(
                head.starts_with(&format!("HTTP/1.0 {status}")),
                "{request}: {head}"
            );
            assert!(
                head.contains(&format!("\r\nContent-Type: {kind}")),
                "{request}: {head}"
            );
            assert_eq!(text, body, "{request}");
        };
        let html = "text/html; charset=utf-8";
        check("GET /", "200", html, "<h1>Shelf</h1>");
        check("GET /index.html?a=b", "200", html, "<h1>Shelf</h1>");
        check("HEAD /", "200", html, "");
        check("GET /app.wasm", "200", "application/wasm", "\0asm");
        check("GET /none.html", "404", html, "<h1>Not here</h1>");
        check("GET /deep/er/none", "404", html, "<h1>Not here</h1>");
        check("HEAD /none.html", "404", html, "");
        check("GET /../Cargo.toml", "404", html, "<h1>Not here</h1>");
        check("GET /%2e%2e/Cargo.toml", "404", html, "<h1>Not here</h1>");
        check(
            "POST /",
            "405",
            "text/plain",
            "Only GET and HEAD are answered here.",
        );
    });
}

#[test]
fn says_the_length_and_what_may_be_kept() {
    serving(|ask| {
        for request in ["GET /big.js", "HEAD /big.js"] {
            let answer = ask(request);
            for header in [
                "Content-Length: 100000",
                "Cache-Control: no-cache",
                "X-Content-Type-Options: nosniff",
            ] {
                assert!(
                    answer.contains(&format!("\r\n{header}\r\n")),
                    "{request}: {header}"
                );
            }
        }
    });
}

#[test]
fn a_folder_without_a_404_page_answers_too() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), listen(0).unwrap()).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| site.run());
        let mut stream = TcpStream::connect(site.address).unwrap();
        stream.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(
            answer.contains("404 Not Found") && answer.ends_with("Not found."),
            "{answer}"
        );
        site.stop();
    });
}

#[test]
fn answers_that_nobody_reads_keep_nobody_waiting() {
    // More than a connection holds by itself.
    const LENGTH: u64 = 64 << 20;
    let folder = tempfile::tempdir().unwrap();
    let large = File::create(folder.path().join("large.bin")).unwrap();
    large.set_len(LENGTH).unwrap();
    let site = Site::new(folder.path(), listen(0).unwrap()).unwrap();
    let answered = thread::scope(|scope| {
        scope.spawn(|| site.run());
        let begun = |path: &str| -> io::Result<TcpStream> {
            let mut stream = TcpStream::connect(site.address)?;
            // A server that lets one wait is to fail this, and not to hold it up.
            stream.set_read_timeout(Some(Duration::from_secs(20)))?;
            stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: here\r\n\r\n").as_bytes())?;
            stream.read_exact(&mut [0])?;
            Ok(stream)
        };
        // One after the other: of those that come at once, `tiny_http` may let one wait until
        // another has ended.
        let unread: io::Result<Vec<_>> = (0..8).map(|_| begun("/large.bin")).collect();
        let answered = begun("/none").map(drop);
        let answered = unread.map(drop).and(answered);
        site.stop();
        answered
    });
    answered.unwrap();
}
