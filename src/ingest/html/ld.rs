//! What a page says of its article in JSON-LD (schema.org).

use serde_json::Value;

/// Values that are looked at in one block.
const MOST: usize = 500;

/// What an article's object tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ld {
    pub title: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub address: Option<String>,
}

/// The first article of a JSON-LD block; `None` where there is none or it is no JSON.
pub(super) fn article(json: &str) -> Option<Ld> {
    let value: Value = serde_json::from_str(json.trim()).ok()?;
    let mut waiting = vec![&value];
    for _ in 0..MOST {
        match waiting.pop()? {
            Value::Array(items) => waiting.extend(items.iter().rev()),
            object @ Value::Object(map) => {
                if is_article(object) {
                    return Some(read_object(object));
                }
                waiting.extend(
                    ["mainEntity", "@graph"]
                        .iter()
                        .filter_map(|key| map.get(*key)),
                );
            }
            _ => {}
        }
    }
    None
}

fn is_article(object: &Value) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

fn read_object(object: &Value) -> Ld {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let page = object.get("mainEntityOfPage");
    let page = page.and_then(|page| page.get("@id").unwrap_or(page).as_str());
    Ld {
        title: text("headline").or_else(|| text("name")),
        author: object.get("author").and_then(names),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: text("inLanguage"),
        address: text("url").or(page.map(str::to_owned)),
    }
}

/// One name or several, joined by `, `.
fn names(value: &Value) -> Option<String> {
    let name = |value: &Value| {
        value
            .get("name")
            .unwrap_or(value)
            .as_str()
            .map(|name| name.trim().to_owned())
    };
    let names: Vec<String> = match value {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    };
    let joined = names
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_in_a_list_or_a_graph() {
        let article_json = r#"{"@type":["Thing","NewsArticle"],"headline":"T","author":[{"name":"A"},"B"],
            "datePublished":"2020-01-02","mainEntityOfPage":{"@id":"https://a.b/c"}}"#;
        for json in [
            article_json.to_owned(),
            format!("[{{\"@type\":\"WebSite\",\"name\":\"S\"}},{article_json}]"),
            format!("{{\"@graph\":[{article_json}]}}"),
        ] {
            let told = article(&json).unwrap();
            assert_eq!(told.title.as_deref(), Some("T"));
            assert_eq!(told.author.as_deref(), Some("A, B"));
            assert_eq!(told.address.as_deref(), Some("https://a.b/c"));
        }
    }

    #[test]
    fn what_is_no_article_or_no_json_tells_nothing() {
        for json in ["", "{", "3", r#"{"@type":"WebSite"}"#, &"[".repeat(100_000)] {
            assert_eq!(article(json), None);
        }
    }
}
