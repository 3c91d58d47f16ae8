//! Glose keeps the articles you save, finds them in French and English, and keeps your notes in their margins.
//!
//! # The layers
//!
//! A module may use those of a lower number, never its own level's neighbours or above
//! (`tests/layers.rs` reads the sources and holds this).
//!
//! | level | module | what it is |
//! |---|---|---|
//! | 0 | [`text`] | what a text is: canonical text, blocks, words, sentences, languages, dates, lines |
//! | 0 | [`anchor`] | a passage's address in a text, and finding it again in another version |
//! | 1 | [`library`] | the reader's files; the only code that writes what belongs to the reader |
//! | 2 | [`search`] | the index, derived from the library; the only place that names tantivy |
//! | 2 | [`ingest`] | foreign formats → article drafts |
//! | 3 | [`i18n`] | messages by key, in French and English |
//! | 4 | [`export`] | excerpts → foreign formats |
//! | 5 | [`workspace`] | every operation a reader can do, durable on return, with its inverse |
//! | 5 | [`config`] | places and settings: file, environment, command line |
//! | 6 | [`cli`] | one file per subcommand |
//! | 6 | [`tui`] | the terminal interface; the only place that names ratatui and crossterm |
//!
//! # Two straight lines
//!
//! **A note**: key → the command's row → the screen puts down a request → the work thread calls [`workspace`]
//! (file written, index told) → an event comes back → its screen takes it in → `view`.
//!
//! **A keystroke in the search box**: the library's screen raises its generation and requests a search → the
//! worker takes the newest request → its answer is dropped unless its generation is still the newest.
//!
//! `docs/architecture.md` draws both, the rooms of the interface, and says where to add what.
//!
//! # Words
//!
//! *Library*, *article*, *document* (an article's text, parsed), *passage* (a stretch of the canonical
//! text), *annotation* (a passage with a colour, tags and perhaps a note), *note*, *highlight* (an
//! annotation without words), *tag*, *excerpt* (what export writes), *status*, *equivalents*.

pub mod anchor;
pub mod cli;
pub mod config;
pub mod export;
pub mod i18n;
pub mod ingest;
pub mod library;
pub mod search;
pub mod text;
pub mod tui;
pub mod workspace;
