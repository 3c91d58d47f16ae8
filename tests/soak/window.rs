//! An interface in a pseudo-terminal: notes, changes of them, undo, saved searches.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::home::Home;
use crate::pty::{FOLDERS, Screen};
use crate::{Log, Until};

/// How long the screen may take to say what was done; after that it is taken for not acknowledged.
const PATIENCE: Duration = Duration::from_secs(30);

/// Acts until it is time to stop; how many acts were done.
pub fn act(home: &Home, log: &Log, at: usize, until: Until) -> usize {
    let title = ["Alizarine", "Bergamote"][at];
    let root = home.path("");
    let set: Vec<(&str, String)> = FOLDERS
        .iter()
        .filter(|(name, _)| *name != "HOME")
        .map(|(name, folder)| (*name, root.join(folder).display().to_string()))
        .collect();
    let set: Vec<(&str, &str)> = set
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let program = [env!("CARGO_BIN_EXE_glose")];
    let mut window = Window {
        screen: Screen::start_program(Path::new(&root), &program, "en_CA", (110, 34), &set),
        log,
    };
    window.screen.wait("Alizarine");
    window.screen.settle();
    let mut done = 0;
    let mut round = 0;
    while until.goes_on(done) {
        round += 1;
        window.search(&format!("fenetre{at}x{round}"));
        window.open(title);
        let word = format!("window{at}x{round}");
        if window.note(&word) {
            match round % 3 {
                0 => window.undo(&word),
                1 => window.edit(&format!("plus{at}x{round}")),
                _ => {}
            }
        }
        window.back();
        done += 3;
    }
    window.end();
    done
}

struct Window<'a> {
    screen: Screen,
    log: &'a Log,
}

impl Window<'_> {
    fn key(&mut self, key: &str) {
        self.screen.keys(key);
        self.screen.settle();
    }

    /// Whether the screen comes to be as wanted.
    fn comes(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if wanted(&self.screen.text()) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(15));
        }
        eprintln!("not acknowledged; the screen:\n{}", self.screen.text());
        false
    }

    fn search(&mut self, name: &str) {
        self.key("/");
        self.key("\x15");
        self.key(name);
        self.key("\x13");
        self.key("\r");
        let said = format!("Search kept: {name}");
        let there = self.comes(|text| text.contains(&said)).then_some(true);
        self.log.write(&json!({"search": name, "there": there}));
        self.key("\x1b");
        self.key("\x1b");
    }

    fn open(&mut self, title: &str) {
        self.key("/");
        self.key("\x15");
        self.key(title);
        assert!(
            self.comes(|text| text.contains(&format!("▐• {title}"))),
            "{title}"
        );
        self.key("\r");
        assert!(
            self.comes(|text| text.contains("capteurs comptent")),
            "{title}"
        );
        self.screen.settle();
    }

    /// Leaves the article.
    fn back(&mut self) {
        let is_list = |text: &str| {
            let first = text.lines().next().unwrap_or_default().trim_start();
            first.starts_with("Glose  Library") || first.starts_with("Glose  Search")
        };
        for _ in 0..4 {
            self.key("\x1b");
            if is_list(&self.screen.text()) {
                return;
            }
            self.key("q");
            if is_list(&self.screen.text()) {
                return;
            }
        }
        panic!("not the list of articles:\n{}", self.screen.text());
    }

    /// Writes a note; whether it was said to be kept. What stood in the message line before was another thing.
    fn note(&mut self, word: &str) -> bool {
        self.screen.keys("a");
        assert!(self.comes(|text| text.contains("WRITING")));
        self.screen.keys(word);
        assert!(self.comes(|text| text.contains(word)));
        self.key("\x1b");
        let kept = self.comes(|text| text.contains("Note saved") && !text.contains("WRITING"));
        self.log
            .write(&json!({"note": word, "there": kept.then_some(true)}));
        kept
    }

    /// Takes the last note back.
    fn undo(&mut self, word: &str) {
        self.screen.keys("u");
        let undone = self.comes(|text| text.contains("Undone"));
        let there = if undone { Some(false) } else { None };
        self.log.write(&json!({"note": word, "there": there}));
    }

    /// Adds a word to a note of the article.
    fn edit(&mut self, more: &str) {
        self.key("\t");
        self.key("e");
        assert!(self.comes(|text| text.contains("WRITING")));
        self.screen.keys(&format!(" {more}"));
        // What was said of the note before is gone once something is typed.
        assert!(self.comes(|text| text.contains(more)));
        let said_before = self.screen.text().contains("Note saved");
        self.screen.keys("\x1b");
        let kept = self.comes(|text| text.contains("Note saved") && !text.contains("WRITING"));
        let there = (kept && !said_before).then_some(true);
        self.log.write(&json!({"note": more, "there": there}));
    }

    fn end(mut self) {
        for key in ["\x1b", "\x1b", "Q"] {
            self.key(key);
        }
        assert!(self.screen.end());
    }
}
