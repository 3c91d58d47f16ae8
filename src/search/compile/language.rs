//! The language of a query, by the evidence of its words.

use super::compiler::Compiler;
use crate::search::analyzer::{Forms, language_evidence};
use crate::search::query::{Clause, Filter, Node, Query};
use crate::search::schema::kind;
use crate::text::Language;

impl Compiler<'_> {
    /// Tells the language of a query: by its function words, elisions and accents; else by the language of the texts that
    /// hold its words; else the interface's.
    pub(super) fn tell_language(&mut self, query: &Query) -> tantivy::Result<()> {
        let mut texts = Vec::new();
        collect(&query.clauses, &mut texts);
        let mut evidence = 0;
        let mut words = Vec::new();
        for text in texts {
            for token in self.analyzer.analyze(text).tokens {
                evidence += language_evidence(token.forms.lower());
                words.push(token.forms);
            }
        }
        self.is_language_sure = evidence != 0;
        if evidence == 0 {
            for forms in &words {
                evidence += self.evidence_of_texts(forms)?;
            }
        }
        self.language = match evidence {
            0 => self.context.locale.language,
            1.. => Language::French,
            _ => Language::English,
        };
        Ok(())
    }

    /// More than zero where texts hold a word as French at least twice as often as they do as English, and the other
    /// way round.
    fn evidence_of_texts(&self, forms: &Forms) -> tantivy::Result<i32> {
        let mut counts = [0; 2];
        for (count, language) in counts.iter_mut().zip([Language::French, Language::English]) {
            if let Some(stem) = forms.stems(language).next() {
                *count = self.frequency(&format!("{}{stem}", kind::stem(language)))?;
            }
        }
        let [french, english] = counts;
        Ok(i32::from(french > 2 * english) - i32::from(english > 2 * french))
    }
}

/// The words and phrases of some clauses, filters on text included.
fn collect<'a>(clauses: &'a [Clause], texts: &mut Vec<&'a str>) {
    for clause in clauses {
        collect_node(&clause.node, texts);
    }
}

fn collect_node<'a>(node: &'a Node, texts: &mut Vec<&'a str>) {
    match node {
        Node::Word(text) | Node::Exact(text) | Node::Prefix(text) | Node::Phrase { text, .. } => {
            texts.push(text);
        }
        Node::Filter(Filter::Text(_, node)) => collect_node(node, texts),
        Node::Filter(_) => {}
        Node::Group(clauses) => collect(clauses, texts),
        Node::Or(nodes) => {
            for node in nodes {
                collect_node(node, texts);
            }
        }
    }
}
