//! `glose search --explain`: how a query is read, and why an article is found.

use super::json::Why;
use super::outcome::Ending;
use super::output::Role;
use super::session::Session;
use crate::search::{Answer, Hit, query};
use crate::text::ByteRange;

/// Why the article at a place of an answer was found.
pub(super) fn why(answer: &Answer, at: usize, hit: &Hit) -> Why {
    let in_passages = hit
        .passages
        .iter()
        .flat_map(|passage| passage.marks.iter().map(|mark| mark.of(&passage.text)));
    Why {
        all: answer.partial_from.is_none_or(|from| at < from),
        forms: each_once(in_passages),
        title: each_once(
            hit.title_marks
                .iter()
                .map(|mark: &ByteRange| mark.of(&hit.meta.title)),
        ),
        equivalents: hit.via.clone(),
    }
}

/// Texts in lower case, each once, in their order.
fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts.map(str::to_lowercase) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// Says how the query is read.
pub(super) fn show_query(session: &mut Session, typed: &str) -> Ending<()> {
    let read = query::parse(typed).to_string();
    let line = session.with("cli-query-read", &[("query", read.into())]);
    session.out.line(&line)
}

/// Says why an article was found.
pub(super) fn show_why(session: &mut Session, why: &Why, score: f32) -> Ending<()> {
    let mut parts = vec![session.text(if why.all {
        "cli-why-all"
    } else {
        "cli-why-some"
    })];
    let lists = [
        ("cli-why-forms", "forms", &why.forms),
        ("cli-why-title", "forms", &why.title),
        ("cli-why-equivalents", "terms", &why.equivalents),
    ];
    for (key, name, list) in lists {
        if !list.is_empty() {
            parts.push(session.with(key, &[(name, list.join(", ").into())]));
        }
    }
    parts.push(session.with("cli-why-score", &[("score", format!("{score:.2}").into())]));
    let line = session.with("cli-why", &[("text", parts.join(" ; ").into())]);
    session.out.pieces(&[(Role::Faint, format!("    {line}"))])
}
