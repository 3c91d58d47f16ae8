//! The reader on long texts at 200×50: how long it takes to open them, and every kind of key.
//!
//! `cargo bench --bench reader` prints, for texts of one and of ten megabytes and for texts that are hard to
//! set, the time until the first screen stands and the time from a key to the drawn screen. What is asked for is
//! 50 ms for the one and, in 99 of 100 cases, 5 ms for the other, at one megabyte.
//!
//! `cargo bench --bench reader -- "one word" table` walks through only the texts whose names hold one of the
//! words given.

use glose::tui::port::{InputEvent, SearchEvent, SearchRequest, WorkEvent};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use glose::anchor::State as Anchored;
use glose::config;
use glose::i18n::Messages;
use glose::library::{Annotation, AnnotationId, Article, Color, FrontMatter};
use glose::search::find_in;
use glose::text::{ByteRange, Language, Typesetting, landmarks, markdown, segment};
use glose::tui::app::{State, update, view};
use glose::tui::kit::keys::{Key, KeyTable, Keymap, parse_chord};
use glose::tui::port::{Env, Event, Manner, OpenAt, Request};

use glose::workspace::{Placed, Reading};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SAMPLE: &str = include_str!(
    "../fixtures/library/articles/villes-moyennes-villes-intelligentes-dix-ans-de-projets.md"
);
const SIZE: (u16, u16) = (200, 50);
const MEGABYTE: usize = 1_000_000;

fn main() {
    // Cargo adds `--bench` of its own.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let mut out = String::new();
    if wanted.is_empty() {
        opening(&mut out);
    }
    for (name, body, notes) in texts() {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            walk(&mut out, name, &body, notes);
        }
    }
    let _ = std::io::stdout().write_all(out.as_bytes());
}

/// Where the annotations of a text stand.
#[derive(Clone, Copy)]
enum Notes {
    None,
    /// So many, each on a sentence of its own.
    Spread(usize),
    /// So many on one sentence.
    Heaped(usize),
}

/// The texts that are walked through.
fn texts() -> Vec<(&'static str, String, Notes)> {
    let line = |piece: &str| piece.repeat(MEGABYTE / piece.len());
    let header = "| colonne ".repeat(100);
    let table = format!(
        "{header}|\n{}|\n{}",
        "|---".repeat(100),
        format!("{header}|\n").repeat(900)
    );
    vec![
        ("1 MB", prose(MEGABYTE), Notes::Spread(40)),
        ("10 MB", prose(10 * MEGABYTE), Notes::Spread(40)),
        ("1 MB, 5,000 notes", prose(MEGABYTE), Notes::Spread(5000)),
        (
            "1 MB, 200 notes on one sentence",
            prose(MEGABYTE),
            Notes::Heaped(200),
        ),
        ("a line of 1 MB: words", line("mot "), Notes::None),
        ("a line of 1 MB: one word", line("a"), Notes::None),
        (
            "a line of 1 MB: zero-width",
            line("a\u{200b}\u{200b}\u{200b}"),
            Notes::None,
        ),
        (
            "a line of 1 MB: only zero-width",
            line("\u{200b}"),
            Notes::None,
        ),
        (
            "a line of 1 MB: combining marks",
            line("\u{301}"),
            Notes::None,
        ),
        (
            "a line of 1 MB: controls",
            line("\u{1b}[31m\u{7}"),
            Notes::None,
        ),
        (
            "a line of 1 MB: right to left",
            line("שלום עולם "),
            Notes::None,
        ),
        ("a table of 100 columns, 1 MB", table, Notes::None),
        ("empty", String::new(), Notes::None),
    ]
}

fn prose(bytes: usize) -> String {
    let sample = Article::parse("long", SAMPLE).unwrap_or_else(|error| unreachable!("{error}"));
    sample.body.repeat(bytes.div_ceil(sample.body.len()))
}

fn article(body: &str) -> Article {
    let mut article =
        Article::parse("long", SAMPLE).unwrap_or_else(|error| unreachable!("{error}"));
    body.clone_into(&mut article.body);
    article
}

fn annotation(article: &Article, nth: usize) -> Annotation {
    Annotation {
        id: AnnotationId(nth.to_string()),
        article: article.meta.id.clone(),
        slug: article.meta.slug.clone(),
        created: None,
        modified: None,
        color: Color::ALL[nth % 5],
        tags: vec!["iot".to_owned()],
        target: None,
        reanchored: Vec::new(),
        note: "Une note de *quelques* mots, qui tient en deux lignes, ou en **trois**.".to_owned(),
        front: FrontMatter::default(),
        base: None,
    }
}

fn reading(body: &str, notes: Notes) -> Reading {
    let article = article(body);
    let document = Arc::new(markdown::parse(&article.body));
    landmarks::survey(&document);
    let (count, start) = match notes {
        Notes::None => (0, 0),
        Notes::Spread(count) => (count, 0),
        Notes::Heaped(count) => (count, document.text().len() / 2),
    };
    let mut sentence = segment::sentence_at(&document, start);
    let mut placed = Vec::new();
    for nth in 0..count {
        let note = annotation(&article, nth);
        placed.push(Placed::new(note, Anchored::Exact, Some(sentence)));
        if matches!(notes, Notes::Spread(_)) {
            let next = segment::next_sentence(&document, sentence.start);
            sentence = next.unwrap_or(sentence);
        }
    }
    Reading {
        article,
        document,
        notes: placed,
        problems: Vec::new(),
    }
}

/// A reader at a terminal.
struct Desk {
    state: State,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    fn new() -> Self {
        let manner = Manner {
            messages: Messages::new(Language::French),
            theme: config::Theme::Dark,
            depth: config::Depth::Full,
            ground: None,
            glyphs: config::Glyphs::Unicode,
            measure: 66,
            typesetting: Typesetting::default(),
        };
        let backend = TestBackend::new(SIZE.0, SIZE.1);
        Self {
            state: State::new(manner, Keymap::new(&KeyTable::new()).0, SIZE),
            terminal: Terminal::new(backend).unwrap_or_else(|error| unreachable!("{error}")),
        }
    }

    fn draw(&mut self) {
        let drawn = self
            .terminal
            .draw(|frame| view::draw(&self.state, Timestamp::UNIX_EPOCH, frame));
        black_box(drawn.is_ok());
    }

    fn take(&mut self, msg: Event) -> Vec<Request> {
        let env = Env {
            now: Timestamp::UNIX_EPOCH,
            id: "01JANOTE00000000000000000A".to_owned(),
        };
        black_box(update(&mut self.state, msg, &env))
    }

    fn open(&mut self, reading: Reading, at: OpenAt) {
        self.take(Event::Work(WorkEvent::Opened(Box::new(reading), at)));
        self.draw();
    }

    /// How long a key takes until the screen shows what it did. Words are looked for beside it, as in the
    /// program; to take what was found counts again.
    fn press(&mut self, key: Key) -> Duration {
        let start = Instant::now();
        let effects = self.take(Event::Input(InputEvent::Key(key)));
        self.draw();
        let mut time = start.elapsed();
        for effect in effects {
            if let Request::Search(SearchRequest::Find(document, words)) = effect {
                let found = find_in(&document, &words);
                let start = Instant::now();
                self.take(Event::Search(SearchEvent::Matches(document, words, found)));
                self.draw();
                time = time.max(start.elapsed());
            }
        }
        time
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Parsing, then taking it in and drawing it, and both: at the beginning and in the middle of a text.
fn opening(out: &mut String) {
    let _ = writeln!(
        out,
        "opening, ms              parse min  median  first screen min  median  all min  median"
    );
    for (name, bytes, rounds) in [("1 MB", MEGABYTE, 40), ("10 MB", 10 * MEGABYTE, 8)] {
        let source = article(&prose(bytes));
        for (place, in_middle) in [("at the beginning", false), ("in the middle", true)] {
            let mut times: [Vec<Duration>; 3] = Default::default();
            for _ in 0..rounds {
                let these = opened(source.clone(), in_middle);
                for (times, time) in times.iter_mut().zip(these) {
                    times.push(time);
                }
            }
            let _ = write!(out, "{name:>6} {place:<17}");
            for times in &mut times {
                times.sort();
                let [min, median] = [0, times.len() / 2].map(|at| ms(times[at]));
                let _ = write!(out, "{min:>9.2} {median:>7.2}  ");
            }
            out.push('\n');
        }
    }
}

/// How long it takes to parse an article, to show it, and both.
fn opened(article: Article, in_middle: bool) -> [Duration; 3] {
    let mut desk = Desk::new();
    let start = Instant::now();
    let document = Arc::new(markdown::parse(&article.body));
    landmarks::survey(&document);
    let parsed = start.elapsed();
    let at = if in_middle {
        let middle = document.text().len() / 2;
        let at = document.text().floor_char_boundary(middle);
        OpenAt::Passage(ByteRange::new(at, at), String::new())
    } else {
        OpenAt::Position
    };
    let reading = Reading {
        article,
        document,
        notes: Vec::new(),
        problems: Vec::new(),
    };
    let start = Instant::now();
    desk.open(reading, at);
    let shown = start.elapsed();
    [parsed, shown, parsed + shown]
}

/// The keys of a walk: what it is called, the keys, how often.
const WALK: &[(&str, &str, usize)] = &[
    ("j", "j", 400),
    ("k", "k", 100),
    ("Space", "Space", 200),
    ("b", "b", 100),
    ("G and g g", "G g g", 20),
    ("percent (5 0 0 G)", "5 0 0 G", 5),
    ("s", "s", 200),
    ("S", "S", 100),
    ("p", "p", 100),
    ("P", "P", 50),
    ("w", "w", 100),
    ("headings", ") ) ( (", 20),
    ("Tab", "Tab", 250),
    ("S-Tab", "S-Tab", 50),
    ("v v v v v V V Esc", "v v v v v V V Esc", 20),
    ("V p p y", "V p p y", 20),
    ("v f ž Esc", "v f ž Esc", 4),
    ("c", "c", 9),
    ("O", "O", 4),
    ("< and >", "< < < > > >", 10),
    ("z", "z", 4),
    ("f Esc", "f Esc", 10),
    ("l and h", "l l l l h h", 10),
    ("C-o A-Right", "C-o A-Right", 10),
    ("n", "n", 50),
    ("m u", "m", 10),
    ("a", "a", 1),
    ("typing a note", "x é t é Space q u i Enter", 20),
    ("Esc", "Esc", 1),
    ("/", "/", 1),
    ("typing what is sought", "c a p t e u r s Space", 3),
    ("Enter", "Enter", 1),
    ("G k k k", "G k k k Space b", 5),
];

/// How often a walk is gone. Of each key the least time counts: what else the machine does is no matter.
const ROUNDS: usize = 3;

fn walk(out: &mut String, name: &str, body: &str, notes: Notes) {
    let mut best: Vec<Vec<Duration>> = Vec::new();
    let mut opening = Duration::MAX;
    let reading = reading(body, notes);
    for round in 0..ROUNDS {
        let mut desk = Desk::new();
        let start = Instant::now();
        desk.open(reading.clone(), OpenAt::Position);
        opening = opening.min(start.elapsed());
        for (nth, (_, keys, times)) in WALK.iter().enumerate() {
            let keys = parse_chord(keys).unwrap_or_default();
            let presses = (0..*times).flat_map(|_| &keys);
            let these: Vec<Duration> = presses
                .map(|key| {
                    if desk.state.reader.is_none() {
                        desk.open(reading.clone(), OpenAt::Position);
                    }
                    desk.press(*key)
                })
                .collect();
            match best.get_mut(nth) {
                Some(best) if round > 0 => {
                    for (best, this) in best.iter_mut().zip(these) {
                        *best = (*best).min(this);
                    }
                }
                _ => best.push(these),
            }
        }
    }
    let _ = writeln!(
        out,
        "\n{name}: shown in {:.2} ms\nms a key                        keys      p50      p99      max",
        ms(opening)
    );
    for ((what, ..), times) in WALK.iter().zip(&mut best) {
        report(out, what, times);
    }
    report(out, "all", &mut best.concat());
}

fn report(out: &mut String, what: &str, times: &mut [Duration]) {
    times.sort();
    let at = |percent: usize| {
        times.get((times.len() * percent / 100).min(times.len().saturating_sub(1)))
    };
    let [p50, p99, max] = [50, 99, 100].map(|percent| at(percent).copied().unwrap_or_default());
    let _ = writeln!(
        out,
        "{what:<24} {:>12} {:>8.3} {:>8.3} {:>8.3}",
        times.len(),
        ms(p50),
        ms(p99),
        ms(max)
    );
}
