//! The servers that the document has recipes for, running.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::recipe::Recipe;
use crate::failure::{Failure, file_failure};
use crate::process;
use crate::server::{answers, listen};
use crate::tools::Package;

/// A server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// nginx, with Debian's module for brotli.
    Nginx,
    /// Caddy.
    Caddy,
}

impl Kind {
    /// Every server.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// What it is called, also as the language of its recipe.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// The whole configuration around its recipe: it listens at `address` alone, and keeps what
    /// it writes in `folder`.
    fn configuration(
        self,
        recipe: Recipe,
        address: SocketAddr,
        folder: &Path,
    ) -> Result<String, Failure> {
        let folder = folder.display();
        Ok(match self {
            Self::Nginx => {
                let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                    .map(|name| format!("{name}_temp_path {folder}/{name};\n"))
                    .concat();
                let recipe = recipe.with("listen 80;", &format!("listen {address};"))?;
                let site = recipe.text();
                format!(
                    "include /etc/nginx/modules-enabled/*.conf;\n\
                     daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\n\
                     http {{\naccess_log off;\n{temporary}{site}}}\n"
                )
            }
            Self::Caddy => {
                let recipe = recipe.with("example.org {", &format!("http://{address} {{"))?;
                let site = recipe.text();
                format!("{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}}\n{site}")
            }
        })
    }

    fn command(self, configuration: &Path, folder: &Path) -> Command {
        let package = match self {
            Self::Nginx => Package::NGINX,
            Self::Caddy => Package::CADDY,
        };
        let program = package.program().unwrap_or_else(|| self.name().into());
        let mut command = process::command(program);
        match self {
            Self::Nginx => command.args(["-e", "stderr", "-c"]),
            Self::Caddy => {
                command.env("XDG_DATA_HOME", folder);
                command.env("XDG_CONFIG_HOME", folder);
                command.args(["run", "--adapter", "caddyfile", "--config"])
            }
        };
        command.arg(configuration);
        command
    }
}

/// A server that runs until this is dropped.
pub struct Host {
    /// Where it answers.
    pub address: SocketAddr,
    child: Child,
}

impl Host {
    /// Starts one by its recipe; what it writes goes into `folder`, made anew.
    ///
    /// # Errors
    /// When it does not start, with what it says.
    pub fn start(kind: Kind, recipe: Recipe, folder: &Path) -> Result<Self, Failure> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(file_failure("remove", folder))?;
        }
        fs::create_dir_all(folder).map_err(file_failure("create", folder))?;
        // A free port is looked up, and given back for the server.
        let address = listen(0)?.address;
        let configuration = folder.join("configuration");
        let text = kind.configuration(recipe, address, folder)?;
        fs::write(&configuration, text).map_err(file_failure("write", &configuration))?;
        let log: PathBuf = folder.join("log");
        let file = File::create(&log).map_err(file_failure("write", &log))?;
        let child = kind
            .command(&configuration, folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn();
        let child = child.map_err(|error| not_started(kind, &error.to_string()))?;
        let mut host = Self { address, child };
        if answers(&mut host.child, address) {
            return Ok(host);
        }
        let said = fs::read_to_string(&log).map_err(file_failure("read", &log))?;
        Err(not_started(kind, &said))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn not_started(kind: Kind, said: &str) -> Failure {
    Failure::new(
        format!("{} did not start: {said}", kind.name()),
        "Mend its recipe in docs/hosting.md.",
    )
}
