//! A query as it would be typed, in either language. Reading it back gives the same tree.

use std::fmt::{self, Write};

use super::filter::{Name, status_in};
use super::space::is_space;
use super::tree::{Clause, Filter, Node, Occur, Query};
use crate::text::Language;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_query(f, self, Language::English)
    }
}

impl Query {
    /// The query as it would be typed, with the names and values of filters in a language.
    pub fn in_language(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a text does not fail.
        let _ = write_query(&mut text, self, language);
        text
    }
}

impl Filter {
    /// The filter as it would be typed, in a language.
    pub fn in_language(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a text does not fail.
        let _ = write_filter(&mut text, self, language);
        text
    }
}

fn write_query(out: &mut dyn Write, query: &Query, language: Language) -> fmt::Result {
    if query.literal {
        out.write_str("~")?;
    }
    write_clauses(out, &query.clauses, language)?;
    if !query.open && !query.clauses.is_empty() {
        out.write_str(" ")?;
    }
    Ok(())
}

fn write_clauses(out: &mut dyn Write, clauses: &[Clause], language: Language) -> fmt::Result {
    for (at, clause) in clauses.iter().enumerate() {
        if at > 0 {
            out.write_str(" ")?;
        }
        out.write_str(match clause.occur {
            Occur::Wanted => "",
            Occur::Required => "+",
            Occur::Excluded => "-",
        })?;
        match &clause.node {
            // Before the sign that keeps a word one, no other is read.
            node @ (Node::Word(text) | Node::Prefix(text))
                if clause.occur != Occur::Wanted && is_like_filter(text) =>
            {
                out.write_str("(")?;
                write_node(out, node, language)?;
                out.write_str(")")?;
            }
            node => write_node(out, node, language)?,
        }
    }
    Ok(())
}

fn write_node(out: &mut dyn Write, node: &Node, language: Language) -> fmt::Result {
    match node {
        // A word that looks like a filter was typed with a sign before it, which keeps it a word.
        Node::Word(text) if is_like_filter(text) => write!(out, "'{text}"),
        Node::Prefix(text) if is_like_filter(text) => write!(out, "'{text}*"),
        Node::Word(text) => out.write_str(text),
        Node::Exact(text) => write!(out, "={text}"),
        Node::Prefix(text) => write!(out, "{text}*"),
        Node::Phrase { text, exact } => {
            write!(out, "{}\"{text}\"", if *exact { "=" } else { "" })
        }
        Node::Filter(filter) => write_filter(out, filter, language),
        Node::Group(clauses) => {
            out.write_str("(")?;
            write_clauses(out, clauses, language)?;
            out.write_str(")")
        }
        Node::Or(nodes) => {
            let or = match language {
                Language::French => " OU ",
                Language::English => " OR ",
            };
            for (at, node) in nodes.iter().enumerate() {
                if at > 0 {
                    out.write_str(or)?;
                }
                write_node(out, node, language)?;
            }
            Ok(())
        }
    }
}

fn write_filter(out: &mut dyn Write, filter: &Filter, language: Language) -> fmt::Result {
    let name = match filter {
        Filter::Tag { .. } => Name::Tag,
        Filter::Language(_) => Name::Language,
        Filter::Status(_) => Name::Status,
        Filter::Has(_) => Name::Has,
        Filter::Without(_) => Name::Without,
        Filter::Text(zone, _) => Name::Zone(*zone),
        Filter::Published(_) => Name::Published,
        Filter::Saved(_) => Name::Saved,
        Filter::Since(_) => Name::Since,
        Filter::Color(_) => Name::Color,
        Filter::Length(..) => Name::Length,
        Filter::Id(_) => Name::Id,
        Filter::Unknown { name, value, .. } if name.is_empty() => return out.write_str(value),
        Filter::Unknown { name, value, .. } => {
            write!(out, "{name}:")?;
            return write_value(out, value, "");
        }
    };
    write!(out, "{}:", name.in_language(language))?;
    match filter {
        Filter::Tag { name, prefix } => write_value(out, name, if *prefix { "*" } else { "" }),
        Filter::Language(language) => out.write_str(language.code()),
        Filter::Status(status) => out.write_str(status_in(*status, language)),
        Filter::Has(has) | Filter::Without(has) => out.write_str(has.in_language(language)),
        Filter::Text(_, node) => write_node(out, node, language),
        Filter::Published(range) | Filter::Saved(range) => write!(out, "{range}"),
        Filter::Since(since) => write!(out, "{since}"),
        Filter::Color(color) => out.write_str(color.as_str()),
        Filter::Length(0, to) => write!(out, "..{to}"),
        Filter::Length(from, u32::MAX) => write!(out, "{from}.."),
        Filter::Length(from, to) => write!(out, "{from}..{to}"),
        Filter::Id(id) => write_value(out, id, ""),
        Filter::Unknown { .. } => Ok(()),
    }
}

fn is_like_filter(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, _)| Name::parse(name).is_some())
}

/// A value, in quotes where it would end too early without.
fn write_value(out: &mut dyn Write, value: &str, after: &str) -> fmt::Result {
    let ends = |c: char| is_space(c) || matches!(c, '(' | ')' | '|' | '«' | '»' | '“' | '”');
    if value.is_empty() || value.contains(ends) {
        write!(out, "\"{value}{after}\"")
    } else {
        write!(out, "{value}{after}")
    }
}
