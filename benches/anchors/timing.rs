//! How long it takes to place 200 notes in a text of 100 kB.

use std::fmt::Write;
use std::time::{Duration, Instant};

use glose::anchor::{Origin, Selectors, TextView, describe, place_all};
use glose::text::CharRange;

use crate::corpus::Plain;
use crate::passages::Dice;
use crate::synthetic::edit;

/// Notes in the text.
const NOTES: usize = 200;
/// Size of the text, in bytes.
const SIZE: usize = 100_000;

/// Times with the old text and without, everything included, over `rounds` edited versions.
pub fn table(articles: &[(String, String, Plain)], rounds: usize) -> String {
    let mut parts: Vec<(&str, Option<u8>)> = Vec::new();
    let mut size = 0;
    for (_, _, plain) in articles.iter().cycle().take(articles.len() * 20) {
        for block in &plain.blocks {
            if size >= SIZE {
                break;
            }
            parts.push((block.range.of(&plain.text), block.heading));
            size += block.range.len() + 2;
        }
    }
    let old = Plain::from_blocks(parts);
    let mut out = format!("\n{NOTES} notes in {} kB, ms:\n\n", old.text.len() / 1_000);
    out.push_str("| | median | p95 | most |\n|---|---|---|---|\n");
    let (mut with_old, mut quote_only) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let mut dice = Dice::new(round as u64 + 4_242);
        let (new, _) = edit(&old, round % 8, &mut dice);
        let view = old.view();
        let notes: Vec<Selectors> = (0..NOTES)
            .map(|_| {
                let start = dice.roll(old.chars.len());
                let len = [8, 30, 120, 600][dice.roll(4)];
                describe(&view, CharRange::new(start, start + len), Origin::default())
            })
            .collect();
        let notes: Vec<&Selectors> = notes.iter().collect();
        with_old.push(timed(|| {
            place_all(&notes, Some(&old.view()), &new.view()).len()
        }));
        quote_only.push(timed(|| {
            place_all(&notes, None::<&TextView<'_>>, &new.view()).len()
        }));
    }
    for (name, mut times) in [("with the old text", with_old), ("quote only", quote_only)] {
        times.sort_unstable();
        let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
        let _ = writeln!(
            out,
            "| {name} | {:.1} | {:.1} | {:.1} |",
            at(50),
            at(95),
            at(100)
        );
    }
    out
}

/// The best of three, as other programs run too.
fn timed(work: impl Fn() -> usize) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    once().min(once()).min(once())
}
