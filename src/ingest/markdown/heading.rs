//! The title that a Markdown text shows as its first heading.

use crate::ingest::draft::Draft;
use crate::text::markdown;

/// Longest heading (bytes) that is a title.
const LONGEST: usize = 600;

/// Takes the title from the first heading of level 1 where none is known, and takes that heading out
/// of the body where it is the first block: the title is shown above the text anyway.
pub(super) fn take_title(draft: &mut Draft) {
    let Some(heading) = first_heading(&draft.body) else {
        return;
    };
    let title = words(heading.text);
    let known = draft.title.trim();
    if title.is_empty() || (!known.is_empty() && !same(known, &title)) {
        return;
    }
    if known.is_empty() {
        draft.title = title;
    }
    let rest = heading.rest;
    if heading.is_first_block && !rest.trim().is_empty() {
        draft.body = rest.trim_start_matches('\n').to_owned();
    }
}

/// A heading of level 1 and where it stands.
#[derive(Debug, PartialEq, Eq)]
struct Heading<'a> {
    text: &'a str,
    rest: &'a str,
    is_first_block: bool,
}

/// Finds the first heading of level 1 outside fenced code: `# …` or a line underlined with `===`.
fn first_heading(body: &str) -> Option<Heading<'_>> {
    let mut fence: Option<&str> = None;
    let mut before: Option<&str> = None;
    let mut is_first_block = true;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        at += line.len();
        let rest = body.get(at..).unwrap_or_default();
        let trimmed = line.trim();
        if let Some(mark) = fence {
            fence = (!trimmed.starts_with(mark)).then_some(mark);
            continue;
        }
        if let Some(text) = atx(line) {
            return Some(Heading {
                text,
                rest,
                is_first_block,
            });
        }
        if let Some(text) = before.filter(|_| is_underline(line)) {
            let is_first_block = body.trim_start().starts_with(text);
            return Some(Heading {
                text,
                rest,
                is_first_block,
            });
        }
        fence = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        is_first_block &= trimmed.is_empty();
        // Only a paragraph of one line is a title when it is underlined.
        let is_single = before.is_none() && line.len() < LONGEST && !trimmed.is_empty();
        before = is_single.then_some(trimmed);
    }
    None
}

fn atx(line: &str) -> Option<&str> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let text = line.trim().strip_prefix('#')?;
    if indent > 3 || line.len() > LONGEST || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = text.trim();
    let bare = text.trim_end_matches('#');
    let text = if bare.is_empty() || bare.ends_with(' ') {
        bare.trim_end()
    } else {
        text
    };
    Some(without_attributes(text))
}

/// A heading without `{#id .class}`, which many dialects write after it.
fn without_attributes(text: &str) -> &str {
    match text.rsplit_once(" {") {
        Some((before, inside)) if inside.ends_with('}') && inside.starts_with(['#', '.', ':']) => {
            before.trim_end()
        }
        _ => text,
    }
}

fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with('=') && line.bytes().all(|byte| byte == b'=')
}

/// The words of a heading, without its inline markup.
fn words(heading: &str) -> String {
    // As a heading, so that `1. Premier` does not become a list.
    markdown::parse(&format!("# {heading}"))
        .text()
        .trim()
        .to_owned()
}

fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(title: &str, body: &str) -> (String, String) {
        let mut draft = Draft {
            title: title.to_owned(),
            body: body.to_owned(),
            ..Draft::default()
        };
        take_title(&mut draft);
        (draft.title, draft.body)
    }

    fn pair(title: &str, body: &str) -> (String, String) {
        (title.to_owned(), body.to_owned())
    }

    #[test]
    fn the_first_heading_becomes_the_title_and_leaves_the_body() {
        for body in ["# Un *bel* été #\n\nTexte", "\nUn *bel* été\n===\n\nTexte"] {
            assert_eq!(taken("", body), pair("Un bel été", "Texte"));
        }
        let ordered = "# 1. Premier {#un}\n\nTexte";
        assert_eq!(taken("", ordered), pair("1. Premier", "Texte"));
    }

    #[test]
    fn a_heading_further_down_gives_the_title_and_stays() {
        let body = "Chapeau.\n\n```sh\n# pas un titre\n```\n\n# Titre\n\nTexte";
        assert_eq!(taken("", body), pair("Titre", body));
    }

    #[test]
    fn a_heading_that_repeats_the_title_is_taken_out_and_another_stays() {
        assert_eq!(taken("L’été", "# L'ÉTÉ\n\nTexte"), pair("L’été", "Texte"));
        let other = "# Autre\n\nTexte";
        assert_eq!(taken("L’été", other), pair("L’été", other));
    }

    #[test]
    fn a_text_that_is_only_a_heading_keeps_it() {
        assert_eq!(taken("", "# Seul\n"), pair("Seul", "# Seul\n"));
        assert_eq!(taken("", "## Second\n\nTexte").0, "");
        assert_eq!(taken("", "deux\nlignes\n===\n").0, "");
    }
}
