//! What a piece of the screen is: styles are chosen by it.

use crate::library::Color;

/// What a stretch of cells means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// What may be overlooked: dates, counts, rules, hints.
    Dim,
    /// A heading, a title.
    Heading,
    /// The bar that says where the focus is; the focused row's frame.
    Focus,
    /// The focused sentence; a ground where there are colours, for the bar at its left is its sign.
    Sentence,
    /// What is selected.
    Selection,
    /// A word that was looked for.
    Match,
    /// A highlighted passage.
    Highlight(Color),
    /// The letter and sign of a note.
    Letter(Color),
    /// Emphasised words.
    Emphasis,
    /// Strongly emphasised words.
    Strong,
    /// Words struck out.
    Strike,
    /// Preformatted words.
    Code,
    /// A link.
    Link,
    /// A tag.
    Tag,
    /// What went wrong.
    Error,
    /// What wants a look.
    Warning,
    /// What is safely done.
    Ok,
    /// The title bar.
    Bar,
    /// A key's name in the key bar.
    Key,
}
