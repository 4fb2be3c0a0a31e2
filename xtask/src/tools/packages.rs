//! Programs from the system's packages: browsers, their drivers, a screen without one, Java,
//! web servers.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::process;
use crate::steps::Steps;

/// A Debian package, known by the programs it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    name: &'static str,
    /// Any of these will do: a program on PATH, or the path of a file.
    programs: &'static [&'static str],
}

impl Package {
    /// The browser Chromium.
    pub const CHROMIUM: Self = Self::new("chromium", &["chromium"]);
    /// Chromium's WebDriver.
    pub const CHROMIUM_DRIVER: Self = Self::new("chromium-driver", &["chromedriver"]);
    /// The browser Firefox.
    pub const FIREFOX: Self = Self::new("firefox-esr", &["firefox", "firefox-esr"]);
    /// A small browser with WebKit, and its WebDriver.
    pub const WEBKIT: Self = Self::new("webkit2gtk-driver", &["WebKitWebDriver"]);
    /// A screen in memory: WebKit has no headless mode.
    pub const XVFB: Self = Self::new("xvfb", &["xvfb-run"]);
    /// What `xvfb-run` keeps its screen to itself with.
    pub const XAUTH: Self = Self::new("xauth", &["xauth"]);
    /// What the validator of HTML runs on.
    pub const JAVA: Self = Self::new("default-jre-headless", &["java"]);
    /// Another static file server, to host the pages from.
    pub const PYTHON: Self = Self::new("python3", &["python3"]);

    /// The web server nginx; what administers a system is not on everybody's PATH.
    pub const NGINX: Self = Self::new("nginx", &["nginx", "/usr/sbin/nginx"]);
    /// What lets nginx send files that brotli has packed.
    pub const NGINX_BROTLI: Self = Self::new(
        "libnginx-mod-http-brotli-static",
        &["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"],
    );
    /// The web server Caddy.
    pub const CADDY: Self = Self::new("caddy", &["caddy"]);

    const fn new(name: &'static str, programs: &'static [&'static str]) -> Self {
        Self { name, programs }
    }

    /// Whether it, or what does the same, is installed.
    pub fn is_there(self) -> bool {
        self.program().is_some()
    }

    /// Where its program lies, or what does the same.
    pub fn program(self) -> Option<PathBuf> {
        let mut programs = self.programs.iter();
        programs.find_map(|program| process::on_path(program))
    }
}

/// Installs packages through apt.
///
/// # Errors
/// When that takes root and this is not, when there is no apt, or when it fails. Each
/// names the exact packages.
pub fn install(packages: &[Package], steps: &mut Steps) -> Result<(), Failure> {
    let names: Vec<_> = packages.iter().map(|package| package.name).collect();
    if process::on_path("apt-get").is_none() {
        return Err(Failure::new(
            format!(
                "the tests need programs that are not installed, and there is no apt-get: {}",
                names.join(", ")
            ),
            "Install with this system's package manager what Debian calls by these names.",
        ));
    }
    if !is_root()? {
        return Err(Failure::new(
            format!(
                "the tests need packages that are not installed: {}",
                names.join(", ")
            ),
            format!(
                "Run `{}`, then this again. (As root it is done for you.)",
                by_hand("sudo ", &names)
            ),
        ));
    }
    steps.begin(&format!(
        "installing {} (a minute or two)",
        names.join(", ")
    ));
    if !apt(&["update"])? {
        eprintln!("apt's lists could not be renewed; trying with those that are there");
    }
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(&names);
    if !apt(&words)? {
        return Err(Failure::new(
            format!("apt could not install {}", names.join(", ")),
            format!(
                "See its message above; this must succeed first: `{}`.",
                by_hand("", &names)
            ),
        ));
    }
    let missing: Vec<_> = packages
        .iter()
        .filter(|package| !package.is_there())
        .collect();
    match missing.first() {
        None => Ok(()),
        Some(package) => Err(Failure::new(
            format!(
                "{} is installed, but brings none of these programs: {}",
                package.name,
                package.programs.join(", ")
            ),
            "On this system another package has it: install that one, and run this again.",
        )),
    }
}

fn apt(words: &[&str]) -> Result<bool, Failure> {
    let mut apt = process::command("apt-get");
    apt.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    process::succeeds(&mut apt)
}

/// The line that installs these packages, for a person to run.
fn by_hand(prefix: &str, names: &[&str]) -> String {
    format!(
        "{prefix}apt-get update && {prefix}apt-get install --yes --no-install-recommends {}",
        names.join(" ")
    )
}

/// Whether this process may install packages.
fn is_root() -> Result<bool, Failure> {
    let printed = process::capture(process::command("id").arg("-u"))?;
    Ok(printed.stdout.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_whole_line() {
        assert_eq!(
            by_hand("sudo ", &["xvfb", "xauth"]),
            "sudo apt-get update && sudo apt-get install --yes --no-install-recommends xvfb xauth"
        );
    }

    #[test]
    fn any_of_its_programs_makes_a_package_be_there() {
        let check = |programs, expected| {
            assert_eq!(
                Package::new("a", programs).is_there(),
                expected,
                "{programs:?}"
            );
        };
        check(&["no-such-program", "sh"], true);
        check(&["no-such-program"], false);
        check(&["no-such-program", "/bin/sh"], true);
        check(&["/bin/no-such-program"], false);
    }
}
