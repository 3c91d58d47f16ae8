//! A small library that stands before the C one for a test.

use std::path::Path;
use std::process::Command;

/// Makes `shim.c` in a folder; `None`, with the reason told, where there is no C compiler or no library can be put
/// before.
pub fn made(folder: &Path) -> Option<String> {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/durability/shim.c");
    let shim = folder.join("shim.so").to_str().unwrap().to_owned();
    let cc = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o", &shim, source, "-ldl"])
        .output();
    let works = cc.as_ref().is_ok_and(|ran| ran.status.success()) && {
        let mut probe = Command::new("date");
        probe
            .arg("+%Y")
            .env("LD_PRELOAD", &shim)
            .env("SHIM_SECONDS", "3155760000");
        let year = String::from_utf8_lossy(&probe.output().unwrap().stdout)
            .trim()
            .parse::<i32>();
        year.is_ok_and(|year| year > 2100)
    };
    if !works {
        eprintln!("left out: no C compiler, or no library can be put before another ({cc:?})");
    }
    works.then_some(shim)
}
