//! Every kind, hint and deed has its message, and every such message is said of one.

use std::collections::BTreeSet;

use super::super::Deed;
use super::{Hint, Problem, ProblemKind};
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

#[test]
fn every_problem_is_said_with_its_name_in_both_languages_and_no_sentence_is_left_open() {
    for language in [Language::French, Language::English] {
        let messages = Messages::new(language);
        for kind in ProblemKind::ALL {
            for hint in [None, Some(Hint::TryAgain)] {
                let problem = Problem::new(*kind, "plume.md", hint);
                let (what, to_do) = problem.sentences(&messages);
                assert!(!what.is_empty() && what != kind.key(), "{kind:?}");
                assert!(!what.contains('{') && !what.contains('$'), "{what}");
                assert_eq!(to_do.is_empty(), hint.is_none(), "{kind:?}");
            }
        }
    }
}

#[test]
fn every_hint_is_a_sentence_in_both_languages() {
    for language in [Language::French, Language::English] {
        let messages = Messages::new(language);
        for hint in Hint::ALL {
            let problem = Problem::new(ProblemKind::Fault, "plume.md", *hint);
            let (_, to_do) = problem.sentences(&messages);
            assert!(!to_do.is_empty() && to_do != hint.key(), "{hint:?}");
            assert!(!to_do.contains('{') && !to_do.contains('$'), "{to_do}");
        }
    }
}

#[test]
fn only_an_index_that_can_still_be_read_is_refused_and_only_a_bad_one_is_damaged() {
    for kind in ProblemKind::ALL {
        let problem = Problem::new(*kind, "", None);
        let refused = matches!(kind, ProblemKind::IndexUnwritable | ProblemKind::IndexBusy);
        assert_eq!(problem.is_index_refused(), refused, "{kind:?}");
        let damaged = *kind == ProblemKind::DamagedIndex;
        assert_eq!(problem.is_damaged_index(), damaged, "{kind:?}");
        assert_eq!(problem.is_loss(), *kind == ProblemKind::Vanished);
        assert_eq!(problem.is_library_gone(), *kind == ProblemKind::LibraryGone);
    }
}
