//! What a save takes, beside how much the library holds.
//!
//! `cargo bench --bench save` makes libraries of 1,000, 10,000 and 100,000 articles, every tenth with a note, and prints for
//! each how long `glose note`, `glose tag` and a note and a status through `Workspace`, as the interface saves them, take:
//! medians in milliseconds, and their ratios to those of the first library. Other sizes: `-- 1000 20000`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use glose::library::Status;
use glose::workspace::{Workspace, annotation_of};
use jiff::Timestamp;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often each is measured.
const ROUNDS: usize = 15;
/// What is measured.
const ROWS: [&str; 6] = [
    "glose note",
    "glose tag",
    "opening",
    "Workspace: note",
    "Workspace: status",
    "Workspace: counts after a save",
];

fn main() -> Outcome<()> {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 10_000, 100_000]
    } else {
        asked
    };
    let mut first = None;
    for size in sizes {
        let medians = measure(size)?;
        let base = *first.get_or_insert(medians);
        println!("{size} articles");
        for ((row, median), base) in ROWS.iter().zip(medians).zip(base) {
            println!("  {row:32} {median:8.1} ms   × {:.2}", median / base);
        }
    }
    Ok(())
}

/// A home below the system's folder for passing files, gone when it is dropped.
struct Home(PathBuf);

impl Home {
    fn new(articles: usize) -> Outcome<Self> {
        let name = format!("glose-save-{}-{articles}", std::process::id());
        let home = Self(std::env::temp_dir().join(name));
        for folder in ["articles", "notes"] {
            fs::create_dir_all(home.library().join(folder))?;
        }
        for nth in 0..articles {
            let (slug, id) = (slug(nth), id(nth, 'A'));
            let text = format!(
                "---\nid: {id}\ntitle: Texte {nth}\ntags: [t{}]\n---\n\n{}",
                nth % 50,
                body(nth)
            );
            fs::write(home.library().join(format!("articles/{slug}.md")), text)?;
            if nth.is_multiple_of(10) {
                let folder = home.library().join("notes").join(slug);
                fs::create_dir(&folder)?;
                let note = self::id(nth, 'N');
                let text = format!("---\nid: {note}\narticle: {id}\n---\n\nUne note.\n");
                fs::write(folder.join(format!("{note}.md")), text)?;
            }
        }
        home.glose(&["list", "--limit", "1"])?;
        Ok(home)
    }

    fn library(&self) -> PathBuf {
        self.0.join("data/glose")
    }

    fn glose(&self, arguments: &[&str]) -> Outcome<()> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glose"));
        command
            .args(arguments)
            .env("HOME", &self.0)
            .env_remove("GLOSE_LIBRARY");
        for kind in ["data", "cache", "config", "state"] {
            command.env(
                format!("XDG_{}_HOME", kind.to_uppercase()),
                self.0.join(kind),
            );
        }
        let ran = command.stdin(Stdio::null()).output()?;
        if ran.status.success() {
            return Ok(());
        }
        Err(String::from_utf8_lossy(&ran.stderr).into_owned().into())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn slug(nth: usize) -> String {
    format!("texte-{nth:06}")
}

fn id(nth: usize, kind: char) -> String {
    format!("01J{nth:022}{kind}")
}

/// About a hundred and fifty words, most of them common.
fn body(nth: usize) -> String {
    let mut text = String::new();
    for word in 0..150 {
        let mixed = (nth * 31 + word * 17) % 977;
        let _ = write!(text, "mot{} ", mixed * mixed % 3001);
        if word % 40 == 39 {
            text.push_str("fin.\n\n");
        }
    }
    text
}

/// The medians of all rows, in milliseconds.
fn measure(articles: usize) -> Outcome<[f64; ROWS.len()]> {
    let home = Home::new(articles)?;
    // The first one looks for what no process has remembered yet.
    home.glose(&["note", &slug(1), "--text", "Une note."])?;
    let nth = |round: usize| (round * 7919 + 3) % articles;
    let note = median(|round| home.glose(&["note", &slug(nth(round)), "--text", "Une note."]))?;
    let tag = median(|round| home.glose(&["tag", &id(nth(round), 'A'), "+neuf"]))?;
    let index = index_below(&home.0.join("cache"))?;
    let state = home.0.join("own-state");
    let open = || Workspace::open(&home.library(), &index, &state);
    let opening = median(|_| {
        drop(open()?);
        Ok(())
    })?;
    let workspace = open()?;
    workspace.refresh(&mut |_| ControlFlow::Continue(()))?;
    workspace
        .searcher()
        .overview()
        .map_err(|error| error.to_string())?;
    let save = median(|round| {
        let reading = workspace.read(&slug(nth(round)))?;
        let id = format!("NOTE-{round}");
        let now = Timestamp::now();
        let mut note = annotation_of(&reading.article, &reading.document, None, &id, now);
        "Une note.".clone_into(&mut note.note);
        workspace.save_annotation(&note, now)?;
        Ok(())
    })?;
    let status = median(|round| {
        workspace.set_status(&[slug(nth(round))], Status::Reading)?;
        Ok(())
    })?;
    let mut counting = Vec::new();
    for round in 0..ROUNDS {
        workspace.set_status(&[slug(nth(round))], Status::Done)?;
        let since = Instant::now();
        std::hint::black_box(
            workspace
                .searcher()
                .overview()
                .map_err(|error| error.to_string())?,
        );
        counting.push(since.elapsed().as_secs_f64() * 1000.0);
    }
    counting.sort_by(f64::total_cmp);
    let counts = counting.get(ROUNDS / 2).copied().unwrap_or_default();
    Ok([note, tag, opening, save, status, counts])
}

/// The median of what is measured, in milliseconds.
fn median(run: impl Fn(usize) -> Outcome<()>) -> Outcome<f64> {
    let mut times = Vec::with_capacity(ROUNDS);
    for round in 0..ROUNDS {
        let since = Instant::now();
        run(round)?;
        times.push(since.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(ROUNDS / 2).copied().unwrap_or_default())
}

/// The folder of the one index below the folder of caches.
fn index_below(cache: &Path) -> Outcome<PathBuf> {
    let folder = cache.join("glose");
    let mut entries = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let index = entries.find(|path| path.join("meta.json").exists());
    Ok(index.ok_or("no index was made")?)
}
