//! What the message line says.

/// Something said in the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub tone: Tone,
    /// What it says, in the reader's language.
    pub text: String,
    /// Whether `u` takes back what it speaks of.
    pub undoable: bool,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something to know.
    Note,
    /// Something went wrong; it stays until it is read.
    Problem,
}
