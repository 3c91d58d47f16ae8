//! What crosses the border of the interface: events that come in, requests that go out, and the surroundings that
//! every screen can look at.

pub mod choices;
pub mod msg;
pub mod op;
pub mod surroundings;

pub use msg::{Effect, Env, Mouse, MouseKind, Msg, OpenAt, Taken, Way};
pub use op::{Op, Saving};
pub use surroundings::{Manner, Settings, Surroundings};
