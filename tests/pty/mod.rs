//! A real pseudo-terminal: the program runs in it, keys go in, the screen is read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, MasterPty, NativePtySystem, PtySize, PtySystem as _, SlavePty,
};

/// How long a screen may take to show what is waited for: far beyond any machine, so that only a fault
/// reaches it.
const PATIENCE: Duration = Duration::from_mins(1);

/// The variables that name the program's folders, and where these are below the home of a test.
pub const FOLDERS: [(&str, &str); 5] = [
    ("HOME", "home"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_CONFIG_HOME", "config"),
];

/// The program in a pseudo-terminal.
pub struct Screen {
    parser: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    writer: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
    settings: String,
}

/// How the terminal's line discipline is set, as `stty -a` says it.
fn settings_of(master: &dyn MasterPty) -> String {
    let Some(tty) = master.tty_name() else {
        return String::new();
    };
    let said = std::process::Command::new("stty")
        .arg("-a")
        .stdin(std::fs::File::open(tty).unwrap())
        .output()
        .unwrap();
    String::from_utf8_lossy(&said.stdout).into_owned()
}

fn blank(rows: u16, columns: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}

/// What a program is started with: its words, its folders below `home`, and few other variables.
fn command(home: &Path, words: &[&str], language: &str, set: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(words[0]);
    command.args(&words[1..]);
    command.env_clear();
    for (name, folder) in FOLDERS {
        command.env(name, home.join(folder));
    }
    command.env("TERM", "xterm-256color");
    command.env("LANG", format!("{language}.UTF-8"));
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TZ", "UTC");
    for (name, value) in set {
        command.env(name, value);
    }
    command.cwd(home);
    command
}

/// Reads what the program writes until it ends, for the model of the screen and as it is.
fn listen(
    mut reader: impl std::io::Read + Send + 'static,
    to_parser: Arc<Mutex<vt100::Parser>>,
    to_raw: Arc<Mutex<Vec<u8>>>,
) {
    std::thread::spawn(move || {
        let mut bytes = [0; 8192];
        while let Ok(count) = reader.read(&mut bytes) {
            if count == 0 {
                break;
            }
            to_raw.lock().unwrap().extend_from_slice(&bytes[..count]);
            // The model of a screen may give up on a size that no one has; the program must not.
            let mut parser = to_parser.lock().unwrap();
            let fed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                parser.process(&bytes[..count]);
            }));
            if fed.is_err() {
                let (rows, columns) = parser.screen().size();
                *parser = blank(rows.into(), columns.into());
            }
        }
    });
}

impl Screen {
    /// Starts `glose` with arguments, its folders below `home`, on a screen of a size.
    pub fn start(home: &Path, arguments: &[&str], language: &str, size: (u16, u16)) -> Self {
        let program = [env!("CARGO_BIN_EXE_glose")];
        let words: Vec<&str> = program.iter().chain(arguments).copied().collect();
        Self::start_program(home, &words, language, size, &[])
    }

    /// Starts any program in the same way, with more variables set.
    pub fn start_program(
        home: &Path,
        words: &[&str],
        language: &str,
        (columns, rows): (u16, u16),
        set: &[(&str, &str)],
    ) -> Self {
        // A reader has a home folder; the program makes the others.
        std::fs::create_dir_all(home.join("home")).unwrap();
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = NativePtySystem::default().openpty(size).unwrap();
        let settings = settings_of(pair.master.as_ref());
        let command = command(home, words, language, set);
        let child = pair.slave.spawn_command(command).unwrap();
        let parser = Arc::new(Mutex::new(blank(rows, columns)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let reader = pair.master.try_clone_reader().unwrap();
        listen(reader, Arc::clone(&parser), Arc::clone(&raw));
        let writer = pair.master.take_writer().unwrap();
        Self {
            parser,
            raw,
            writer,
            child,
            master: pair.master,
            slave: Some(pair.slave),
            settings,
        }
    }

    /// Gives the terminal another size: columns, rows.
    #[allow(dead_code, reason = "not every test file resizes")]
    pub fn resize(&self, (columns, rows): (u16, u16)) {
        let mut parser = self.parser.lock().unwrap();
        *parser = blank(rows, columns);
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
    }

    /// Waits until nothing has been written to the terminal for a while.
    #[allow(dead_code, reason = "not every test file waits for silence")]
    pub fn settle(&self) {
        let since = Instant::now();
        let (mut seen, mut quiet) = (usize::MAX, Instant::now());
        while since.elapsed() < PATIENCE && quiet.elapsed() < Duration::from_millis(120) {
            let now = self.raw.lock().unwrap().len();
            if now != seen {
                (seen, quiet) = (now, Instant::now());
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Sends a signal, named as `kill` names it.
    #[allow(dead_code, reason = "not every test file sends signals")]
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &id])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// The process that runs in the terminal.
    #[allow(dead_code, reason = "not every test file looks at the process")]
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Whether the program has ended by itself.
    #[allow(dead_code, reason = "not every test file asks")]
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits until the program has ended, and gives every byte it wrote, and how the terminal's line
    /// discipline was set before and after it.
    #[allow(dead_code, reason = "not every test file looks at what is left")]
    pub fn end_with(mut self) -> (Vec<u8>, String, String) {
        let since = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(since.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
        let after = settings_of(self.master.as_ref());
        self.settle();
        (self.bytes(), std::mem::take(&mut self.settings), after)
    }

    /// Waits until the program has ended; its exit code.
    #[allow(dead_code, reason = "not every test file looks at the code")]
    pub fn code(&mut self) -> u32 {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(since.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types keys: text as it is, control bytes as they are.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// Every byte that was written to the terminal so far.
    #[allow(dead_code, reason = "not every test file looks at bytes")]
    pub fn bytes(&self) -> Vec<u8> {
        self.raw.lock().unwrap().clone()
    }

    /// Waits until the screen holds a text.
    pub fn wait(&self, text: &str) -> String {
        self.wait_for(&format!("{text:?}"), |screen| screen.contains(text))
    }

    /// Waits until the screen is as wanted.
    pub fn wait_for(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let since = Instant::now();
        loop {
            let screen = self.text();
            if wanted(&screen) {
                return screen;
            }
            assert!(
                since.elapsed() < PATIENCE,
                "waited in vain for {what}; the screen:\n{screen}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Where a text stands on the screen: column and row of its first cell.
    #[allow(dead_code, reason = "not every test file uses the mouse")]
    pub fn find(&self, text: &str) -> (u16, u16) {
        let parser = self.parser.lock().unwrap();
        let (_, columns) = parser.screen().size();
        for (row, line) in parser.screen().rows(0, columns.into()).enumerate() {
            if let Some(at) = line.find(text) {
                return (line[..at].chars().count() as u16, row as u16);
            }
        }
        panic!(
            "{text:?} is not on the screen:\n{}",
            parser.screen().contents()
        );
    }

    /// The cells that hold a sign: row and column.
    #[allow(dead_code, reason = "not every test file looks at cells")]
    pub fn columns_of(&self, sign: &str) -> Vec<(u16, u16)> {
        let parser = self.parser.lock().unwrap();
        let (rows, columns) = parser.screen().size();
        let (rows, columns): (u16, u16) = (rows.into(), columns.into());
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let holds = |(row, column): &(u16, u16)| {
            let cell = parser.screen().cell(*row, *column);
            cell.is_some_and(|cell| cell.contents() == sign)
        };
        cells.filter(holds).collect()
    }

    /// Ends the program as the system does it, without a word.
    #[allow(dead_code, reason = "not every test file kills")]
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.slave = None;
    }

    /// Waits until the program has ended; whether it ended well.
    pub fn end(mut self) -> bool {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the program does not end; the screen:\n{}", self.text());
    }
}
