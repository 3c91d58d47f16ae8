//! An index that was damaged: right answers, or made anew.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::home::{Dice, Home, files};

const QUERIES: [&str; 4] = ["bibliothèque", "data", "tag:iot", "ville OR city"];

/// What the queries find, with notices left out; the whole must be the same whatever the index suffers.
fn answers(home: &Home) -> Vec<Vec<String>> {
    QUERIES
        .iter()
        .map(|query| {
            let ran = home.run(&["search", query, "--json"]);
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(
                matches!(ran.status.code(), Some(0 | 1)),
                "{query}: {ran:?} {said}"
            );
            let out = String::from_utf8(ran.stdout).unwrap();
            let slugs = out.lines().map(|line| {
                let hit: serde_json::Value = serde_json::from_str(line).unwrap();
                hit["slug"].as_str().unwrap().to_owned()
            });
            slugs.collect()
        })
        .collect()
}

/// A home with the sample library, its index kept aside to be brought back.
fn with_samples() -> (Home, Vec<Vec<String>>) {
    let home = Home::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/articles");
    home.done(&["add", fixtures.to_str().unwrap()]);
    let right = answers(&home);
    assert!(right.iter().all(|found| !found.is_empty()), "{right:?}");
    copy(&home.path("cache"), &home.path("kept"));
    (home, right)
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status();
    assert!(copied.unwrap().success());
}

/// Brings the whole index back.
fn whole_again(home: &Home) {
    fs::remove_dir_all(home.path("cache")).unwrap();
    copy(&home.path("kept"), &home.path("cache"));
}

/// C02: one byte of one file is another.
fn flips(runs: u64) {
    let (home, right) = with_samples();
    let mut dice = Dice(runs);
    let mut wrong = Vec::new();
    for run in 0..runs {
        whole_again(&home);
        let all: Vec<_> = files(&home.path("cache"))
            .into_iter()
            .filter(|path| fs::metadata(path).unwrap().len() > 0)
            .collect();
        let file = &all[(run as usize + dice.below(3) as usize) % all.len()];
        let mut bytes = fs::read(file).unwrap();
        let at = dice.below(bytes.len() as u64) as usize;
        bytes[at] ^= 1 << dice.below(8);
        fs::write(file, bytes).unwrap();
        if answers(&home) != right {
            wrong.push(format!("{} at {at}", file.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {runs} gave other answers: {wrong:#?}",
        wrong.len()
    );
}

/// C02: a flipped bit is found out or changes no answer.
#[test]
fn a_flipped_bit_of_the_index_changes_no_answer() {
    flips(20);
}

/// C02 in full.
#[test]
#[ignore = "takes minutes"]
fn two_hundred_flipped_bits_of_the_index_change_no_answer() {
    flips(200);
}

/// C01, C03: files cut to nothing, cut in half, removed; the whole index removed.
fn cuts(stride: usize) {
    let (home, right) = with_samples();
    let all = files(&home.path("cache"));
    for (nth, file) in all.iter().enumerate().step_by(stride) {
        for way in 0..3 {
            whole_again(&home);
            let bytes = fs::read(file).unwrap();
            match way {
                0 => fs::write(file, b"").unwrap(),
                1 => fs::write(file, &bytes[..bytes.len() / 2]).unwrap(),
                _ => fs::remove_file(file).unwrap(),
            }
            assert_eq!(
                answers(&home),
                right,
                "file {nth} {}, way {way}",
                file.display()
            );
        }
    }
    fs::remove_dir_all(home.path("cache")).unwrap();
    assert_eq!(answers(&home), right);
}

/// C01, C03.
#[test]
fn a_cut_or_missing_file_of_the_index_changes_no_answer() {
    cuts(3);
}

/// C03 in full.
#[test]
#[ignore = "takes minutes"]
fn each_cut_or_missing_file_of_the_index_changes_no_answer() {
    cuts(1);
}
