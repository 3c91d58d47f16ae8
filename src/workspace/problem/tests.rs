//! Every kind, hint and deed has its message, and every such message is said of one.

use std::collections::BTreeSet;

use super::super::Deed;
use super::{Hint, ProblemKind};
use crate::i18n::Messages;
use crate::library::Status;
use crate::text::Language;

/// Every deed: what a match over them has an arm for.
fn deeds() -> Vec<Deed> {
    let languages = [Language::French, Language::English].map(Deed::LanguageSet);
    let plain = [
        Deed::Added,
        Deed::ArticlesDeleted,
        Deed::ArticleEdited,
        Deed::ArticleBothKept,
        Deed::Tagged,
        Deed::Untagged,
        Deed::NoteAdded,
        Deed::NoteChanged,
        Deed::NoteBothKept,
        Deed::PassageChanged,
        Deed::NotesDeleted,
        Deed::NotesColored,
        Deed::NotesTagged,
        Deed::NotesUntagged,
        Deed::Attached,
        Deed::AllAttached,
        Deed::GivenUp,
        Deed::PutOnArticle,
        Deed::Restored,
        Deed::BroughtBack,
        Deed::LetGo,
        Deed::IndexRebuilt,
        Deed::Undone,
        Deed::Redone,
    ];
    let statuses = Status::ALL.map(Deed::StatusSet);
    plain.into_iter().chain(languages).chain(statuses).collect()
}

/// The keys of the messages of both languages that begin so.
fn written(beginning: &str) -> BTreeSet<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/i18n");
    let mut keys = BTreeSet::new();
    for language in ["fr", "en"] {
        for file in std::fs::read_dir(format!("{root}/{language}")).unwrap() {
            let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let found = source.lines().filter_map(|line| line.split_once(" ="));
            let found = found.map(|(key, _)| key.to_owned());
            keys.extend(found.filter(|key| key.starts_with(beginning)));
        }
    }
    keys
}

#[test]
fn every_kind_hint_and_deed_has_a_message_of_its_own_and_no_message_is_left_over() {
    let kinds: Vec<&str> = ProblemKind::ALL.iter().map(|kind| kind.key()).collect();
    let hints: Vec<&str> = Hint::ALL.iter().map(|hint| hint.key()).collect();
    let done: Vec<&str> = deeds().into_iter().map(Deed::key).collect();
    let french = Messages::new(Language::French);
    let english = Messages::new(Language::English);
    for (keys, beginning) in [(kinds, "problem-"), (hints, "hint-"), (done, "done-")] {
        let once: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(
            once.len(),
            keys.len(),
            "a {beginning} message is said twice"
        );
        for key in &once {
            assert!(french.has(key) && english.has(key), "{key}");
        }
        let left: Vec<String> = written(beginning).difference(&once).cloned().collect();
        assert!(left.is_empty(), "no variant has {left:?}");
    }
}
