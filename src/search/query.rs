//! The query as typed: a tree that any string parses to, and that prints back as it would be typed.
//!
//! ```
//! use glose::search::query::parse;
//! assert_eq!(parse("objets  connectés OU iot étiquette:ville").to_string(),
//!     "objets connectés OR iot tag:ville");
//! ```

mod dates;
mod filter;
mod nearest;
mod parse;
mod print;
mod space;
mod tree;

pub use dates::{DayRange, Since};
pub use nearest::{is_begun, nearest, values};
pub use parse::{parse, parse_with};
/// A query with the names and values of its filters in a language, as a reader of it would type them.
pub fn translate(query: &str, language: crate::text::Language) -> String {
    parse(query).in_language(language).trim_end().to_owned()
}

pub(super) use filter::tag_name;
pub use tree::{Clause, Filter, Has, Node, Occur, Query, Remark};

#[cfg(test)]
mod tests;
