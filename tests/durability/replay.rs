//! Every short sequence of acts, stopped after each thing that it does to the disk, by a kill or a loss of power.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use crate::check::check;
use crate::disk::{Disk, Left};
use crate::home::{GLOSE, Home};
use crate::inject::{ACTS, Act, Bench};
use crate::trace::{self, Did};

/// How far the counts of one run went.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    sequences: usize,
    stops: usize,
    images: usize,
    opened: usize,
}

/// One sequence being replayed.
struct Replay<'a> {
    bench: &'a Bench,
    disk: Disk,
    facts: String,
    /// How many images pass between two that the program itself opens.
    open_every: usize,
}

impl Replay<'_> {
    /// What is said of an act that begins: until it is acknowledged, both ends are right.
    fn begin(&mut self, act: Act) {
        let second = &self.bench.ids[1];
        let fact = match act {
            Act::Edit if self.is_gone() => {
                json!({"id": second, "gone": false, "maybe": true, "or": "begin other end"})
            }
            Act::Edit => json!({"id": second, "or": "begin other end"}),
            Act::Delete if !self.is_gone() => json!({"id": second, "maybe": true}),
            _ => return,
        };
        writeln!(self.facts, "{fact}").unwrap();
    }

    fn is_gone(&self) -> bool {
        let second = &self.bench.ids[1];
        let facts = self.facts.lines().rev();
        let mut facts = facts.map(|line| serde_json::from_str::<Value>(line).unwrap());
        let last = facts.find(|fact| fact["id"] == **second && !fact["gone"].is_null());
        last.is_some_and(|fact| fact["gone"] == true)
    }

    /// Runs one act for real, then does what it did again, step by step, and looks at what each stop leaves.
    fn act(&mut self, act: Act, counts: &mut Counts) {
        let home = &self.bench.home;
        let mut words: Vec<&str> = trace::OPTIONS.to_vec();
        words.extend(["-o", "log", GLOSE]);
        words.extend(self.bench.words(act));
        let ran = home.command("strace", &words).output().unwrap();
        assert!(matches!(ran.status.code(), Some(0 | 1)), "{act:?}: {ran:?}");
        let log = fs::read(home.path("log")).unwrap();
        self.begin(act);
        let mut told = false;
        for did in trace::read(&String::from_utf8_lossy(&log)) {
            if matches!(did, Did::Say(_)) && ran.status.success() {
                if !told && let Some(fact) = self.bench.acknowledged(act, &ran) {
                    self.facts.push_str(&fact);
                }
                told = true;
            } else if !self.disk.does(&did) {
                continue;
            }
            counts.stops += 1;
            for left in Left::EVERY {
                self.look(left, counts, &format!("{act:?}, {left:?} after {did:?}"));
            }
        }
        assert!(told || !ran.status.success(), "{act:?}: {ran:?}");
    }

    fn look(&self, left: Left, counts: &mut Counts, what: &str) {
        let home = Home::new();
        fs::create_dir_all(home.library()).unwrap();
        self.disk.write(left, &home.library());
        counts.images += 1;
        let checked = std::panic::catch_unwind(|| check(&home.library(), &self.facts));
        assert!(checked.is_ok(), "{what}");
        if counts.images.is_multiple_of(self.open_every) {
            counts.opened += 1;
            let shown = home.run(&["annotations", "--json"]);
            assert!(
                matches!(shown.status.code(), Some(0 | 1)),
                "{what}: {shown:?}"
            );
            let first = &self.bench.ids[0];
            let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
            assert!(shown.contains(first.as_str()), "{what}: {shown}");
        }
    }
}

/// All sequences of so many acts.
fn sequences(length: usize) -> Vec<Vec<Act>> {
    if length == 0 {
        return vec![Vec::new()];
    }
    let shorter = sequences(length - 1).into_iter();
    shorter
        .flat_map(|one| ACTS.map(|act| [&one[..], &[act]].concat()))
        .collect()
}

fn replay(all: impl IntoIterator<Item = Vec<Act>>, open_every: usize) {
    let Some(bench) = Bench::new() else { return };
    let mut counts = Counts::default();
    for sequence in all {
        bench.as_before();
        let mut replay = Replay {
            bench: &bench,
            disk: Disk::of(&bench.home.library()),
            facts: bench.known(),
            open_every,
        };
        for act in sequence {
            replay.act(act, &mut counts);
        }
        counts.sequences += 1;
    }
    eprintln!("{counts:?}: nothing acknowledged lost, nothing torn");
    assert!(counts.stops > 0);
}

/// A03, A04: some sequences.
#[test]
fn a_stop_anywhere_in_a_sequence_leaves_what_was_acknowledged() {
    use Act::{Delete, Edit, Save, Tag};
    replay([vec![Save, Edit, Delete], vec![Delete, Edit, Tag]], 61);
}

/// A03, A04 in full: every sequence of up to three acts.
#[test]
#[ignore = "takes ten minutes"]
fn a_stop_anywhere_in_every_sequence_leaves_what_was_acknowledged() {
    replay((1..=3).flat_map(sequences), 37);
}
