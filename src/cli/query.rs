//! A query typed on the command line: what is not known there is an error, for another program may act on what
//! is found.

use super::arguments::Order;
use super::help::unprotect;
use super::outcome::{Ending, Failure};
use super::session::Session;
use crate::search::query::{self, nearest, values};
use crate::search::{Remark, Sort};
use crate::workspace::{Hint, Problem, ProblemKind};

/// The words of a query as one, if it says something, and nothing that nobody knows.
pub(super) fn read_query(session: &Session, words: &[String]) -> Ending<String> {
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
        return Err(Failure::of(
            ProblemKind::NothingFound,
            typed,
            Hint::FewerWords,
        ));
    }
    Ok(())
}

/// The problem with what a query names that nobody knows, and the nearest thing.
fn unknown(remark: &Remark) -> Option<Problem> {
    let (kind, name, known, otherwise) = match remark {
        Remark::UnknownFilter(name) => {
            let name = format!("{name}:");
            (ProblemKind::UnknownFilter, name, Vec::new(), Hint::Filters)
        }
        Remark::UnknownValue { name, value } => {
            let typed = format!("{name}:{value}");
            (
                ProblemKind::UnknownValue,
                typed,
                values(name),
                Hint::Numbers,
            )
        }
        Remark::ImpossibleDate(value) => {
            let value = value.clone();
            (ProblemKind::InvalidDate, value, Vec::new(), Hint::Dates)
        }
        Remark::Corrected { .. }
        | Remark::Equivalent { .. }
        | Remark::PhraseNowhere(_)
        | Remark::TooManyWords { .. }
        | Remark::Damaged { .. } => return None,
    };
    let near = nearest(remark);
    let hint = match (&near, known.is_empty()) {
        (Some(_), _) => Hint::Nearest,
        (None, false) => Hint::Values,
        (None, true) => otherwise,
    };
    Some(Problem {
        kind,
        name,
        cause: near.unwrap_or_else(|| known.join(", ")),
        hint: Some(hint),
    })
}

/// The order of results that was typed, as search knows it; by relevance where none was.
pub(super) fn sort(order: Option<Order>) -> Sort {
    match order {
        None | Some(Order::Relevance) => Sort::Relevance,
        Some(Order::Published) => Sort::Published,
        Some(Order::Saved) => Sort::Saved,
        Some(Order::Title) => Sort::Title,
        Some(Order::Length) => Sort::Length,
    }
}
