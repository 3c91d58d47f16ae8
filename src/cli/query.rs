//! A query typed on the command line: what is not known there is an error, for another program may act on what
//! is found.

use super::help::unprotect;
use super::outcome::{Ending, Failure};
use super::session::Session;
use crate::search::Remark;
use crate::search::query::{self, nearest, values};
use crate::workspace::{Hint, Problem};

/// The words of a query as one, if it says something, and nothing that nobody knows.
pub(super) fn checked(session: &Session, words: &[String]) -> Ending<String> {
    let words: Vec<String> = words.iter().map(|word| unprotect(word)).collect();
    let typed = words.join(" ");
    check(session, &typed)?;
    Ok(typed)
}

/// Checks a query.
pub(super) fn check(session: &Session, typed: &str) -> Ending<()> {
    let query = query::parse_with(typed, &session.config.colors);
    if let Some(problem) = query.remarks.iter().find_map(unknown) {
        return Err(problem.into());
    }
    if query.clauses.is_empty() && !typed.trim().is_empty() {
        return Err(Failure::of("problem-nothing", typed, "hint-nothing"));
    }
    Ok(())
}

/// The problem with what a query names that nobody knows, and the nearest thing.
fn unknown(remark: &Remark) -> Option<Problem> {
    let (what, name, known) = match remark {
        Remark::UnknownFilter(name) => ("problem-filter", format!("{name}:"), Vec::new()),
        Remark::UnknownValue { name, value } => {
            ("problem-value", format!("{name}:{value}"), values(name))
        }
        Remark::ImpossibleDate(value) => ("problem-date", value.clone(), Vec::new()),
        _ => return None,
    };
    let near = nearest(remark);
    let hint = match (&near, known.is_empty()) {
        (Some(_), _) => "hint-nearest",
        (None, false) => "hint-values",
        (None, true) if what == "problem-date" => "hint-dates",
        (None, true) if what == "problem-value" => "hint-numbers",
        (None, true) => "hint-filters",
    };
    Some(Problem {
        what,
        name,
        cause: near.unwrap_or_else(|| known.join(", ")),
        hint: Hint(hint),
    })
}
