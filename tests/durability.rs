//! What was acknowledged stays and no file is torn, whatever the system does to the program.
//!
//! Rows of the test matrix: A01, A02, A05, A06, A07, A08, A09, A10, A11, A12, A13, A14, B03, C01, C02, C03, C04. Counts are
//! small by default; `cargo test --test durability -- --ignored` runs the full ones. The notes are checked
//! by `tests/check_notes.py`, which shares no code with the program. With `GLOSE_TELL=1` each injected run is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking and says what it leaves out"
)]

#[path = "durability/check.rs"]
mod check;
#[path = "durability/disk.rs"]
mod disk;
#[path = "durability/disks.rs"]
mod disks;
#[path = "durability/home.rs"]
mod home;
#[path = "durability/index.rs"]
mod index;
#[path = "durability/inject.rs"]
mod inject;
#[path = "durability/kills.rs"]
mod kills;
#[path = "durability/limits.rs"]
mod limits;
#[path = "durability/replay.rs"]
mod replay;
#[path = "durability/scarce.rs"]
mod scarce;
#[path = "durability/shim.rs"]
mod shim;
#[path = "durability/together.rs"]
mod together;
#[path = "durability/trace.rs"]
mod trace;
