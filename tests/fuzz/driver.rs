//! Trying a target on one input after the other, and telling what breaks it.

use std::collections::HashSet;
use std::fs;
use std::io::{Seek as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::mutate::{Dice, mutate};
use crate::samples;

/// A target: it panics where a law is broken, and gives what tells one outcome from another.
pub type Law = fn(&[u8]) -> u64;

/// An input that takes longer is told as one that hangs; with the optimizer off, much more is waited.
pub const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 2 });

/// The most inputs that are kept as parents.
const KEPT: usize = 4000;

/// Whether an input passes.
fn passes(law: Law, input: &[u8]) -> Result<u64, String> {
    let since = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| law(input)));
    let took = since.elapsed();
    match ended {
        Ok(_) if took > SLOW => Err(format!("takes {took:?}")),
        Ok(shape) => Ok(shape),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
            Err(said.unwrap_or_default())
        }
    }
}

/// Cuts pieces off an input as long as it still fails.
fn cut_down(law: Law, mut input: Vec<u8>) -> Vec<u8> {
    let until = Instant::now() + Duration::from_secs(30);
    let mut size = input.len() / 2;
    while size > 0 && Instant::now() < until {
        let mut at = 0;
        while at < input.len() && Instant::now() < until {
            let mut less = input.clone();
            less.drain(at..(at + size).min(input.len()));
            if passes(law, &less).is_err() {
                input = less;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    input
}

/// Tells of an input that fails, after having kept it where every later run tries it.
fn tell(target: &str, law: Law, input: Vec<u8>, why: &str) -> ! {
    let input = cut_down(law, input);
    let folder = samples::corpus(target);
    fs::create_dir_all(&folder).unwrap();
    let name = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let path = folder.join(format!("{name:016x}"));
    fs::write(&path, &input).unwrap();
    let shown: String = String::from_utf8_lossy(&input).chars().take(400).collect();
    panic!("{target}: {why}\n{}: {shown:?}", path.display());
}

/// Tries what is in the corpus, then mutations of the samples until `goes_on` says no.
fn try_all(target: &str, law: Law, seed: u64, goes_on: impl Fn(usize) -> bool) -> (usize, usize) {
    let mut pool = samples::of(target);
    let mut shapes: HashSet<u64> = HashSet::new();
    for input in &pool {
        match passes(law, input) {
            Ok(shape) => shapes.insert(shape),
            Err(why) => tell(target, law, input.clone(), &why),
        };
    }
    // What ends the process (a stack that overflows) leaves its input here.
    let mut last = tempfile::tempfile().unwrap();
    if let Some(path) = std::env::var_os("GLOSE_FUZZ_LAST") {
        last = fs::File::create(std::path::Path::new(&path).join(target)).unwrap();
    }
    let mut dice = Dice(seed | 1);
    let mut tries = 0;
    while goes_on(tries) {
        let input = mutate(&mut dice, &pool);
        last.rewind().unwrap();
        last.write_all(&input).unwrap();
        last.set_len(input.len() as u64).unwrap();
        match passes(law, &input) {
            Ok(shape) if shapes.insert(shape) && pool.len() < KEPT => pool.push(input),
            Ok(_) => {}
            Err(why) => tell(target, law, input, &why),
        }
        tries += 1;
    }
    (tries, shapes.len())
}

/// A moment, always the same: for every run of the tests.
pub fn short(target: &str, law: Law) {
    let until = Instant::now() + Duration::from_secs(20);
    try_all(target, law, 7, |tries| {
        tries < 150 && Instant::now() < until
    });
}

/// As long as is asked for, never the same.
pub fn long(target: &str, law: Law) {
    let seconds = std::env::var("GLOSE_FUZZ_SECONDS").ok();
    let seconds = seconds.and_then(|it| it.parse().ok()).unwrap_or(60);
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let seed = now.as_nanos() as u64;
    let since = Instant::now();
    let (tries, shapes) = try_all(target, law, seed, |_| since.elapsed().as_secs() < seconds);
    eprintln!(
        "{target}: {tries} inputs, {shapes} shapes, {seconds} s, seed {seed}: none breaks it"
    );
}
