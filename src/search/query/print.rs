//! A query as it would be typed. Reading it back gives the same tree.

use std::fmt;

use super::filter::Name;
use super::space::is_space;
use super::tree::{Clause, Filter, Node, Occur, Query};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.literal {
            f.write_str("~")?;
        }
        write_clauses(f, &self.clauses)?;
        if !self.open && !self.clauses.is_empty() {
            f.write_str(" ")?;
        }
        Ok(())
    }
}

fn write_clauses(f: &mut fmt::Formatter<'_>, clauses: &[Clause]) -> fmt::Result {
    for (at, clause) in clauses.iter().enumerate() {
        if at > 0 {
            f.write_str(" ")?;
        }
        f.write_str(match clause.occur {
            Occur::Wanted => "",
            Occur::Required => "+",
            Occur::Excluded => "-",
        })?;
        match &clause.node {
            // Before the sign that keeps a word one, no other is read.
            Node::Word(text) | Node::Prefix(text)
                if clause.occur != Occur::Wanted && is_like_filter(text) =>
            {
                write!(f, "({})", clause.node)?;
            }
            node => write!(f, "{node}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // A word that looks like a filter was typed with a sign before it, which keeps it a word.
            Self::Word(text) | Self::Prefix(text) if is_like_filter(text) => {
                let after = if matches!(self, Self::Prefix(_)) {
                    "*"
                } else {
                    ""
                };
                write!(f, "'{text}{after}")
            }
            Self::Word(text) => f.write_str(text),
            Self::Exact(text) => write!(f, "={text}"),
            Self::Prefix(text) => write!(f, "{text}*"),
            Self::Phrase { text, exact } => {
                write!(f, "{}\"{text}\"", if *exact { "=" } else { "" })
            }
            Self::Filter(filter) => write!(f, "{filter}"),
            Self::Group(clauses) => {
                f.write_str("(")?;
                write_clauses(f, clauses)?;
                f.write_str(")")
            }
            Self::Or(nodes) => {
                for (at, node) in nodes.iter().enumerate() {
                    if at > 0 {
                        f.write_str(" OR ")?;
                    }
                    write!(f, "{node}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Tag { .. } => Name::Tag,
            Self::Language(_) => Name::Language,
            Self::Status(_) => Name::Status,
            Self::Has(_) => Name::Has,
            Self::Text(zone, _) => Name::Zone(*zone),
            Self::Published(_) => Name::Published,
            Self::Saved(_) => Name::Saved,
            Self::Since(_) => Name::Since,
            Self::Color(_) => Name::Color,
            Self::Length(..) => Name::Length,
            Self::Id(_) => Name::Id,
            Self::Unknown { name, value, .. } if name.is_empty() => return f.write_str(value),
            Self::Unknown { name, value, .. } => {
                write!(f, "{name}:")?;
                return write_value(f, value, "");
            }
        };
        write!(f, "{}:", name.as_str())?;
        match self {
            Self::Tag { name, prefix } => write_value(f, name, if *prefix { "*" } else { "" }),
            Self::Language(language) => f.write_str(language.code()),
            Self::Status(status) => f.write_str(status.as_str()),
            Self::Has(has) => f.write_str(has.as_str()),
            Self::Text(_, node) => write!(f, "{node}"),
            Self::Published(range) | Self::Saved(range) => write!(f, "{range}"),
            Self::Since(since) => write!(f, "{since}"),
            Self::Color(color) => f.write_str(color.as_str()),
            Self::Length(0, to) => write!(f, "..{to}"),
            Self::Length(from, u32::MAX) => write!(f, "{from}.."),
            Self::Length(from, to) => write!(f, "{from}..{to}"),
            Self::Id(id) => write_value(f, id, ""),
            Self::Unknown { .. } => Ok(()),
        }
    }
}

fn is_like_filter(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, _)| Name::parse(name).is_some())
}

/// A value, in quotes where it would end too early without.
fn write_value(f: &mut fmt::Formatter<'_>, value: &str, after: &str) -> fmt::Result {
    let ends = |c: char| is_space(c) || matches!(c, '(' | ')' | '«' | '»' | '“' | '”');
    if value.is_empty() || value.contains(ends) {
        write!(f, "\"{value}{after}\"")
    } else {
        write!(f, "{value}{after}")
    }
}
