//! A driver's process.

use super::client::Client;
use super::{Display, Engine};
use crate::failure::Failure;
use crate::wait;
use serde_json::Value;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running driver; ended when it is dropped.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    process: Child,
    client: Client,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it is ready.
    ///
    /// What it prints goes into a file of `logs`. WebKit needs a display.
    pub fn start(engine: Engine, display: Option<&Display>, logs: &Path) -> Result<Self, Failure> {
        let port = free_port()?;
        std::fs::create_dir_all(logs)?;
        let log = std::fs::File::create(logs.join(format!("{engine}-driver.log")))?;
        let mut command = Command::new(engine.driver()?);
        command
            .args(engine.driver_arguments(port))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            // A machine that tests has no GPU: draw in software.
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
        if let Some(display) = display {
            command.env("DISPLAY", display.name());
        }
        if engine == Engine::WebKit {
            // WebKitGTK 2.50.6's web process aborts in garbage collection on about a third of
            // reloads while a popover is open, under automation; never with its JIT off.
            command.env("JSC_useJIT", "0");
            // Where there is no GPU, a third of its time would go into the way that its pictures
            // take to the screen.
            command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
        let mut driver = Self {
            engine,
            process: command.spawn()?,
            client: Client::new(port),
        };
        wait::until(&format!("the driver of {engine} is ready"), || {
            if let Some(status) = driver.process.try_wait()? {
                return Err(Failure::new(format!(
                    "the driver of {engine} ended: {status}"
                )));
            }
            let status = driver.client.get("/status");
            Ok(status.is_ok_and(|status| status.get("ready") != Some(&Value::Bool(false))))
        })?;
        Ok(driver)
    }

    /// Which engine it drives.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// How to speak to it.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port of loopback that nothing listens on now.
pub fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
