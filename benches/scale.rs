//! What grows with the library, and how.
//!
//! `cargo bench --bench scale` makes libraries of 1,000 and 10,000 articles of some 800 words, put together from the paragraphs
//! of the fixtures, and prints for each how long adding them takes and how much memory, how long commands take that find the
//! index as the files are, and keystrokes with counts and passages: times, and their ratios to those of the first library.
//! Other sizes: `-- 10000 100000`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use glose::search::Request;
use glose::workspace::Workspace;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often each command is run.
const ROUNDS: usize = 15;
/// What is typed, key by key.
const TYPED: [&str; 4] = [
    "objets connectés lang:fr tag:iot",
    "\"service public\" published:2016..2020",
    "open data standards",
    "l’accessibilité des services",
];
/// What is measured.
const ROWS: [&str; 7] = [
    "adding: seconds",
    "adding: MB at most",
    "search: ms",
    "list --limit 20: ms",
    "a key: median ms",
    "a key: 99 of 100 ms",
    "a query of nothing: ms",
];

fn main() -> Outcome<()> {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 10_000]
    } else {
        asked
    };
    let mut first = None;
    for size in sizes {
        let figures = measure(size)?;
        let base = *first.get_or_insert(figures);
        println!("{size} articles");
        for ((row, figure), base) in ROWS.iter().zip(figures).zip(base) {
            println!("  {row:24} {figure:9.1}   × {:.2}", figure / base);
        }
    }
    Ok(())
}

fn measure(articles: usize) -> Outcome<[f64; ROWS.len()]> {
    let home = Home::new(articles)?;
    let (seconds, peak) = home.add()?;
    let search = home.median(&["search", "objets connectés"])?;
    let list = home.median(&["list", "--limit", "20"])?;
    let workspace = home.open()?;
    let searcher = workspace.searcher();
    let ask = |query: &str| {
        let request = Request {
            typing: true,
            limit: 20,
            ..Request::new(query)
        };
        let since = Instant::now();
        std::hint::black_box(searcher.search(&request, &|| false));
        since.elapsed().as_secs_f64() * 1000.0
    };
    ask("a");
    let mut keys: Vec<f64> = TYPED
        .iter()
        .flat_map(|typed| {
            let ends = (1..=typed.len()).filter(|end| typed.is_char_boundary(*end));
            ends.filter_map(|end| typed.get(..end))
        })
        .flat_map(|beginning| [ask(beginning), ask(beginning)])
        .collect();
    keys.sort_by(f64::total_cmp);
    let at = |percent: usize| keys.get(keys.len() * percent / 100).copied().unwrap_or(0.0);
    Ok([seconds, peak, search, list, at(50), at(99), ask("")])
}

/// A home below the system's folder for passing files, gone when it is dropped.
struct Home(PathBuf);

impl Home {
    /// With a folder of texts to add.
    fn new(articles: usize) -> Outcome<Self> {
        let name = format!("glose-scale-{}-{articles}", std::process::id());
        let home = Self(std::env::temp_dir().join(name));
        let texts = home.0.join("texts");
        let pool = paragraphs()?;
        let mut random = Random(1);
        for nth in 0..articles {
            let folder = texts.join((nth / 1000).to_string());
            if nth.is_multiple_of(1000) {
                fs::create_dir_all(&folder)?;
            }
            let text = text(nth, &pool, &mut random)?;
            fs::write(folder.join(format!("{nth:06}.md")), text)?;
        }
        Ok(home)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glose"));
        command
            .args(arguments)
            .env("HOME", &self.0)
            .env_remove("GLOSE_LIBRARY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        for kind in ["data", "cache", "config", "state"] {
            command.env(
                format!("XDG_{}_HOME", kind.to_uppercase()),
                self.0.join(kind),
            );
        }
        command
    }

    /// Adds the texts: seconds, and how many megabytes were in use at most.
    fn add(&self) -> Outcome<(f64, f64)> {
        let texts = self.0.join("texts");
        let since = Instant::now();
        let mut child = self.command(&["add", &texts.to_string_lossy()]).spawn()?;
        let status = PathBuf::from(format!("/proc/{}/status", child.id()));
        let mut peak = 0.0;
        let ended = loop {
            if let Some(ended) = child.try_wait()? {
                break ended;
            }
            // The system counts the most that was ever in use; a process that has ended tells no more.
            peak = most_used(&status).unwrap_or(peak);
            sleep(Duration::from_millis(5));
        };
        if !ended.success() {
            return Err("the texts could not be added".into());
        }
        Ok((since.elapsed().as_secs_f64(), peak))
    }

    /// The median time of a command, in milliseconds.
    fn median(&self, arguments: &[&str]) -> Outcome<f64> {
        let mut times = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let since = Instant::now();
            if !self.command(arguments).status()?.success() {
                return Err(format!("{arguments:?} failed").into());
            }
            times.push(since.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        Ok(times.get(ROUNDS / 2).copied().unwrap_or_default())
    }

    /// The library, in this process.
    fn open(&self) -> Outcome<Workspace> {
        let mut indexes = fs::read_dir(self.0.join("cache/glose"))?.flatten();
        let index = indexes.find(|entry| entry.path().join("meta.json").exists());
        let index = index.ok_or("no index was made")?.path();
        let library = self.0.join("data/glose");
        Workspace::open(&library, &index, &self.0.join("own-state"))
            .map_err(|problem| problem.to_string().into())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The most memory that a process has used, in megabytes, as its status tells.
fn most_used(status: &Path) -> Option<f64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// The longer paragraphs of the fixtures.
fn paragraphs() -> Outcome<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/articles");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let mut pool = Vec::new();
    for file in files {
        let text = fs::read_to_string(file)?;
        let body = text.splitn(3, "---\n").last().unwrap_or_default();
        let long = body.split("\n\n").map(str::trim);
        let long =
            long.filter(|one| one.len() > 150 && !one.starts_with(['<', '!', '|', '{', '-']));
        pool.extend(long.map(str::to_owned));
    }
    Ok(pool)
}

/// An article of some 800 words.
fn text(nth: usize, pool: &[String], random: &mut Random) -> Outcome<String> {
    let year = 2008 + random.below(19);
    let tag = ["iot", "mission", "ville/angers", "ville/nantes", "services"][random.below(5)];
    let mut text = format!("---\ntitle: Texte {nth}\npublished: {year}\ntags: [{tag}]\n---\n");
    let mut words = 0;
    while words < 800 {
        let paragraph = pool.get(random.below(pool.len())).ok_or("no paragraphs")?;
        words += paragraph.split_whitespace().count();
        write!(text, "{paragraph}\n\n")?;
    }
    Ok(text)
}

/// The same numbers each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
