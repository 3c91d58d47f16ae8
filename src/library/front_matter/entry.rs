//! The top-level entries of front matter, split where YAML ends them.

use serde_saphyr::granit_parser::{
    Event, Parser, ScalarStyle, ScanError, Span, StructureStyle, options,
};

/// One top-level entry (or what stands before the first): its key, and its lines as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: Option<String>,
    pub(super) raw: String,
    /// Where the value ends in `raw`: byte. What follows is blank, or a comment.
    pub(super) end: usize,
    /// Where a value without quotes begins in `raw`, of one that is no list and no mapping: byte.
    plain: Option<usize>,
    /// Whether the value is a list or a mapping on lines of its own.
    nested: bool,
}

/// The entries of front matter, and whether all its keys have lines of their own.
pub(super) struct Entries {
    pub(super) list: Vec<Entry>,
    /// Not so: a key stands in braces, indented, behind `?`, or a value repeats what another entry names.
    pub(super) tangled: bool,
}

impl Entry {
    /// Lines that belong to no key.
    pub(super) fn of_none(raw: &str) -> Self {
        Self::written(None, raw.to_owned())
    }

    /// An entry that is written by us: nothing but its value stands on its lines.
    pub(super) fn written(key: Option<String>, raw: String) -> Self {
        Self {
            end: raw.trim_end().len(),
            key,
            raw,
            plain: None,
            nested: false,
        }
    }

    /// An entry as its lines stand in another file.
    pub(super) fn taken(key: &str, raw: String) -> Self {
        let read = Entries::of(&raw).list.into_iter().next_back();
        let read = read.filter(|entry| entry.raw == raw);
        let mut entry = read.unwrap_or_else(|| Self::written(None, raw));
        entry.key = Some(key.to_owned());
        entry
    }

    /// The blank lines and comments that stand below the value: they are the reader's, and not of it.
    pub(super) fn below(&self) -> impl Iterator<Item = &str> {
        let rest = self.raw.get(self.end..).unwrap_or_default();
        let lines = rest.split_inclusive('\n').skip(1);
        lines.filter(|line| line.trim().is_empty() || line.starts_with('#'))
    }

    /// The comment beside the value, with the space before it.
    pub(super) fn beside(&self) -> &str {
        let rest = self.raw.get(self.end..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default().trim_end();
        let is_comment = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#');
        if is_comment && !self.nested { rest } else { "" }
    }

    /// The value as it stands, where it has neither quotes nor parts.
    pub(super) fn plain(&self) -> Option<&str> {
        self.raw.get(self.plain?..self.end)
    }
}

impl Entries {
    /// Splits the YAML between the fences. What cannot be read, or has no keys at the margin, is one entry
    /// without a key.
    pub(super) fn of(yaml: &str) -> Self {
        let tangled = || {
            let list = (!yaml.is_empty()).then(|| Entry::of_none(yaml));
            Self {
                list: list.into_iter().collect(),
                tangled: true,
            }
        };
        let Ok(Some(found)) = Scan::default().all(yaml) else {
            return tangled();
        };
        let starts = found.iter().map(|place| place.start);
        let ends = starts.clone().skip(1).chain([yaml.len()]);
        let mut list = Vec::with_capacity(found.len() + 1);
        let first = starts.clone().next().unwrap_or(yaml.len());
        list.extend(
            yaml.get(..first)
                .filter(|before| !before.is_empty())
                .map(Entry::of_none),
        );
        for (place, end) in found.iter().zip(ends) {
            let Some(raw) = yaml.get(place.start..end) else {
                return tangled();
            };
            list.push(Entry {
                key: Some(place.key.clone()),
                raw: raw.to_owned(),
                end: place.end - place.start,
                plain: place.plain.map(|at| at - place.start),
                nested: place.nested,
            });
        }
        Self {
            list,
            tangled: false,
        }
    }
}

/// Where an entry stands in the YAML: bytes.
struct Place {
    key: String,
    start: usize,
    end: usize,
    plain: Option<usize>,
    nested: bool,
}

/// How far a reading has come.
#[derive(Default)]
struct Scan {
    places: Vec<Place>,
    depth: usize,
    /// Whether the next node of the outermost mapping is a value.
    in_value: bool,
    /// The anchors that were named, and how many of them before this entry.
    anchors: usize,
    anchors_before: usize,
}

impl Scan {
    /// The places of all entries; `None` where not all of them can be told apart.
    fn all(mut self, yaml: &str) -> Result<Option<Vec<Place>>, ScanError> {
        let mut how = options! {};
        how.set_emit_comments(false);
        for next in Parser::new_from_str_with_options(yaml, how) {
            let (event, span) = next?;
            if self.step(yaml, &event, &span).is_none() {
                return Ok(None);
            }
        }
        Ok(Some(self.places))
    }

    /// Takes in one event. `None` where entries cannot be told apart.
    fn step(&mut self, yaml: &str, event: &Event<'_>, span: &Span) -> Option<()> {
        let (start, end) = (span.start.byte_offset()?, span.end.byte_offset()?);
        match event {
            Event::DocumentEnd if start != end => return None,
            Event::Scalar(.., anchor, _)
            | Event::SequenceStart(_, anchor, _)
            | Event::MappingStart(_, anchor, _) => self.anchors = self.anchors.max(*anchor),
            Event::Alias(anchor) if *anchor <= self.anchors_before => return None,
            _ => {}
        }
        match event {
            Event::MappingStart(StructureStyle::Block, ..) if self.depth == 0 => {}
            _ if event.is_node() && self.depth == 0 => return None,
            _ if event.is_node() && self.depth == 1 && !self.in_value => {
                self.begin(yaml, event, start, end)?;
                self.in_value = true;
            }
            _ if event.is_node() && self.depth == 1 => {
                self.value(event, start);
                self.in_value = false;
            }
            _ => {}
        }
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => self.depth += 1,
            Event::MappingEnd | Event::SequenceEnd => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if start < end && self.depth > 0 {
            self.reach(yaml, event, end)?;
        }
        Some(())
    }

    /// A key: it begins an entry where it stands at the margin.
    fn begin(&mut self, yaml: &str, event: &Event<'_>, start: usize, end: usize) -> Option<()> {
        let Event::Scalar(key, ..) = event else {
            return None;
        };
        let is_margin = |before: &str| before.is_empty() || before.ends_with(['\n', '\r']);
        let after = yaml.get(end..)?;
        let colon = after.find(':')?;
        if !yaml.get(..start).is_some_and(is_margin) || !after.get(..colon)?.trim().is_empty() {
            return None;
        }
        self.anchors_before = self.anchors;
        self.places.push(Place {
            key: key.clone().into_owned(),
            start,
            end: end + colon + 1,
            plain: None,
            nested: false,
        });
        Some(())
    }

    fn value(&mut self, event: &Event<'_>, start: usize) {
        let Some(place) = self.places.last_mut() else {
            return;
        };
        place.nested = matches!(
            event,
            Event::MappingStart(StructureStyle::Block, ..)
                | Event::SequenceStart(StructureStyle::Block, ..)
        );
        if let Event::Scalar(_, ScalarStyle::Plain, ..) = event {
            place.plain = Some(start).filter(|at| *at >= place.end);
        }
    }

    /// A part of the value ends here.
    fn reach(&mut self, yaml: &str, event: &Event<'_>, end: usize) -> Option<()> {
        let place = self.places.last_mut()?;
        let end = match event {
            // The blank lines below a text of several lines are read with it.
            Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => {
                yaml.get(..end)?.trim_end().len()
            }
            _ => end,
        };
        place.end = place.end.max(end);
        Some(())
    }
}
