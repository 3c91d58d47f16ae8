//! An annotation's file: read leniently, written with as few changed bytes as can be.

use serde_json::Value;

use super::{Annotation, AnnotationId, Color};
use crate::anchor::{Confirmation, Selectors};
use crate::library::article::ArticleId;
use crate::library::article::file::{has_foreign_tags, tags_of, timestamp};
use crate::library::front_matter::{FrontMatter, FrontMatterError, text_of, yaml_list, yaml_text};
use crate::library::schema;

impl Annotation {
    /// Reads an annotation's file that stands in the folder of the article `slug`, named `stem`.
    ///
    /// # Errors
    /// The front matter is broken.
    pub fn parse(slug: &str, stem: &str, source: &str) -> Result<Self, FrontMatterError> {
        let (front, body) = FrontMatter::split(source)?;
        let front = front.unwrap_or_default();
        let values = front.values()?;
        front.check(&values)?;
        let text = |key: &str| values.get(key).and_then(text_of);
        Ok(Self {
            id: AnnotationId(text("id").unwrap_or_else(|| stem.to_owned())),
            article: ArticleId(text("article").unwrap_or_default()),
            slug: slug.to_owned(),
            created: text("created").and_then(|at| at.parse().ok()),
            modified: text("modified").and_then(|at| at.parse().ok()),
            color: text("color")
                .and_then(|word| Color::parse(&word))
                .unwrap_or_default(),
            tags: tags_of(&values),
            target: values.get("target").and_then(target_of),
            reanchored: values
                .get("reanchored")
                .map(confirmations_of)
                .unwrap_or_default(),
            note: body.trim_matches(['\n', '\r']).to_owned(),
            front,
            base: Some(Self::hash(source.as_bytes())),
        })
    }

    /// The file's text: the front matter with what the annotation says changed, and the note.
    /// `before` is the file as it stands; a note that did not change keeps its bytes.
    pub fn render(&self, before: Option<&str>) -> String {
        let mut front = self.front.clone();
        schema::mark(&mut front);
        // Front matter that cannot be read is no annotation's: there is nothing that stands then.
        let stands = front.values().unwrap_or_default();
        let text = |key: &str| stands.get(key).and_then(text_of);
        let mut put = |key: &str, yaml: Option<String>, same: bool| match yaml {
            _ if same => {}
            Some(yaml) => front.set(key, &yaml),
            None => front.remove(key),
        };
        put(
            "id",
            Some(yaml_text(&self.id.0)),
            text("id").as_ref() == Some(&self.id.0),
        );
        let article = text("article").as_ref() == Some(&self.article.0);
        put("article", Some(yaml_text(&self.article.0)), article);
        let created = text("created").and_then(|at| at.parse().ok());
        put(
            "created",
            self.created.map(timestamp),
            created == self.created,
        );
        let modified = text("modified").and_then(|at| at.parse().ok());
        put(
            "modified",
            self.modified.map(timestamp),
            modified == self.modified,
        );
        let color = text("color").and_then(|word| Color::parse(&word));
        // What another program keeps there stays, until the reader says something else.
        let foreign = stands.get("color").is_some_and(Value::is_object);
        put(
            "color",
            Some(self.color.as_str().to_owned()),
            color.unwrap_or_default() == self.color && (foreign || color.is_some()),
        );
        let tags = has_foreign_tags(&stands)
            || stands.contains_key("tags") && tags_of(&stands) == self.tags;
        put("tags", Some(yaml_list(&self.tags)), tags);
        let target = stands.get("target").and_then(target_of);
        put(
            "target",
            self.target.as_ref().map(yaml_of),
            target == self.target,
        );
        let reanchored = stands
            .get("reanchored")
            .map(confirmations_of)
            .unwrap_or_default();
        let list = self.decisions(stands.get("reanchored"), &reanchored);
        let list = (!list.is_empty()).then(|| yaml_of_list(&list));
        put("reanchored", list, reanchored == self.reanchored);
        front.render(&self.body(before))
    }

    /// The key of the front matter that holds what is not Glose's to replace, where the annotation has another value
    /// for it: [`Annotation::render`] leaves it as it stands.
    pub fn unwritable(&self) -> Option<&'static str> {
        let stands = self.front.values().unwrap_or_default();
        let changed = has_foreign_tags(&stands) && tags_of(&stands) != self.tags;
        changed.then_some("tags")
    }

    /// The entries of `reanchored:`: those that stand there, also what we cannot read, then the new ones.
    fn decisions(&self, stands: Option<&Value>, read: &[Confirmation]) -> Vec<Value> {
        let values = |list: &[Confirmation]| -> Vec<Value> {
            let values = list.iter().map(serde_json::to_value);
            values.filter_map(Result::ok).collect()
        };
        match (stands, self.reanchored.strip_prefix(read)) {
            (Some(Value::Array(kept)), Some(new)) => [kept.clone(), values(new)].concat(),
            _ => values(&self.reanchored),
        }
    }

    fn body(&self, before: Option<&str>) -> String {
        let stands = before
            .and_then(|text| FrontMatter::split(text).ok())
            .map(|(_, body)| body);
        match stands {
            Some(body) if body.trim_matches(['\n', '\r']) == self.note => body.to_owned(),
            _ if self.note.is_empty() => String::new(),
            _ => format!("{}\n", self.note),
        }
    }
}

/// A target written by Glose or by hand; what cannot be read as one counts as absent.
fn target_of(value: &Value) -> Option<Selectors> {
    serde_json::from_value(value.clone()).ok()
}

/// What the reader put back by hand; an entry that cannot be read is passed over.
fn confirmations_of(value: &Value) -> Vec<Confirmation> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| serde_json::from_value(item.clone()).ok())
        .collect()
}

/// The reader's decisions as YAML lines, one each; a line end after them, so that a single one is a list too.
fn yaml_of_list(items: &[Value]) -> String {
    let lines = items
        .iter()
        .map(|item| format!("- {}\n", flow_inside(item)));
    lines.collect()
}

/// A target as YAML lines.
fn yaml_of(target: &Selectors) -> String {
    let Ok(Value::Object(map)) = serde_json::to_value(target) else {
        return String::new();
    };
    let mut out = String::new();
    for (key, value) in map {
        if !value.is_null() {
            out.push_str(&key);
            out.push_str(": ");
            out.push_str(&flow(&value));
            out.push('\n');
        }
    }
    out
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => yaml_text(text),
        Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(flow_inside).collect::<Vec<_>>().join(", ")
            )
        }
        Value::Object(map) => {
            let entries = map.iter().filter(|(_, value)| !value.is_null());
            let entries: Vec<String> = entries
                .map(|(key, value)| format!("{key}: {}", flow_inside(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// A value inside a list or mapping on one line: texts are always quoted there.
fn flow_inside(value: &Value) -> String {
    match value {
        Value::String(text) => Value::String(text.clone()).to_string(),
        other => flow(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "---\nid: 01JA0000000000000000000000\narticle: 01J9ZK3V8Q4R5T6W7X8Y9Z0A1B\n\
        created: 2026-11-24T09:20:01Z\nmodified: 2026-11-24T09:21:30Z\ncolor: yellow\ntags: [iot]\n\
        target:\n  exact: Des objets connectés qu’on peut voir et toucher.\n---\n\nDes exemples.\n\n";

    #[test]
    fn an_unchanged_annotation_is_written_back_as_it_was() {
        let note = Annotation::parse("keep", "01JA", FILE).unwrap();
        assert_eq!(note.note, "Des exemples.");
        assert_eq!(note.render(Some(FILE)), FILE);
    }

    #[test]
    fn a_new_colour_changes_its_line_alone() {
        let mut note = Annotation::parse("keep", "01JA", FILE).unwrap();
        note.color = Color::Blue;
        assert_eq!(
            note.render(Some(FILE)),
            FILE.replace("color: yellow", "color: blue")
        );
    }

    #[test]
    fn a_target_without_a_quote_or_of_an_unknown_shape_is_left_alone() {
        let file = FILE.replace(
            "  exact: Des objets connectés qu’on peut voir et toucher.\n",
            "  page: 3\n",
        );
        let mut note = Annotation::parse("keep", "01JA", &file).unwrap();
        note.color = Color::Blue;
        assert!(note.render(Some(&file)).contains("target:\n  page: 3\n"));
    }

    #[test]
    fn what_was_put_back_by_hand_comes_back_once_or_several_times() {
        for count in 1..3 {
            let mut note = Annotation::parse("keep", "01JA", FILE).unwrap();
            note.reanchored = vec![
                Confirmation {
                    rev: "0000000000000012".into(),
                    start: 3,
                    end: 9,
                    exact: "- a: b".into(),
                    ..Confirmation::default()
                };
                count
            ];
            let again = Annotation::parse("keep", "01JA", &note.render(Some(FILE))).unwrap();
            assert_eq!(again.reanchored, note.reanchored);
        }
    }

    #[test]
    fn a_new_decision_stands_behind_those_there_even_what_cannot_be_read() {
        let list =
            "reanchored:\n  - {rev: aa, start: 1, end: 4, mood: sunny}\n  - {of: tomorrow}\n";
        let file = FILE.replace("tags: [iot]\n", &format!("tags: [iot]\n{list}"));
        let mut note = Annotation::parse("keep", "01JA", &file).unwrap();
        assert_eq!(note.render(Some(&file)), file);
        note.reanchored.push(Confirmation {
            rev: "bb".into(),
            decision: crate::anchor::Decision::Lost,
            ..Confirmation::default()
        });
        let after = note.render(Some(&file));
        assert!(after.contains("mood: \"sunny\"") && after.contains("of: \"tomorrow\""));
        let again = Annotation::parse("keep", "01JA", &after).unwrap();
        assert!(again.is_given_up() && again.reanchored.len() == 2);
        assert_eq!(again.target, note.target);
    }

    proptest! {
        #[test]
        fn any_note_and_quote_come_back_from_their_file(note in "\\PC{0,60}", exact in "\\PC{1,60}") {
            let mut made = Annotation::parse("a", "id", FILE).unwrap();
            made.note = note.trim_matches(['\n', '\r']).to_owned();
            made.target = Some(Selectors { exact, ..Selectors::default() });
            let file = made.render(None);
            let again = Annotation::parse("a", "id", &file).unwrap();
            prop_assert_eq!(&again.note, &made.note);
            prop_assert_eq!(&again.target, &made.target);
            prop_assert_eq!(again.render(Some(&file)), file);
        }
    }
}
