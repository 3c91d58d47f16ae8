//! Pieces of the interface that know no screen.

pub mod article_facts;
pub mod boxed;
pub mod columns;
pub mod field;
pub mod field_view;
pub mod key_names;
pub mod keys;
pub mod list;
pub mod look;
pub mod marked;
pub mod motion;
pub mod note_body;
pub mod note_card;
pub mod page;
pub mod passage_lines;
pub mod settings;
pub mod theme;
pub mod title;
