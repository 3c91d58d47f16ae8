//! Tags as they are kept.

use std::collections::HashSet;

/// A tag as it is kept: without a leading `#`, commas and outer spaces, inner spaces joined by `-`, levels by `/`.
/// Case and accents stay as the reader wrote them. May come out empty.
pub fn clean_tag(text: &str) -> String {
    let levels = text.split('/').map(|level| {
        let words = level.split(|c: char| c.is_whitespace() || c.is_control() || c == ',');
        words
            .map(|word| word.trim_start_matches(['#', '"']).trim_end_matches('"'))
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    });
    levels
        .filter(|level| !level.is_empty())
        .collect::<Vec<_>>()
        .join("/")
}

/// Takes tags away and adds others, each once, in the order given.
pub fn retag(tags: &mut Vec<String>, add: &[String], remove: &[String]) {
    let remove: HashSet<&String> = remove.iter().collect();
    tags.retain(|tag| !remove.contains(tag));
    let mut there: HashSet<String> = tags.iter().cloned().collect();
    let new = add.iter().filter(|tag| there.insert((*tag).clone()));
    tags.extend(new.cloned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cleaned_of_signs_and_spaces() {
        for (typed, kept) in [
            ("#iot", "iot"),
            (" ville / angers ", "ville/angers"),
            ("données ouvertes", "données-ouvertes"),
            ("/", ""),
            ("# ", ""),
            ("C#", "C#"),
            ("#C++", "C++"),
            ("langages / F# ", "langages/F#"),
            ("../../x", "../../x"),
        ] {
            assert_eq!(clean_tag(typed), kept, "{typed}");
        }
    }
}
