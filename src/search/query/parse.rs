//! Reading a query. Every string is one: what cannot be read as syntax is read as words.

#[cfg(test)]
mod tests;
mod words;

use super::filter::Name;
use super::space::is_space;
use super::tree::{Clause, Filter, Node, Occur, Query, Remark};
use crate::library::ColorNames;
use words::{bare, has_word, word};

/// Deepest nesting of parentheses that is followed; deeper ones are read as spaces.
const DEEPEST: usize = 32;

/// Reads a query as typed. Never fails; linear in the length of the text.
pub fn parse(text: &str) -> Query {
    parse_with(text, &ColorNames::default())
}

/// As [`parse`], where colours also have names of the reader's own.
pub fn parse_with(text: &str, names: &ColorNames) -> Query {
    let mut parser = Parser {
        text,
        names,
        at: 0,
        depth: 0,
        query: Query::default(),
    };
    parser.skip_spaces();
    if parser.take('~') {
        parser.query.literal = true;
    }
    let typed = text.get(parser.at..).unwrap_or_default();
    let mut clauses = parser.clauses();
    // A closing parenthesis too many ends nothing.
    while parser.at < text.len() {
        parser.take(')');
        clauses.extend(parser.clauses());
    }
    if clauses.is_empty()
        && let Some(signs) = signs(typed)
    {
        clauses.push(Clause::wanted(Node::Filter(signs)));
    }
    parser.query.clauses = clauses;
    parser.query.open = text
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '*');
    parser.query
}

struct Parser<'a> {
    text: &'a str,
    names: &'a ColorNames,
    at: usize,
    depth: usize,
    query: Query,
}

/// What one step of reading gives.
enum Piece {
    Clause(Clause),
    Or,
    /// Nothing that can be looked for.
    Nothing,
    /// The end of the text or of a group.
    End,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn skip_spaces(&mut self) {
        let skipped = self
            .rest()
            .find(|c| !is_space(c))
            .unwrap_or(self.rest().len());
        self.at += skipped;
    }

    /// Clauses up to the end of the text or of the group.
    fn clauses(&mut self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut joins = false;
        loop {
            match self.piece() {
                Piece::End => return clauses,
                Piece::Nothing => {}
                Piece::Or => joins = !clauses.is_empty(),
                Piece::Clause(clause) => {
                    match clauses.last_mut() {
                        Some(last) if joins && clause.occur == Occur::Wanted => {
                            join(last, clause.node);
                        }
                        _ => clauses.push(clause),
                    }
                    joins = false;
                }
            }
        }
    }

    fn piece(&mut self) -> Piece {
        self.skip_spaces();
        let Some(first) = self.peek() else {
            return Piece::End;
        };
        if first == ')' {
            if self.depth > 0 {
                return Piece::End;
            }
            self.take(')');
            return Piece::Nothing;
        }
        let occur = match first {
            '+' if self.begins_something(1) => Occur::Required,
            '-' if self.begins_something(1) => Occur::Excluded,
            _ => Occur::Wanted,
        };
        if occur != Occur::Wanted {
            self.at += 1;
        } else if let Some(len) = ["OR", "OU"].iter().find_map(|or| self.is_operator(or)) {
            self.at += len;
            return Piece::Or;
        }
        self.node()
            .map_or(Piece::Nothing, |node| Piece::Clause(Clause { occur, node }))
    }

    /// Whether what follows `skip` bytes is not a space: a sign belongs to it.
    fn begins_something(&self, skip: usize) -> bool {
        let mut next = self.rest().get(skip..).unwrap_or_default().chars();
        match next.next() {
            Some('.') => next.next().is_some_and(char::is_alphabetic),
            Some(c) => c.is_alphanumeric() || matches!(c, '"' | '«' | '“' | '(' | '=' | '#'),
            None => false,
        }
    }

    fn is_operator(&self, word: &str) -> Option<usize> {
        let after = self.rest().strip_prefix(word)?;
        after
            .chars()
            .next()
            .is_none_or(|c| is_space(c) || c == '(')
            .then_some(word.len())
    }

    fn node(&mut self) -> Option<Node> {
        if self.take('(') {
            return self.group();
        }
        if let Some(close) = self.quote() {
            return self.phrase(close, false);
        }
        if self.peek() == Some('=') {
            self.at += 1;
            if let Some(close) = self.quote() {
                return self.phrase(close, true);
            }
            let chunk = self.chunk();
            return has_word(chunk).then(|| Node::Exact(bare(chunk)));
        }
        let start = self.at;
        let chunk = self.chunk();
        if let Some((name, value)) = chunk.split_once(':') {
            self.at = start;
            match self.filter(name, value) {
                Filtered::Node(node) => return Some(node),
                Filtered::Nothing => return None,
                Filtered::Words => self.at = start + chunk.len(),
            }
        }
        if chunk.is_empty() {
            // A sign that begins nothing.
            self.at += self.peek().map_or(0, char::len_utf8);
        }
        word(chunk)
    }

    fn group(&mut self) -> Option<Node> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let mut clauses = self.clauses();
        self.take(')');
        self.depth -= 1;
        match clauses.len() {
            0 => None,
            1 if clauses
                .first()
                .is_some_and(|clause| clause.occur == Occur::Wanted) =>
            {
                clauses.pop().map(|clause| clause.node)
            }
            _ => Some(Node::Group(clauses)),
        }
    }

    /// Passes an opening quote; gives the one that closes it.
    fn quote(&mut self) -> Option<[char; 2]> {
        let close = match self.peek()? {
            '"' => ['"', '"'],
            '«' => ['»', '"'],
            '“' => ['”', '"'],
            _ => return None,
        };
        self.at += self.peek().map_or(0, char::len_utf8);
        Some(close)
    }

    /// The text up to a closing quote or the end.
    fn take_quoted(&mut self, close: [char; 2]) -> &'a str {
        let rest = self.rest();
        let len = rest.find(close).unwrap_or(rest.len());
        let inside = rest.get(..len).unwrap_or_default();
        self.at += len
            + rest
                .get(len..)
                .and_then(|end| end.chars().next())
                .map_or(0, char::len_utf8);
        inside
    }

    fn phrase(&mut self, close: [char; 2], exact: bool) -> Option<Node> {
        let text = self.take_quoted(close);
        let text = text
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        has_word(&text).then_some(Node::Phrase { text, exact })
    }

    /// The text up to a space, a quote or a parenthesis.
    fn chunk(&mut self) -> &'a str {
        let rest = self.rest();
        let ends = |c: char| is_space(c) || matches!(c, '"' | '(' | ')' | '«' | '»' | '“' | '”');
        let len = rest.find(ends).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    /// Reads a filter, from its name on.
    fn filter(&mut self, name: &str, value: &'a str) -> Filtered {
        let Some(known) = Name::parse(name) else {
            let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
            if is_name && has_word(value) && !value.starts_with("//") {
                self.remark(Remark::UnknownFilter(name.to_owned()));
            }
            return Filtered::Words;
        };
        self.at += name.len() + 1;
        let Some((text, node)) = self.value(value) else {
            return Filtered::Nothing;
        };
        if known.takes_alternatives() && text.contains('|') && !value.starts_with('=') {
            return self.alternatives(known, name, text);
        }
        self.read_filter(known, name, text, node)
    }

    /// A filter with several values of which one is enough: `is:inbox|reading`.
    fn alternatives(&mut self, known: Name, name: &str, text: &'a str) -> Filtered {
        let mut nodes = Vec::new();
        for part in text.split('|').filter(|part| !part.trim().is_empty()) {
            let words = Node::Word(part.to_owned());
            match self.read_filter(known, name, part, words) {
                Filtered::Node(node) => nodes.push(node),
                Filtered::Nothing | Filtered::Words => {}
            }
        }
        match nodes.len() {
            0 => Filtered::Nothing,
            1 => nodes.pop().map_or(Filtered::Nothing, Filtered::Node),
            _ => Filtered::Node(Node::Or(nodes)),
        }
    }

    fn read_filter(&mut self, known: Name, name: &str, text: &str, node: Node) -> Filtered {
        match known.read(name, text.trim(), node, self.names) {
            Ok(filter) if says_something(&filter) => Filtered::Node(Node::Filter(filter)),
            Ok(_) => Filtered::Nothing,
            Err(remark) => {
                self.remark(remark);
                let value = text.trim();
                Filtered::Node(Node::Filter(Filter::Unknown {
                    name: name.to_owned(),
                    value: value.to_owned(),
                    begins: known.begins(value),
                }))
            }
        }
    }

    /// The value of a filter as text and as words.
    fn value(&mut self, value: &'a str) -> Option<(&'a str, Node)> {
        if let Some(close) = self.quote() {
            let start = self.at;
            let text = self.take_quoted(close);
            let end = std::mem::replace(&mut self.at, start);
            let phrase = self.phrase(close, false);
            self.at = end;
            return phrase.map(|node| (text, node));
        }
        if value.starts_with('=') {
            return self.node().map(|node| (value, node));
        }
        let text = self.chunk();
        let node = word(text).unwrap_or_else(|| Node::Word(text.to_owned()));
        (!text.is_empty()).then_some((text, node))
    }

    fn remark(&mut self, remark: Remark) {
        if !self.query.remarks.contains(&remark) {
            self.query.remarks.push(remark);
        }
    }
}

/// What a text without words looks for: nothing that is found, if it holds more than signs of the syntax, with
/// which a query may begin.
fn signs(text: &str) -> Option<Filter> {
    let text = text.trim_matches(is_space);
    let is_syntax = |c: char| is_space(c) || "\"«»“”()+-=#~*:/".contains(c);
    let names_filter = text
        .split_once(':')
        .is_some_and(|(name, _)| Name::parse(name).is_some());
    (!names_filter && !text.chars().all(is_syntax)).then(|| Filter::Unknown {
        name: String::new(),
        value: text.to_owned(),
        begins: false,
    })
}

/// What a chunk with a colon is.
enum Filtered {
    /// Words like others.
    Words,
    /// A filter that says nothing, or not yet.
    Nothing,
    /// A filter.
    Node(Node),
}

fn says_something(filter: &Filter) -> bool {
    match filter {
        Filter::Tag { name: text, .. } | Filter::Id(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// Makes `last` an alternative of itself and `node`.
fn join(last: &mut Clause, node: Node) {
    match &mut last.node {
        Node::Or(nodes) => match node {
            Node::Or(more) => nodes.extend(more),
            node => nodes.push(node),
        },
        other => {
            let first = std::mem::replace(other, Node::Or(Vec::new()));
            *other = match node {
                Node::Or(more) => Node::Or(std::iter::once(first).chain(more).collect()),
                node => Node::Or(vec![first, node]),
            };
        }
    }
}
