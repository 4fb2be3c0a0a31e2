//! Choosing a port, and waiting for what listens there.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;

/// A place to listen at.
pub struct Listening {
    /// The socket.
    pub listener: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
}

/// Listens on loopback at `wanted`, or at the next port that is free; 0 takes any.
/// Says so when it is another one than was wanted.
///
/// # Errors
/// When none of the next [`TRIES`] is free, or the system refuses.
pub fn listen(wanted: u16) -> Result<Listening, Failure> {
    let last = match wanted {
        0 => 0,
        port => port.saturating_add(TRIES),
    };
    for port in wanted..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                let address = listener.local_addr().map_err(|e| refused(port, &e))?;
                if port != wanted {
                    eprintln!("port {wanted} is taken; using {port}");
                }
                return Ok(Listening { listener, address });
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(refused(port, &error)),
        }
    }
    Err(Failure::new(
        format!("all ports from {wanted} to {last} are taken"),
        "Name another with `--port`, or take any free one with `--port 0`.",
    ))
}

/// Waits until a server that was started answers; false when it ended before.
pub fn answers(child: &mut Child, address: SocketAddr) -> bool {
    while matches!(child.try_wait(), Ok(None)) {
        if TcpStream::connect(address).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(100));
    }
    false
}

fn refused(port: u16, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("cannot listen at 127.0.0.1:{port}: {error}"),
        "Name another port with `--port` (those under 1024 take root), or any free one with `--port 0`.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_any_free_port() {
        let listening = listen(0).unwrap();
        assert!(listening.address.ip().is_loopback());
        assert_ne!(listening.address.port(), 0);
    }

    #[test]
    fn takes_a_later_port_when_the_wanted_one_is_taken() {
        let first = listen(0).unwrap();
        let wanted = first.address.port();
        let second = listen(wanted).unwrap();
        assert!(second.address.port() > wanted);
    }
}
