//! A reader's desk: a home of its own, a library, and the program at hand.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_glose");

/// A home that is gone when the test ends.
pub struct Desk {
    dir: TempDir,
    language: &'static str,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The objects of the lines of standard output.
    pub fn json(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Itself, after checking the exit code.
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }
}

impl Desk {
    pub fn new(language: &'static str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir, language }
    }

    /// A desk with the sample articles added.
    pub fn with_samples(language: &'static str) -> Self {
        let desk = Self::new(language);
        desk.run(["add", &fixture("library/articles")]).ends(0);
        desk
    }

    /// A place on the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The library.
    pub fn library(&self) -> PathBuf {
        self.path("data/glose")
    }

    /// A file with a text, and its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program, with this desk around it.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.dir.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("TMPDIR", self.dir.path())
            .env("TZ", "UTC")
            .env("TERM", "xterm-256color")
            .env(
                "LANG",
                if self.language == "fr" {
                    "fr_CA.UTF-8"
                } else {
                    "en_CA.UTF-8"
                },
            )
            .current_dir(self.dir.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ran {
        ran(&self.command(arguments).output().unwrap())
    }

    /// Runs the program with something on its standard input.
    pub fn run_with<S: AsRef<OsStr>>(
        &self,
        input: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        ran(&child.wait_with_output().unwrap())
    }

    /// Every file below a folder of the desk.
    pub fn files(&self, below: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut open = vec![self.path(below)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file or folder of `fixtures/`.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    path.to_str().unwrap().to_owned()
}

/// A text of an object.
pub fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} in {object}"))
}
