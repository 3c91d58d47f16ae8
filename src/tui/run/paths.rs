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
}
