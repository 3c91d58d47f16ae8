//! A word of a query.

use std::sync::Arc;

use crate::search::analyzer::Forms;

/// A word of a query where it stands.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub forms: Arc<Forms>,
    /// In capitals, in a query that is not.
    pub acronym: bool,
    /// Whether an elided pronoun stands before it (*j’ai*): then it is no acronym.
    pub after_pronoun: bool,
}

impl Word {
    /// A word with nothing around it.
    pub(super) fn alone(forms: Arc<Forms>) -> Self {
        Self {
            acronym: forms.capitals,
            forms,
            after_pronoun: false,
        }
    }
}
