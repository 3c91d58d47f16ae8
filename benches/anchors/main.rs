//! Measures how notes keep their place when a text changes, beside what others do.
//!
//! `cargo bench --bench anchors` works on synthetic edits of the project's own fixtures;
//! `GLOSE_ANCHORS=revisions.jsonl` adds pairs of real revisions, one JSON object a line with `lang`,
//! `source`, `old` and `new` (Markdown). Every wrong or false placement is written to
//! `anchors-cases.csv` in the target directory, to be read.
//!
//! Truth is a word diff that shares no code with the program, or for synthetic edits the provenance of
//! every word. Three pairs in ten are held out: thresholds may be chosen by looking at the others only.

mod corpus;
mod judge;
mod passages;
mod rivals;
mod synthetic;
mod tables;
mod timing;
mod truth;

use std::path::PathBuf;

use glose::anchor::{Alignment, Origin, Selectors, describe, place};

use corpus::Pair;
use judge::{Answer, Case};
use passages::Passage;

/// What is compared, by name.
pub const METHODS: [&str; 7] = [
    "stored offset only",
    "exact quote in context",
    "quote similarity, best hit",
    "… with a floor of 0.70",
    "… with a floor of 0.80",
    "Glose, quote only",
    "Glose, with the old text",
];

fn main() -> std::io::Result<()> {
    // `cargo test --benches` runs this too: then a look at few passages is enough.
    let quick = !std::env::args().any(|argument| argument == "--bench");
    let mut cases = Vec::new();
    match std::env::var_os("GLOSE_ANCHORS") {
        Some(path) => {
            let pairs = corpus::revisions(&PathBuf::from(path))?;
            cases.extend(measure("real", &pairs, if quick { 2 } else { 60 }));
        }
        None => say("GLOSE_ANCHORS is not set: the pairs of real revisions are left out."),
    }
    let articles = corpus::fixtures()?;
    let pairs = synthetic::pairs(&articles, if quick { 1 } else { 6 });
    cases.extend(measure("synthetic", &pairs, if quick { 1 } else { 8 }));
    for set in ["real", "synthetic"] {
        report(set, &cases);
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let path = target.join("anchors-cases.csv");
    let rows = tables::write_cases(&path, &cases)?;
    say(&format!(
        "{rows} wrong, false or missed placements written to {}",
        path.display()
    ));
    say(&timing::table(&articles, if quick { 2 } else { 60 }));
    Ok(())
}

/// The tables of one set of pairs.
fn report(set: &str, cases: &[Case]) {
    let mut parts = Vec::new();
    for split in ["tuning", "held out"] {
        let part: Vec<&Case> = cases
            .iter()
            .filter(|case| case.set == set && case.split() == split)
            .collect();
        let agreed: Vec<&Case> = part
            .iter()
            .copied()
            .filter(|case| case.truth.agreed)
            .collect();
        if part.is_empty() {
            return;
        }
        let title = format!("{set} pairs, {split}");
        if agreed.len() < part.len() {
            say(&tables::main(
                &format!("{title}, where two diffs agree"),
                &agreed,
            ));
        }
        say(&tables::all(&title, &part));
        parts.push((split, part));
        parts.push(("where two diffs agree", agreed));
    }
    say(&tables::figures(&parts));
}

/// Places passages of every pair in every way.
fn measure(set: &'static str, pairs: &[Pair], each: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for (number, pair) in pairs.iter().enumerate() {
        let (old, new) = (pair.old.view(), pair.new.view());
        let alignment = Alignment::new(&old, &new);
        for passage in passages::draw(pair, number as u64, each) {
            let Some(truth) = truth::of(pair, &passage) else {
                continue;
            };
            let selectors = describe(&old, passage.range, Origin::default());
            let with_old = place(&selectors, Some((&old, &alignment)), &new);
            let alone = place(&selectors, None, &new);
            let mut answers = others(pair, &passage, &selectors);
            answers.push(Answer::from(&alone));
            answers.push(Answer::from(&with_old));
            cases.push(Case::new(set, number, pair, &passage, truth, answers));
        }
    }
    cases
}

fn others(pair: &Pair, passage: &Passage, selectors: &Selectors) -> Vec<Answer> {
    let (offset, quoted) = (
        rivals::offset(pair, passage),
        rivals::in_context(pair, passage),
    );
    let scored = rivals::by_similarity(pair, passage, selectors);
    let floor = |least: f32| {
        scored
            .filter(|(_, score)| *score >= least)
            .map(|(range, _)| range)
    };
    [offset, quoted, floor(0.0), floor(0.70), floor(0.80)]
        .into_iter()
        .map(Answer::of)
        .collect()
}

/// Writes to the terminal.
pub fn say(text: &str) {
    use std::io::Write;
    // A closed pipe is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{text}");
}
