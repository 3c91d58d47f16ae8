//! Random texts, made of real ones, against the laws of everything that reads what others wrote.
//!
//! Rows of the test matrix: D16, E13. `cargo test --test fuzz` tries each target for a moment, and on what once
//! broke it (`tests/fuzz/corpus/TARGET/`). For longer:
//!
//! ```sh
//! GLOSE_FUZZ_SECONDS=600 cargo test --release --test fuzz -- --ignored --nocapture [TARGET]
//! ```
//!
//! What breaks a law, panics, or takes more than [`driver::SLOW`] is cut down as far as it still does, written
//! to the corpus, and told. The inputs are mutations of the samples and of each other: one whose outcome has a
//! shape that was not seen is kept as a parent.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking and says how far it came"
)]

#[path = "fuzz/driver.rs"]
mod driver;
#[path = "fuzz/laws.rs"]
mod laws;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/samples.rs"]
mod samples;

macro_rules! targets {
    ($($name:ident)*) => {
        mod short {
            $(#[test] fn $name() { crate::driver::short(stringify!($name), crate::laws::$name); })*
        }
        mod long {
            $(
                #[test]
                #[ignore = "takes GLOSE_FUZZ_SECONDS (60)"]
                fn $name() { crate::driver::long(stringify!($name), crate::laws::$name); }
            )*
        }
    };
}

targets! { front_matter markdown html formats query analyzer anchors annotation safe }
