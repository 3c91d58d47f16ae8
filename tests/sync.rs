//! Other programs at work on the library: synchronisers, git, editors, second instances; and backups.
//!
//! Rows of the test matrix: B01 to B06, B09 to B15, C05 to C10, C12, G08; H07 (`away.rs`), H08 (`tables.rs`), H10
//! (`backup.rs`), H11 (`masses.rs`), H12 (`odd.rs`). Counts are small by default;
//! `cargo test --test sync -- --ignored` runs the full ones.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    dead_code,
    reason = "a test fails by panicking and says what it leaves out; helpers are shared with other tests"
)]

#[path = "sync/away.rs"]
mod away;
#[path = "sync/backup.rs"]
mod backup;
#[path = "sync/front.rs"]
mod front;
#[path = "durability/home.rs"]
mod home;
#[path = "sync/index.rs"]
mod index;
#[path = "sync/masses.rs"]
mod masses;
#[path = "sync/odd.rs"]
mod odd;
#[path = "sync/others.rs"]
mod others;
mod pty;
#[path = "sync/screens.rs"]
mod screens;
#[path = "sync/tables.rs"]
mod tables;
#[path = "sync/undo.rs"]
mod undo;
#[path = "sync/versions.rs"]
mod versions;
