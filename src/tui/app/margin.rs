//! Where notes stand in the margin: beside their passages, never over one another.
//!
//! Two pure steps: [`stack`] gives each note its rows, [`connect`] draws the lines that lead from the
//! passages to them.

mod connect;
mod stack;

pub use connect::{Connectors, Joint, Link, connect};
pub use stack::{Placement, Slot, Wanted, stack};
