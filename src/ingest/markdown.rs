//! Markdown: front matter, the title that is its first heading, the tags of site generators.

mod heading;
mod templates;

use super::draft::Draft;
use super::error::IngestError;
use super::front;
use super::reading::Text;
use crate::library::front_matter::FrontMatterError;

/// Makes a draft of a Markdown file.
pub(super) fn read(text: &Text<'_>) -> Result<Draft, IngestError> {
    let mut draft = Draft::default();
    let split = front::split(text.text).map_err(|FrontMatterError { line, reason }| {
        IngestError::FrontMatter {
            path: text.path.to_owned(),
            line,
            reason,
        }
    })?;
    let Some(front) = split else {
        text.text.clone_into(&mut draft.body);
        heading::take_title(&mut draft);
        return Ok(draft);
    };
    draft.body = templates::resolve(front.body);
    if draft.body.trim().is_empty() {
        draft.body = front.summary().unwrap_or_default();
    }
    front.fill(&mut draft);
    heading::take_title(&mut draft);
    Ok(draft)
}

/// Whether a text begins with front matter, sound or broken.
pub(super) fn has_front_matter(text: &str) -> bool {
    !matches!(front::split(text), Ok(None))
}

/// Whether a text of unknown origin is Markdown: it has a heading, a fence, or an inline link.
pub(super) fn sniff(text: &str) -> bool {
    const LOOKED_AT: usize = 200;
    has_front_matter(text)
        || text.lines().take(LOOKED_AT).any(|line| {
            let marks = line.bytes().take_while(|byte| *byte == b'#').count();
            let heading = (1..=6).contains(&marks) && line.as_bytes().get(marks) == Some(&b' ');
            heading || line.starts_with("```") || line.contains("](")
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn draft(text: &str) -> Draft {
        read(&Text {
            text,
            path: Path::new("a.md"),
        })
        .unwrap()
    }

    #[test]
    fn front_matter_is_read_and_leaves_the_body() {
        let draft = draft("---\ntitle: Ville\nlang: en\n---\n\nThe text.\n");
        assert_eq!(
            (draft.title.as_str(), draft.body.trim()),
            ("Ville", "The text.")
        );
    }

    #[test]
    fn a_saved_link_without_a_text_shows_what_is_said_of_it() {
        let draft = draft("---\ntitle: Lien\nsummary: Ce qu’on en dit.\n---\n");
        assert_eq!(draft.body, "Ce qu’on en dit.");
        assert_eq!(draft.extra.len(), 1);
    }

    #[test]
    fn braces_are_left_alone_where_no_site_generator_wrote_the_file() {
        let text = "# Modèles\n\nOn écrit `{{ x }}` ou {% raw %}.\n";
        assert!(draft(text).body.contains("ou {% raw %}."));
    }

    #[test]
    fn broken_front_matter_is_an_error_that_names_file_and_line() {
        let text = Text {
            text: "---\na: [1\n---\nx",
            path: Path::new("dir/a.md"),
        };
        let error = read(&text).unwrap_err();
        assert!(
            matches!(&error, IngestError::FrontMatter { line: 2.., .. }),
            "{error}"
        );
        assert_eq!(error.path(), Path::new("dir/a.md"));
    }

    #[test]
    fn markdown_is_recognised_by_what_it_looks_like() {
        for text in [
            "# Titre",
            "Voir [ici](https://a.b)",
            "```rust\n",
            "---\ntitle: x\n---\n",
        ] {
            assert!(sniff(text), "{text}");
        }
        for text in [
            "Un texte.",
            "#iot est une étiquette",
            "Il fait 3 [sic] degrés",
        ] {
            assert!(!sniff(text), "{text}");
        }
    }
}
