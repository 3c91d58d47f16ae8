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
pub use tree::{Clause, Filter, Has, Node, Occur, Query, Remark};
