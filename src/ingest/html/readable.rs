//! The readable article of a page, found by its tree, as Markdown.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use dom_smoothie::{Config, Readability};
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};

use super::shape;

/// Time after which a page is given up.
const DEADLINE: Duration = Duration::from_secs(20);

/// Stack of the thread that walks the tree, in bytes: enough for [`DEEPEST`] in a debug build.
const STACK: usize = 16 * 1024 * 1024;

/// Deepest tree that is walked; a parser may nest deeper than the tags of a page do.
const DEEPEST: usize = 600;

/// Fewest words that are taken for an article while the page has many more.
const FEW_WORDS: usize = 40;

/// Elements that hold nothing to read.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "title", "nav", "footer", "form", "button",
    "select", "input", "textarea", "svg", "iframe", "object", "canvas", "dialog",
];

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Readable {
    /// The page's title as its markup suggests it.
    pub title: Option<String>,
    /// The author's name as it stands beside the text.
    pub byline: Option<String>,
    /// The text in Markdown.
    pub body: String,
}

/// Finds the article of a page; links are made absolute by `base`. `None` where the page's shape does
/// not allow a tree, or where the parser fails or takes too long.
pub(super) fn extract(page: &str, base: Option<&str>) -> Option<Readable> {
    if !shape::is_tame(page) {
        return None;
    }
    let (sender, receiver) = mpsc::sync_channel(1);
    let (page, base) = (page.to_owned(), base.map(str::to_owned));
    // A thread of its own for its stack; a panic in it ends nothing else, and it may be left behind.
    thread::Builder::new()
        .name("html".to_owned())
        .stack_size(STACK)
        .spawn(move || sender.send(find(&page, base.as_deref())).ok())
        .ok()?;
    receiver.recv_timeout(DEADLINE).ok().flatten()
}

fn find(page: &str, base: Option<&str>) -> Option<Readable> {
    let config = || {
        Some(Config {
            disable_json_ld: true,
            ..Config::default()
        })
    };
    let mut reader = Readability::new(page, base, config())
        .or_else(|_| Readability::new(page, None, config()))
        .ok()?;
    if !is_shallow(&reader) {
        return None;
    }
    let Ok(article) = reader.parse() else {
        return Some(Readable {
            body: markdown(page)?,
            ..Readable::default()
        });
    };
    let mut body = markdown(&article.content).unwrap_or_default();
    if body.split_whitespace().count() < FEW_WORDS {
        let whole = markdown(page).unwrap_or_default();
        if whole.split_whitespace().count() > body.split_whitespace().count() * 3 {
            body = whole;
        }
    }
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    let byline = article
        .byline
        .as_deref()
        .map(name_of)
        .filter(|name| !name.is_empty());
    Some(Readable {
        title,
        byline,
        body,
    })
}

/// Whether no node lies deeper than the stack allows.
fn is_shallow(reader: &Readability) -> bool {
    let mut node = reader.doc.root();
    let mut depth = 0;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return false;
            }
            node = child;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if depth > 0 => {
                    depth -= 1;
                    node = parent;
                }
                _ => return true,
            }
        }
    }
}

fn markdown(html: &str) -> Option<String> {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        hr_style: HrStyle::Asterisks,
        ..Options::default()
    };
    let converter = HtmlToMarkdown::builder()
        .options(options)
        .skip_tags(SKIPPED.to_vec())
        .build();
    let text = converter.convert(html).ok()?;
    (!text.trim().is_empty()).then_some(text)
}

/// A name without the words before it: *Par Ana Bo* is *Ana Bo*.
pub(super) fn name_of(byline: &str) -> String {
    let line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = line.to_lowercase();
    let before = [
        "par ",
        "by ",
        "de ",
        "from ",
        "propos recueillis par ",
        "written by ",
    ];
    let start = before
        .iter()
        .filter(|before| lower.starts_with(*before))
        .map(|b| b.len())
        .max();
    line.get(start.unwrap_or(0)..)
        .unwrap_or(&line)
        .trim_matches([' ', ',', ':', '·', '|'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_as_deep_as_is_allowed_is_walked_without_harm() {
        let page = format!("{}<p>mot</p>{}", "<div>".repeat(500), "</div>".repeat(500));
        assert_eq!(extract(&page, None).unwrap().body.trim(), "mot");
        assert_eq!(extract(&"<div>".repeat(3000), None), None);
    }

    #[test]
    fn a_name_is_freed_of_what_stands_around_it() {
        assert_eq!(name_of("Par  Ana Bo,"), "Ana Bo");
        assert_eq!(name_of("Parveen Bo"), "Parveen Bo");
        assert_eq!(name_of(""), "");
    }
}
