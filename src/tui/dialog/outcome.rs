//! What a key did to a dialog.

/// What a key did to a dialog that answers with an `A`.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<A> {
    /// It stays open.
    Stays,
    /// It stays open, and asks for something meanwhile.
    Asks(A),
    /// It closes.
    Closes,
    /// It closes with an answer.
    Answers(A),
}

impl<A> Outcome<A> {
    /// The same with another kind of answer.
    pub fn map<B>(self, to: impl FnOnce(A) -> B) -> Outcome<B> {
        match self {
            Self::Stays => Outcome::Stays,
            Self::Asks(answer) => Outcome::Asks(to(answer)),
            Self::Closes => Outcome::Closes,
            Self::Answers(answer) => Outcome::Answers(to(answer)),
        }
    }
}
