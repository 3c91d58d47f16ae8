//! What the outside gives `update`.

use jiff::Timestamp;

/// What the outside gives `update`: the time, and an id for what is made now.
#[derive(Debug, Clone)]
pub struct Env {
    /// Now.
    pub now: Timestamp,
    /// A fresh id.
    pub id: String,
}
