//! What was acknowledged stays and no file is torn, whatever the system does to the program.
//!
//! Counts are small by default; `cargo test --release --test durability -- --ignored` runs the full ones. The
//! notes are checked by `tests/check_notes.py`, which shares no code with the program. With `GLOSE_TELL=1` each
//! injected run is told. What a machine lacks (strace, a C compiler, Python, mounts) is said and left out.
//!
//! # The test matrix: what holds each row
//!
//! | row | test |
//! |---|---|
//! | A01 | `kills.rs`: 60 kills, 1,000 in full |
//! | A02, A05, A06, A07 | `inject.rs`: each call of a save, a change, a tag and a deletion; what was not done is tried again. `shim.rs`: short writes, interruptions, failing closes |
//! | A03, A04 | `replay.rs`: sequences of up to three acts, stopped after each thing done to the disk, by a kill or by a loss of power that keeps all, nothing, names, half, or old names |
//! | A06, A14 | `disks.rs`: a disk of 64 kB, and one of few files |
//! | A08, A09, A11, A12, A13 | `limits.rs` |
//! | A10 | `disks.rs` (started on a disk that cannot be written); `inject.rs` with `EROFS` (it cannot be any more) |
//! | A15 | `terminal/ends.rs`: four signals, and a terminal that goes away; a closed pipe: `cli/pipes.rs` |
//! | A16 | `terminal/faults.rs`: each screen, the editor, a command; in builds for tests alone |
//! | A17 | `scarce.rs` |
//! | A18 | `terminal/pauses.rs`: seconds, ten minutes in full |
//! | A19 | `shim.rs` |
//! | A20 | `scarce.rs`: 1,000 notes, 10,000 in full |
//! | B03 | `together.rs` |
//! | a save costs what it touches | `calls.rs`: 100 and 2,000 articles, 10,000 with `GLOSE_FULL=1` |
//! | B16 | `terminal/hangs.rs` |
//! | C01–C04 | `index.rs` |
//! | D01, D02, D03 | `terminal/hostile.rs`; a fault's own words: `terminal/faults.rs` |
//! | D04, D05, D06 | `text/safe.rs`, `text/safe/clusters.rs`, `search/analyzer` (unit tests) |
//! | D07, D10, D15 | `terminal/cells.rs` |
//! | D08 | `scarce.rs`: files above 20 MB are refused with that limit |
//! | D09 | `ingest/decode.rs` (unit tests) |
//! | D11, D14 | `terminal/floods.rs`, `terminal/ends.rs` |
//! | D12, D13 | `library/paths.rs`, `library/tag.rs`, `export/*/tests.rs` (unit tests) |
//! | D16 | `fuzz.rs`, target `safe` |
//! | E05, E06 | `ingest/hostile.rs` (unit tests); `fuzz.rs`, target `html` |
//! | E10 | `ingest/excerpts/*.rs`, `export/csv.rs` (unit tests): JSON, W3C and CSV are what is read of other programs |
//! | E11, E12 | `cli/masses.rs` |
//! | E13 | `fuzz.rs` |
//! | E01 to E04, E07 to E09 | nothing of the kind is read: no EPUB, XML, PDF, OPML. The one archive, a backup, has its limits tested in `library/backup/unpack/tests.rs` |
//! | F08 | `ingest/decode.rs`, `ingest/hostile.rs` (unit tests): what a page declares against what it is |
//! | F11 | `cli/masses.rs`. F01 to F07, F09 and F10 are about fetching, and nothing is fetched |
//! | G01 | `terminal/sizes.rs`: 200 steps over eight screens, 8,000 in full |
//! | G02, G07 | `terminal/kinds.rs`; a closed standard input is a wrong use, exit 2, as every start without a terminal |
//! | G03, G04, G05 | `terminal/ends.rs` |
//! | G06 | `terminal/floods.rs`: 3,000 keys and 100 kB; 100,000 and 10 MB in full |
//! | H01 | `terminal/saves.rs`: six ways to go on × three kinds of notes, one failing call each; every call in full |
//! | H02 | `terminal/drafts.rs`: a disk that takes ten seconds for a name |
//! | H03, H04 | `terminal/editors.rs`; `glose note`: `cli/words.rs` |
//! | H05 | `soak.rs`: nine acts of each of eight processes; `GLOSE_SOAK_SECONDS=600` in full |
//! | H06 | `hands.rs` |
//! | H07, H08, H10 to H12 | `sync.rs` |
//! | H09 | `terminal/drafts.rs`; `library/draft.rs`, `tui/app/tests/drafts.rs` (unit tests) |
//! | H13 | `library/annotation`, `search/writer.rs` (unit tests); lists: `tui/app/tests/long_list.rs` |
//! | H14 | `export/tests` (property) |
//! | H15 | `anchor/tests/properties.rs` (property), `cli/passages.rs` |

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking and says what it leaves out"
)]

#[path = "durability/calls.rs"]
mod calls;
#[path = "durability/check.rs"]
mod check;
#[path = "durability/disk.rs"]
mod disk;
#[path = "durability/disks.rs"]
mod disks;
#[path = "durability/hands.rs"]
mod hands;
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
#[path = "durability/preload.rs"]
mod preload;
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
