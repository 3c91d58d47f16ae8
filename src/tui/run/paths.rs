//! The paths of a typed line.

use std::path::PathBuf;

/// The paths of a typed line: separated by spaces, quoted where they hold some, `~` is home.
pub(super) fn paths(text: &str) -> Vec<PathBuf> {
    let whole = home(text);
    if whole.exists() {
        return vec![whole];
    }
    let mut quote = None;
    let parts = text.split(move |c: char| match (quote, c) {
        (None, '"' | '\'') => {
            quote = Some(c);
            true
        }
        (Some(open), c) if c == open => {
            quote = None;
            true
        }
        (None, c) => c.is_whitespace(),
        _ => false,
    });
    parts.filter(|part| !part.is_empty()).map(home).collect()
}

/// A path with `~/` as the home folder.
pub(super) fn home(text: &str) -> PathBuf {
    match text.strip_prefix("~/") {
        Some(rest) => directories::BaseDirs::new()
            .map_or_else(|| PathBuf::from(text), |dirs| dirs.home_dir().join(rest)),
        None => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_paths_are_split_at_spaces_outside_quotes() {
        let split = paths("/nowhere/a '/nowhere/b c' \"/nowhere/d\"");
        assert_eq!(
            split,
            ["/nowhere/a", "/nowhere/b c", "/nowhere/d"].map(PathBuf::from)
        );
    }

    #[test]
    fn quotes_of_either_kind_hold_spaces_and_the_other_kind() {
        for (typed, expected) in [
            ("", &[][..]),
            ("   ", &[]),
            ("/nowhere/a", &["/nowhere/a"]),
            ("/nowhere/a\t/nowhere/b", &["/nowhere/a", "/nowhere/b"]),
            ("\"/nowhere/a b\"", &["/nowhere/a b"]),
            ("'/nowhere/a \"b\"'", &["/nowhere/a \"b\""]),
            ("\"/nowhere/l'été\"", &["/nowhere/l'été"]),
            ("\"/nowhere/a b", &["/nowhere/a b"]),
            ("'' \"\" /nowhere/a", &["/nowhere/a"]),
        ] {
            let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(paths(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_path_with_spaces_that_is_there_needs_no_quotes() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("un texte à lire.md");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(paths(&file.display().to_string()), [file]);
    }

    #[test]
    fn only_a_tilde_at_the_beginning_is_the_home_folder() {
        assert!(!home("~/textes").starts_with("~"));
        for other in ["~", "~ana/textes", "/a/~/b", "a~b"] {
            assert_eq!(home(other), PathBuf::from(other));
        }
    }
}
