//! What is told of notes that a change cost their place, and where they are shown.

use super::*;

#[test]
fn a_change_that_costs_notes_their_place_is_told_once() {
    let bench = Bench::new();
    let told = bench.workspace.take_anchor_changes();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].slug.as_str(), told[0].counts),
        ("reunion", [1, 0, 2])
    );
    assert!(bench.workspace.take_anchor_changes().is_empty());
    // Changes that cost nothing are not told, nor that notes come back.
    bench.edit(&format!("{SECOND}\nUne phrase.\n"));
    bench.edit(FIRST);
    assert!(bench.workspace.take_anchor_changes().is_empty());
}

#[test]
fn what_another_program_did_to_a_text_is_told_also_when_it_renamed_it() {
    let bench = Bench::new();
    bench.edit(FIRST);
    bench.workspace.take_anchor_changes();
    let articles = bench.dir.path().join("library/articles");
    let text = fs::read_to_string(articles.join("reunion.md")).unwrap();
    let changed = text.replace(
        "Le budget de la ville passe à douze millions cette année.",
        "",
    );
    fs::write(articles.join("bilan.md"), changed).unwrap();
    fs::remove_file(articles.join("reunion.md")).unwrap();
    // Glose was not running meanwhile: another session finds it.
    let dir = bench.dir.path();
    let next =
        Workspace::open(&dir.join("library"), &dir.join("index"), &dir.join("state")).unwrap();
    next.refresh(&mut |_| ControlFlow::Continue(())).unwrap();
    let told = next.take_anchor_changes();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].slug.as_str(), told[0].counts),
        ("bilan", [2, 0, 1])
    );
}

#[test]
fn a_lost_passage_is_shown_at_its_heading_and_found_by_its_words() {
    let bench = Bench::new();
    let reading = bench.workspace.read("reunion").unwrap();
    let note = reading.note("N3").unwrap();
    assert_eq!((note.range, note.start()), (None, Some(0)));
    let searcher = bench.workspace.searcher();
    let found = searcher.annotations(&Request::new("douze millions"), &|| false);
    let ids: Vec<String> = found
        .unwrap()
        .hits
        .into_iter()
        .map(|hit| hit.id.0)
        .collect();
    assert_eq!(ids, ["N3"]);
}
