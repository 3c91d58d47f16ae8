//! Tags as they are kept.

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
