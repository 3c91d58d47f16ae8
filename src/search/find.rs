//! Finding the words of a query in a text at hand: what `/` does in the reader.

use super::analyzer::Analyzer;
use super::compile::Compiler;
use super::glossary::Glossary;
use super::matcher::Matcher;
use super::query::parse;
use crate::text::{ByteRange, Document};

/// The words of `document` that a query's words, phrases and prefixes match, in order (bytes of the canonical
/// text). They are read as a search reads them, inflected forms too; filters and what is excluded do not
/// count, and the last word may be a beginning. Linear in the length of the text.
pub fn find_in(document: &Document, query: &str) -> Vec<ByteRange> {
    let mut analyzer = Analyzer::new();
    let query = parse(query);
    let glossary = Glossary::default();
    let compiler = Compiler::alone(&glossary, &mut analyzer);
    let Ok(plan) = compiler.compile(&query) else {
        return Vec::new();
    };
    let typed = plan.shown_groups();
    if typed.is_empty() {
        return Vec::new();
    }
    let only_stops = typed
        .iter()
        .all(|group| plan.groups.get(*group).is_none_or(|group| group.stop));
    let groups = plan
        .groups
        .iter()
        .enumerate()
        .filter(|(nth, group)| typed.contains(nth) && (only_stops || !group.stop));
    let matcher = Matcher::new(groups);
    let text = document.text();
    let mut found = Vec::new();
    for block in document.blocks() {
        let analysis = analyzer.analyze(block.range.of(text));
        for mark in matcher.marks(&analysis, &[block.language]) {
            found.push(ByteRange::new(
                block.range.start + mark.start,
                block.range.start + mark.end,
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn found(text: &str, query: &str) -> Vec<String> {
        let document = markdown::parse(text);
        find_in(&document, query)
            .into_iter()
            .map(|range| document.slice(range).to_owned())
            .collect()
    }

    #[test]
    fn inflected_forms_phrases_and_beginnings_are_found() {
        let text =
            "Les objets connectés de la ville.\n\nUn objet est là, il est connecté. Numérique.";
        assert_eq!(
            found(text, "objet connecté"),
            ["objets", "connectés", "objet", "connecté"]
        );
        assert_eq!(found(text, "\"objets connectés\""), ["objets", "connectés"]);
        assert_eq!(found(text, "=objet"), ["objet"]);
        assert_eq!(found(text, "numé"), ["Numérique"]);
        assert_eq!(found(text, "la"), ["la", "là"]);
        assert_eq!(found(text, "-objet ville lang:fr"), ["ville"]);
        assert!(found(text, "").is_empty());
    }
}
