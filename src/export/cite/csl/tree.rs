//! A style's XML looked over before it is read: where its elements stand, and what would not end.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::export::cite::csl_error::CslError;

/// How deep elements may stand in one another.
const DEPTH: usize = 100;
/// How deep they may, macros written out.
const UNFOLDED: usize = 300;
/// How many elements a reference may be made of, macros written out: the Chicago manual's styles reach
/// 700,000, of which few are met.
const SIZE: usize = 10_000_000;

/// An element of a style.
#[derive(Debug)]
struct Node {
    name: String,
    /// The line it begins on, counted from 1.
    line: usize,
    children: Vec<usize>,
    /// The macro that it writes out.
    calls: Option<String>,
    /// The macro that it is.
    defines: Option<String>,
}

/// The elements of a style.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// The elements of a text.
    ///
    /// # Errors
    /// It is no XML, or goes too deep.
    pub(super) fn of(xml: &str) -> Result<Self, CslError> {
        let mut reader = Reader::from_str(xml);
        let mut lines = Lines {
            xml,
            at: 0,
            line: 1,
        };
        let mut tree = Self { nodes: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event();
            let (element, stays) = match event {
                Ok(Event::Start(element)) => (element, true),
                Ok(Event::Empty(element)) => (element, false),
                Ok(Event::End(_)) => {
                    open.pop();
                    continue;
                }
                Ok(Event::Eof) => break,
                Ok(_) => continue,
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(start);
                    return Err(CslError::at(lines.of(at), &error.to_string()));
                }
            };
            let line = lines.of(start);
            if open.len() >= DEPTH {
                return Err(CslError::at(line, "too deep"));
            }
            let node = node(&element, line)?;
            let at = tree.nodes.len();
            if let Some(parent) = open.last().and_then(|at| tree.nodes.get_mut(*at)) {
                parent.children.push(at);
            }
            tree.nodes.push(node);
            if stays {
                open.push(at);
            }
        }
        match open.last().and_then(|at| tree.nodes.get(*at)) {
            Some(node) => Err(CslError::at(
                node.line,
                &format!("<{}> has no end", node.name),
            )),
            None => Ok(tree),
        }
    }

    /// Whether it is a style at all.
    pub(super) fn is_style(&self) -> bool {
        self.nodes.first().is_some_and(|root| root.name == "style")
    }

    /// The line of the element that a path of the reader's error leads to, as far as it can be followed.
    pub(super) fn line(&self, path: &str) -> usize {
        let mut at = 0;
        let mut name: Option<String> = None;
        for step in path.replace('[', ".[").split('.') {
            let Some(node) = self.nodes.get(at) else {
                break;
            };
            let nth = step.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
            let next = match (nth.and_then(|nth| nth.parse::<usize>().ok()), &name) {
                (Some(nth), Some(name)) => self.children(node, name).nth(nth),
                (Some(nth), None) => node.children.get(nth).copied(),
                (None, Some(name)) => self.children(node, name).next(),
                (None, None) => None,
            };
            if let Some(next) = next {
                at = next;
            }
            name = nth.is_none().then(|| step.to_owned());
        }
        let last = name.and_then(|name| self.children(self.nodes.get(at)?, &name).next());
        let node = self.nodes.get(last.unwrap_or(at));
        node.map_or(1, |node| node.line)
    }

    fn children<'a>(&'a self, node: &'a Node, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        let named = move |at: &usize| self.nodes.get(*at).is_some_and(|it| it.name == name);
        node.children.iter().copied().filter(named)
    }

    /// Looks for macros that are not there, that write themselves out, or that grow without measure.
    ///
    /// # Errors
    /// There is such a one, with its line.
    pub(super) fn check_macros(&self) -> Result<(), CslError> {
        let mut macros: HashMap<&str, usize> = HashMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if let Some(name) = &node.defines {
                macros.insert(name, at);
            }
        }
        let mut weights: HashMap<usize, Weight> = HashMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if matches!(node.name.as_str(), "macro" | "layout" | "sort") {
                self.weigh_all(at, &macros, &mut weights)?;
            }
        }
        Ok(())
    }

    /// Weighs an element after the macros that it calls. By hand instead of by recursion: a style decides how
    /// deep this goes.
    fn weigh_all(
        &self,
        at: usize,
        macros: &HashMap<&str, usize>,
        weights: &mut HashMap<usize, Weight>,
    ) -> Result<(), CslError> {
        let mut open = vec![at];
        let mut stack = vec![(at, self.calls(at))];
        while let Some((top, calls)) = stack.last_mut() {
            let Some((called, line)) = calls.pop() else {
                let top = *top;
                stack.pop();
                open.pop();
                self.weigh(top, macros, weights)?;
                continue;
            };
            let Some(next) = macros.get(called).copied() else {
                let reason = format!("no macro is named {called:?}");
                return Err(CslError::at(line, &reason));
            };
            if open.contains(&next) {
                let reason = format!("the macro {called:?} writes itself out");
                return Err(CslError::at(line, &reason));
            }
            if open.len() >= DEPTH {
                return Err(CslError::at(line, "macros in macros, too deep"));
            }
            if !weights.contains_key(&next) {
                open.push(next);
                stack.push((next, self.calls(next)));
            }
        }
        Ok(())
    }

    /// Weighs an element and what stands in it; the macros it calls are weighed.
    fn weigh(
        &self,
        at: usize,
        macros: &HashMap<&str, usize>,
        weights: &mut HashMap<usize, Weight>,
    ) -> Result<(), CslError> {
        let mut inside = self.inside(at);
        // What stands in an element comes after it.
        inside.sort_unstable_by_key(|at| std::cmp::Reverse(*at));
        for at in inside {
            let Some(node) = self.nodes.get(at) else {
                continue;
            };
            let called = node.calls.as_deref().and_then(|name| macros.get(name));
            let parts = node.children.iter().chain(called);
            let mut weight = Weight::default();
            for part in parts.filter_map(|at| weights.get(at)) {
                weight.depth = weight.depth.max(part.depth);
                // Of a choice one part is written.
                weight.size = if node.name == "choose" {
                    weight.size.max(part.size)
                } else {
                    weight.size.saturating_add(part.size)
                };
            }
            weight.depth += 1;
            weight.size = weight.size.saturating_add(1);
            if weight.depth > UNFOLDED {
                return Err(CslError::at(node.line, "macros in macros, too deep"));
            }
            if weight.size > SIZE {
                return Err(CslError::at(node.line, "macros in macros, too many"));
            }
            weights.insert(at, weight);
        }
        Ok(())
    }

    /// The macros that an element calls, each with its line.
    fn calls(&self, at: usize) -> Vec<(&str, usize)> {
        let nodes = self.inside(at);
        let nodes = nodes.into_iter().filter_map(|at| self.nodes.get(at));
        nodes
            .filter_map(|node| Some((node.calls.as_deref()?, node.line)))
            .collect()
    }

    /// An element and all that stands in it.
    fn inside(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut nth = 0;
        while let Some(node) = found.get(nth).and_then(|at| self.nodes.get(*at)) {
            found.extend(&node.children);
            nth += 1;
        }
        found
    }
}

/// What an element comes to, macros written out.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// How many elements it is made of at most.
    size: usize,
    /// How deep they stand in one another.
    depth: usize,
}

fn node(element: &BytesStart<'_>, line: usize) -> Result<Node, CslError> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let name = text(element.local_name().as_ref());
    let (mut calls, mut defines) = (None, None);
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| CslError::at(line, &error.to_string()))?;
        let value = attribute.unescape_value();
        let value = value.map_err(|error| CslError::at(line, &error.to_string()))?;
        match (name.as_str(), attribute.key.as_ref()) {
            ("text" | "key", b"macro") => calls = Some(value.into_owned()),
            ("macro", b"name") => defines = Some(value.into_owned()),
            _ => {}
        }
    }
    Ok(Node {
        name,
        line,
        children: Vec::new(),
        calls,
        defines,
    })
}

/// Counts lines up to places that only go on.
struct Lines<'a> {
    xml: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of a byte, counted from 1.
    fn of(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.xml.len());
        if let Some(between) = self.xml.as_bytes().get(self.at..byte) {
            self.line += between.split(|byte| *byte == b'\n').count() - 1;
            self.at = byte;
        }
        self.line
    }
}
