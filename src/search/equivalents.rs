//! Terms that mean the same, across languages and countries: the shipped glossary and the reader's own.
//!
//! Both are TOML: `groups = [["courriel", "e-mail"], …]`. A term of several words is looked for as a
//! phrase. The reader's groups stand beside the shipped ones; `off = ["nuage"]` takes terms out of those.

use serde::Deserialize;
use toml::Spanned;

/// The glossary that comes with Glose.
const SHIPPED: &str = include_str!("equivalents.toml");

/// Groups of terms as a file holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Equivalents {
    /// Terms of one meaning each.
    pub groups: Vec<Vec<String>>,
    /// Shipped terms that are not to be equivalent to anything.
    pub off: Vec<String>,
}

/// Something in a file of equivalents that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct EquivalentsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: EquivalentsProblem,
}

/// What can be wrong in a file of equivalents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EquivalentsProblem {
    /// It is not TOML, or not of this form; what the reader of TOML said.
    #[error("{0}")]
    Syntax(String),
    /// A group of fewer than two terms.
    #[error("a group needs two terms or more")]
    TooFew,
    /// A term without a letter or digit.
    #[error("the term {0:?} has no word in it")]
    NoWord(String),
}

/// The file, with places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    groups: Vec<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    off: Vec<String>,
}

impl Equivalents {
    /// Reads a file of equivalents; what cannot be used is left out and named by its line.
    pub fn parse(text: &str) -> (Self, Vec<EquivalentsError>) {
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let line = line(error.span().map_or(0, |span| span.start));
                let problem = EquivalentsProblem::Syntax(error.message().to_owned());
                return (Self::default(), vec![EquivalentsError { line, problem }]);
            }
        };
        let (mut groups, mut errors) = (Vec::new(), Vec::new());
        for group in file.groups {
            let at = group.span().start;
            let mut terms = Vec::new();
            for term in group.into_inner() {
                let at = term.span().start;
                let term = term.into_inner();
                if term.chars().any(char::is_alphanumeric) {
                    terms.push(term);
                } else {
                    let problem = EquivalentsProblem::NoWord(term);
                    errors.push(EquivalentsError {
                        line: line(at),
                        problem,
                    });
                }
            }
            if terms.len() < 2 {
                errors.push(EquivalentsError {
                    line: line(at),
                    problem: EquivalentsProblem::TooFew,
                });
            } else {
                groups.push(terms);
            }
        }
        (
            Self {
                groups,
                off: file.off,
            },
            errors,
        )
    }

    /// The shipped glossary.
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn errors_are_named_by_line_and_the_rest_is_kept() {
        let (equivalents, errors) = Equivalents::parse(
            "groups = [\n  [\"a\", \"b\"],\n  [\"seul\"],\n  [\"c\", \"?\", \"d\"],\n]",
        );
        assert_eq!(equivalents.groups.len(), 2);
        let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [3, 4]);
        let (_, errors) = Equivalents::parse("groups = [\n  [\"a\", \"b\"\n  [\"c\"\n");
        assert!(
            matches!(errors.as_slice(), [EquivalentsError { line: 2..=5, .. }]),
            "{errors:?}"
        );
    }

    #[test]
    fn the_shipped_glossary_is_whole_large_and_holds_no_term_twice_in_a_group() {
        let (shipped, errors) = Equivalents::parse(SHIPPED);
        assert!(errors.is_empty(), "{errors:?}");
        assert!(
            shipped.groups.len() >= 200,
            "{} groups",
            shipped.groups.len()
        );
        for group in shipped.groups {
            let folded: HashSet<String> = group.iter().map(|term| fold(term)).collect();
            assert_eq!(folded.len(), group.len(), "{group:?}");
        }
    }
}
