//! An index on disk: kept, shared, damaged, made anew.

use std::fs;

use crate::library::Listed;
use crate::search::tests::entry;
use crate::search::{Index, IndexEntry, Request, SearchError};
use crate::text::Language;

fn some(count: usize) -> Vec<IndexEntry> {
    let text = |nth: usize| {
        format!(
            "Texte numéro {nth} sur les objets connectés, mot{}.",
            nth % 7
        )
    };
    (0..count)
        .map(|nth| entry(&format!("slug-{nth:03}"), &text(nth), Language::French))
        .collect()
}

fn found(index: &Index, query: &str) -> usize {
    index
        .searcher()
        .search(&Request::new(query), &|| false)
        .unwrap()
        .total
}

#[test]
fn what_was_indexed_is_there_after_opening_again() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("index");
    {
        let index = Index::open(&place).unwrap();
        assert!(!index.rebuilt());
        index.update(some(12), &[]).unwrap();
    }
    let index = Index::open(&place).unwrap();
    assert!(!index.rebuilt());
    assert_eq!(index.stamps().unwrap().len(), 12);
    assert_eq!(found(&index, "objet connecté"), 12);
    index.verify().unwrap();
}

#[test]
fn another_version_or_a_damaged_index_is_set_aside_and_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("index");
    let spoil: [&dyn Fn(); 4] = [
        &|| fs::write(place.join("version"), "glose-index 0").unwrap(),
        &|| fs::write(place.join("meta.json"), "{").unwrap(),
        &|| fs::write(place.join("meta.json"), [0xFF, 0xFE, 0x00]).unwrap(),
        &|| {
            for file in fs::read_dir(&place).unwrap().flatten() {
                if file
                    .path()
                    .extension()
                    .is_some_and(|ending| ending == "idx" || ending == "store")
                {
                    fs::write(file.path(), b"").unwrap();
                }
            }
        },
    ];
    for (nth, spoil) in spoil.iter().enumerate() {
        Index::open(&place).unwrap().update(some(3), &[]).unwrap();
        spoil();
        let index = Index::open(&place).unwrap();
        assert!(index.rebuilt(), "case {nth}");
        assert!(index.stamps().unwrap().is_empty(), "case {nth}");
        let kept = fs::read_dir(dir.path()).unwrap().flatten();
        let bad = kept
            .filter(|file| file.file_name().to_string_lossy().contains(".bad-"))
            .count();
        assert_eq!(bad, 1, "case {nth}");
    }
}

#[test]
fn a_place_that_cannot_be_used_is_an_error_and_nothing_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "a file").unwrap();
    let error = Index::open(&file.join("index")).err().unwrap();
    assert!(
        matches!(error, SearchError::Place { .. }) && !error.is_damage(),
        "{error}"
    );
}

#[test]
fn two_openings_of_one_index_see_each_other_and_wait_for_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (
        Index::open(dir.path()).unwrap(),
        Index::open(dir.path()).unwrap(),
    );
    one.update(some(5), &[]).unwrap();
    assert_eq!(found(&two, "connecté"), 5);
    std::thread::scope(|scope| {
        for (nth, index) in [&one, &two].into_iter().enumerate() {
            scope.spawn(move || {
                for round in 0..4 {
                    let slug = format!("par-{nth}-{round}");
                    index
                        .update(
                            vec![entry(&slug, "Un texte connecté.", Language::French)],
                            &[],
                        )
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(found(&one, "connecté"), 13);
    assert_eq!(found(&two, "connecté"), 13);
}

#[test]
fn the_order_of_a_query_is_the_same_however_the_index_came_about() {
    let order = |index: &Index, query: &str| -> Vec<(String, u32)> {
        let request = Request {
            limit: 500,
            ..Request::new(query)
        };
        let answer = index.searcher().search(&request, &|| false).unwrap();
        answer
            .hits
            .into_iter()
            .map(|hit| (hit.meta.slug, hit.score.to_bits()))
            .collect()
    };
    let at_once = Index::in_memory().unwrap();
    at_once.update(some(60), &[]).unwrap();
    let by_and_by = Index::in_memory().unwrap();
    let mut backwards = some(60);
    backwards.reverse();
    for (nth, one) in backwards.into_iter().enumerate() {
        // What is replaced leaves deleted documents behind.
        if nth % 4 == 0 {
            by_and_by
                .update(
                    vec![entry(&one.meta.slug, "mot1 mot1 autre", Language::French)],
                    &[],
                )
                .unwrap();
        }
        by_and_by.update(vec![one], &[]).unwrap();
    }
    for query in [
        "objets connectés mot3",
        "texte",
        "",
        "mot*",
        "mto5 sur",
        "\"objets connectés\" -mot2",
    ] {
        assert_eq!(order(&at_once, query), order(&by_and_by, query), "{query}");
    }
}

#[test]
fn a_flipped_byte_is_noticed_by_verifying_and_no_query_fails() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("index");
    let index = Index::open(&place).unwrap();
    index.update(some(20), &[]).unwrap();
    drop(index);
    let files: Vec<_> = fs::read_dir(&place)
        .unwrap()
        .flatten()
        .map(|file| file.path())
        .collect();
    for path in files
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
    {
        let whole = fs::read(path).unwrap();
        for at in [whole.len() / 3, whole.len() / 2] {
            let mut spoiled = whole.clone();
            let Some(byte) = spoiled.get_mut(at) else {
                continue;
            };
            *byte ^= 0x55;
            fs::write(path, &spoiled).unwrap();
            if let Ok(index) = Index::open(&place)
                && !index.rebuilt()
            {
                for query in ["objets connectés", "mot*", "", "tag:a", "mto5"] {
                    index
                        .searcher()
                        .search(&Request::new(query), &|| false)
                        .unwrap();
                }
                assert!(index.verify().is_err() || at == 0, "{}", path.display());
            }
            if !path.exists() {
                return;
            }
            fs::write(path, &whole).unwrap();
        }
    }
}

#[test]
fn an_index_holds_what_is_listed_as_it_is_listed_and_nothing_else() {
    let index = Index::in_memory().unwrap();
    let listed = |slug: &str, stamp: &str| Listed {
        slug: slug.to_owned(),
        stamp: stamp.to_owned(),
    };
    assert!(index.holds(&[]).unwrap());
    let of = |slug: &str, stamp: &str| IndexEntry {
        stamp: stamp.to_owned(),
        ..entry(slug, "Un texte.", Language::French)
    };
    let both = vec![of("a", "1"), of("b", "2")];
    index.update(both, &[]).unwrap();
    let (a, b) = (listed("a", "1"), listed("b", "2"));
    assert!(index.holds(&[a.clone(), b.clone()]).unwrap());
    for other in [
        vec![a.clone()],
        vec![a.clone(), listed("b", "3")],
        vec![a.clone(), listed("c", "2")],
        vec![a.clone(), b.clone(), listed("c", "2")],
    ] {
        assert!(!index.holds(&other).unwrap(), "{other:?}");
    }
    index.update(vec![of("b", "3")], &["a".to_owned()]).unwrap();
    assert!(index.holds(&[listed("b", "3")]).unwrap());
    assert!(!index.holds(&[a, b]).unwrap());
}
