//! A reader's home for a test, and the program in it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub const GLOSE: &str = env!("CARGO_BIN_EXE_glose");

/// A home that is gone when the test ends.
pub struct Home {
    dir: TempDir,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir }
    }

    /// A home with one article, `le-canal`.
    pub fn with_article() -> Self {
        let home = Self::new();
        let text = "# Le canal\n\nLes capteurs comptent les vélos. Une autre phrase suit.\n";
        fs::write(home.path("canal.md"), text).unwrap();
        home.done(&["add", "canal.md"]);
        home
    }

    /// A place below the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The library's folder.
    pub fn library(&self) -> PathBuf {
        self.path("data/glose")
    }

    /// Any program, with this home around it.
    pub fn command(&self, program: &str, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.dir.path())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TMPDIR", self.dir.path())
            .env("LANG", "en_CA.UTF-8")
            .env("GLOSE", GLOSE)
            .current_dir(self.dir.path())
            .stdin(Stdio::null());
        for kind in ["data", "cache", "config", "state"] {
            command.env(format!("XDG_{}_HOME", kind.to_uppercase()), self.path(kind));
        }
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Output {
        self.command(GLOSE, arguments).output().unwrap()
    }

    /// Runs a line of shell in which `$GLOSE` is the program.
    pub fn shell(&self, line: &str) -> Output {
        self.command("sh", &["-c", line]).output().unwrap()
    }

    /// Runs the program, which must end well; what it wrote.
    pub fn done(&self, arguments: &[impl AsRef<OsStr>]) -> String {
        let ran = self.run(arguments);
        assert!(ran.status.success(), "{ran:?}");
        String::from_utf8(ran.stdout).unwrap()
    }

    /// Writes a note on the one article; its id.
    pub fn note(&self, text: &str) -> String {
        let line = self.done(&["note", "le-canal", "--quote", "comptent", "--text", text]);
        line.lines().last().unwrap().to_owned()
    }

    /// The file of a note.
    pub fn note_file(&self, id: &str) -> PathBuf {
        self.library().join(format!("notes/le-canal/{id}.md"))
    }
}

/// Every file below a folder, in order; links are listed and not followed.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// What the program said on standard error, after checking that it is no fault of ours.
pub fn said(ran: &Output) -> String {
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(
        !said.contains("panicked") && ran.status.code() != Some(101),
        "{said}"
    );
    said
}

/// Numbers in no order, the same at every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
