//! A reference as stretches of text, which each format writes in its own way.

use crate::export::markdown;

/// A stretch of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// In italics.
    Italic(String),
    /// An address that may be followed.
    Link(String),
}

/// A reference, whose italics and addresses each format writes in its own way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its stretches, in order.
    pub spans: Vec<Span>,
}

impl Reference {
    /// The reference as text alone.
    pub fn plain(&self) -> String {
        self.written(str::to_owned, str::to_owned, str::to_owned)
    }

    /// The reference as one line of Markdown.
    pub fn markdown(&self) -> String {
        self.written(
            markdown::escape::line,
            |text| format!("*{}*", markdown::escape::line(text)),
            |address| format!("<{address}>"),
        )
    }

    /// The reference as it is pasted: text, with stars for italics.
    pub(super) fn pasted(&self) -> String {
        self.written(str::to_owned, |text| format!("*{text}*"), str::to_owned)
    }

    /// The reference with each kind of stretch written in a format's way.
    pub fn written(
        &self,
        plain: impl Fn(&str) -> String,
        italic: impl Fn(&str) -> String,
        link: impl Fn(&str) -> String,
    ) -> String {
        let mut out = String::new();
        for span in &self.spans {
            match span {
                // Escaping sets spaces at the ends aside; here they part stretches.
                Span::Plain(text) => {
                    let body = text.trim_matches(' ');
                    out.push_str(
                        text.get(..text.len() - text.trim_start_matches(' ').len())
                            .unwrap_or_default(),
                    );
                    if !body.is_empty() {
                        out.push_str(&plain(body));
                        out.push_str(
                            text.get(text.trim_end_matches(' ').len()..)
                                .unwrap_or_default(),
                        );
                    }
                }
                Span::Italic(text) => out.push_str(&italic(text)),
                Span::Link(address) => out.push_str(&link(address)),
            }
        }
        out
    }

    /// Adds text as it is.
    pub(super) fn plain_text(&mut self, text: &str) -> &mut Self {
        if let Some(Span::Plain(last)) = self.spans.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.spans.push(Span::Plain(text.to_owned()));
        }
        self
    }

    /// Adds text in italics.
    pub(super) fn italic(&mut self, text: &str) -> &mut Self {
        self.spans.push(Span::Italic(text.to_owned()));
        self
    }

    /// Adds an address.
    pub(super) fn link(&mut self, address: &str) -> &mut Self {
        self.spans.push(Span::Link(address.to_owned()));
        self
    }

    /// Ends a sentence, unless it is ended.
    pub(super) fn stop(&mut self) -> &mut Self {
        let ended = match self.spans.last() {
            Some(Span::Plain(text) | Span::Italic(text)) => {
                text.trim_end().ends_with(['.', '!', '?', '…'])
            }
            _ => false,
        };
        self.plain_text(if ended { " " } else { ". " })
    }
}
