//! What crosses the borders of a screen: events that come in, requests to the outside and asks to the shell that go
//! out, the surroundings that every screen can look at, and what a command and a subject are.

pub mod article_info;
pub mod ask;
pub mod choices;
pub mod command;
pub mod context;
pub mod env;
pub mod event;
pub mod expected;
pub mod message;
pub mod op;
pub mod request;
pub mod subject;
pub mod surroundings;

pub use ask::{Ask, InfoText, Place, Show, Verb, Writing};
pub use command::{Command, Row, Writes};
pub use context::{Asked, Context};
pub use env::Env;
pub use event::{
    BackgroundEvent, Event, InputEvent, Mouse, MouseKind, PreviewEvent, SearchEvent, SessionEvent,
    Taken, TerminalEvent, WorkEvent,
};
pub use expected::Expected;
pub use message::{Message, Tone};
pub use op::{Attach, Op, OpenAt, Origin, Saving};
pub use request::{
    BackgroundRequest, Export, PreviewRequest, Request, SearchRequest, SessionRequest,
    TerminalRequest, WorkRequest,
};
pub use subject::{Access, Subject};
pub use surroundings::{Manner, Settings, Surroundings};
