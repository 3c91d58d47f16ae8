//! Every operation a reader can do: durable when it returns, with its inverse for undo.

mod reading;

pub use reading::{Placed, Reading};
