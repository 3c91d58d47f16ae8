//! What crosses the borders of a screen: events that come in, requests to the outside and asks to the shell that go
//! out, the surroundings that every screen can look at, and what a command and a subject are.

pub mod ask;
pub mod choices;
pub mod command;
pub mod context;
pub mod message;
pub mod msg;
pub mod op;
pub mod subject;
pub mod surroundings;

pub use ask::{Ask, InfoText, Place, Show, Verb, Writing};
pub use command::{Command, Row, Writes};
pub use context::{Asked, Context};
pub use message::{Message, Tone};
pub use msg::{Attach, Effect, Env, Mouse, MouseKind, Msg, OpenAt, Taken, Way};
pub use op::{Op, Saving};
pub use subject::{Access, Subject};
pub use surroundings::{Manner, Settings, Surroundings};
