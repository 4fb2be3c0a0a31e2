//! The reader on a host that knows nothing of it.

use super::Dist;
use crate::failure::Failure;
use crate::temp::TempFolder;
use crate::wait;
use crate::webdriver::free_port;
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};

/// Python's static file server, with the build under `/a/b/`.
#[derive(Debug)]
pub struct Elsewhere {
    server: Child,
    address: String,
    _root: TempFolder,
}

impl Elsewhere {
    /// Copies the build and starts the server.
    pub fn start(dist: &Dist) -> Result<Self, Failure> {
        let root = TempFolder::new("elsewhere")?;
        dist.copy_to(&root.path().join("a/b"))?;
        let port = free_port()?;
        let server = Command::new("python3")
            .args(["-m", "http.server", &port.to_string()])
            .args(["--bind", "127.0.0.1", "--directory"])
            .arg(root.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("python3 (package python3): {error}")))?;
        let elsewhere = Self {
            server,
            address: format!("http://127.0.0.1:{port}/a/b/"),
            _root: root,
        };
        wait::until("python's server listens", || {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())
        })?;
        Ok(elsewhere)
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        self.address.clone()
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
