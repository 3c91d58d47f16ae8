//! `glose search --explain`: how a query is read, and why an article is found.

use super::json::Why;
use super::outcome::Ending;
use super::output::Role;
use super::session::Session;
use crate::search::{Answer, Explanation, Hit};
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

/// Says how the query is read: its words, what they are looked up by, equivalents.
pub(super) fn show_query(session: &mut Session, explanation: &Explanation) -> Ending<()> {
    for line in session.messages.query_reading(explanation) {
        session.out.line(&line)?;
    }
    Ok(())
}

/// Says why an article was found and what its score is made of.
pub(super) fn show_why(session: &mut Session, explanation: &Explanation) -> Ending<()> {
    let Some(hit) = &explanation.hit else {
        return Ok(());
    };
    for line in session.messages.hit_reading(hit) {
        session
            .out
            .pieces(&[(Role::Faint, format!("    {line}"))])?;
    }
    Ok(())
}
