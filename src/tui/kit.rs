//! Pieces of the interface that know no screen.

pub mod boxed;
pub mod columns;
pub mod field;
pub mod field_view;
pub mod key_names;
pub mod keys;
pub mod look;
pub mod marked;
pub mod page;
pub mod theme;
