//! What went wrong and what to do, in the reader's language.

use super::{Arg, Messages};

impl Messages {
    /// The sentence that says what happened, and the one that says what to do (empty where there is
    /// none): the messages of the keys `what` and `hint`, which may show `name` and `cause`. A cause that is
    /// known (`Permission denied`: `cause-permission-denied`) is translated, another stands as it is.
    pub fn problem(&self, what: &str, name: &str, cause: &str, hint: &str) -> (String, String) {
        let args = [
            ("name", Arg::from(name)),
            ("cause", Arg::from(self.cause(cause))),
        ];
        let hint = if hint.is_empty() {
            String::new()
        } else {
            self.with(hint, &args)
        };
        (self.with(what, &args), hint)
    }

    /// What the system or a reader of files said, translated where it is known.
    pub fn cause(&self, cause: &str) -> String {
        let words = cause.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(12).collect();
        let key = format!("cause-{}", words.join("-").to_ascii_lowercase());
        if self.has(&key) {
            self.text(&key)
        } else {
            cause.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn what_the_system_says_is_said_in_the_readers_language() {
        let french = Messages::new(Language::French);
        let (what, hint) = french.problem(
            "problem-read",
            "a.md",
            "Permission denied",
            "hint-permission",
        );
        assert!(
            what.contains("a.md") && what.contains("accès refusé"),
            "{what}"
        );
        assert!(!hint.is_empty() && hint != "hint-permission");
        assert_eq!(french.cause("line 3: unheard of"), "line 3: unheard of");
    }

    #[test]
    fn every_key_that_operations_name_has_a_message() {
        let messages = Messages::new(Language::French);
        let mut missing = std::collections::BTreeSet::new();
        let mut open = vec![
            std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/workspace")),
            std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli")),
        ];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let source = std::fs::read_to_string(&path).unwrap();
                for part in source.split('"').skip(1) {
                    let kinds = ["problem-", "hint-", "done-", "progress-", "cli-", "check-"];
                    let is_key = kinds.iter().any(|kind| part.starts_with(kind))
                        && !part.ends_with('-')
                        && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                    if is_key && !messages.has(part) {
                        missing.insert(part.to_owned());
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn what_a_file_looks_like_has_a_word() {
        let messages = Messages::new(Language::French);
        for looks in ["a PDF document", "an EPUB book", "binary data"] {
            assert_ne!(messages.cause(looks), looks);
        }
    }
}
