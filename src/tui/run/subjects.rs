//! Whatever the screen and whatever the command: what is not shown is not changed. Every command runs on every screen
//! over a real library, and the bytes of all files outside its subject are the same afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::job::perform;
use super::session_writer::SessionWriter;
use crate::search::Request as Query;
use crate::tui::app::tests::state;
use crate::tui::app::{ScreenId, State, command, update};
use crate::tui::kit::keys::{Key, Mode};
use crate::tui::port::{
    Access, Env, Event, InputEvent, Op, OpenAt, Request, SearchEvent, Subject, WorkEvent,
    WorkRequest,
};
use crate::workspace::{Workspace, annotation_of, find_quote};

const TEXT: &str = "Le capteur compte. Personne ne lui a rien demandé. Il compte quand même.\n";

fn env() -> Env {
    Env {
        now: Timestamp::UNIX_EPOCH,
        id: "01JANOTE00000000000000000A".into(),
    }
}

/// A library of three articles with two notes each; one note of the last has lost its passage.
struct Bench {
    dir: tempfile::TempDir,
    workspace: std::sync::Arc<Workspace>,
}

impl Bench {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for slug in ["alpha", "beta", "gamma"] {
            let path = dir.path().join(format!("{slug}.md"));
            fs::write(&path, format!("# {slug}\n\n{TEXT}")).unwrap();
        }
        let at = |name: &str| dir.path().join(name);
        let workspace = Workspace::open(&at("library"), &at("index"), &at("state")).unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        let files = ["alpha.md", "beta.md", "gamma.md"].map(at);
        workspace.add(&files, env().now, go_on).unwrap();
        for slug in ["alpha", "beta", "gamma"] {
            for (nth, quote) in ["Le capteur compte.", "Il compte quand même."]
                .iter()
                .enumerate()
            {
                let reading = workspace.read(slug).unwrap();
                let range = find_quote(&reading.document, quote);
                let id = format!("01JNOTE{}{nth}", slug.to_uppercase());
                let (article, document) = (&reading.article, &reading.document);
                let mut note = annotation_of(article, document, range, &id, env().now);
                note.note = format!("Note {nth}");
                workspace.save_annotation(&note, env().now).unwrap();
            }
        }
        let gamma = at("library").join("articles/gamma.md");
        let torn = fs::read_to_string(&gamma).unwrap();
        fs::write(
            &gamma,
            torn.replace("Le capteur compte.", "Tout autre chose."),
        )
        .unwrap();
        workspace.refresh(go_on).unwrap();
        Self {
            dir,
            workspace: std::sync::Arc::new(workspace),
        }
    }

    /// Every file of the library with its bytes; the trash and what belongs to no reader are left out.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.dir.path().join("library");
        let mut found = BTreeMap::new();
        for folder in ["articles", "notes"] {
            collect(&root.join(folder), &root, &mut found);
        }
        for file in ["searches.toml", "equivalents.toml"] {
            if let Ok(bytes) = fs::read(root.join(file)) {
                found.insert(PathBuf::from(file), bytes);
            }
        }
        found
    }

    /// Puts the files back as they were.
    fn restore(&self, before: &BTreeMap<PathBuf, Vec<u8>>) {
        let root = self.dir.path().join("library");
        for path in self
            .files()
            .keys()
            .filter(|path| !before.contains_key(*path))
        {
            fs::remove_file(root.join(path)).unwrap();
        }
        for (path, bytes) in before {
            let path = root.join(path);
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, bytes).unwrap();
            }
        }
        let go_on = &mut |_| ControlFlow::Continue(());
        self.workspace.refresh(go_on).unwrap();
    }

    /// Does what was requested of the files.
    fn perform(&self, requests: Vec<Request>) {
        let (sender, _events) = std::sync::mpsc::channel();
        let config = self.dir.path().join("config.toml");
        let session = SessionWriter::start(std::sync::Arc::clone(&self.workspace), &config, sender);
        for request in requests {
            if let Request::Work(request @ WorkRequest::Do(_)) = request {
                let _ = perform(&self.workspace, self.dir.path(), &session, request);
            }
        }
    }
}

fn collect(folder: &Path, root: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, root, found);
        } else {
            let below = path.strip_prefix(root).unwrap().to_owned();
            found.insert(below, fs::read(&path).unwrap());
        }
    }
}

/// The library's list as it is found, `alpha` having the focus.
fn listed(bench: &Bench) -> State {
    let mut state = state();
    let searcher = bench.workspace.searcher();
    let answer = searcher.search(&Query::new(""), &|| false).unwrap();
    let event = Event::Search(SearchEvent::Answer {
        generation: state.library.generation,
        offset: 0,
        answer: Box::new(answer),
    });
    update(&mut state, event, &env());
    state
}

fn opened(bench: &Bench, slug: &str) -> State {
    let mut state = listed(bench);
    let reading = Box::new(bench.workspace.read(slug).unwrap());
    let event = Event::Work(WorkEvent::Opened(reading, OpenAt::Position));
    update(&mut state, event, &env());
    state
}

fn notes(bench: &Bench, query: &str) -> State {
    let mut state = listed(bench);
    state.screen = ScreenId::Notes;
    let query = Query {
        limit: usize::MAX,
        ..Query::new(query)
    };
    let found = bench.workspace.searcher().annotations(&query, &|| false);
    let found = found.unwrap();
    let event = Event::Search(SearchEvent::Notes {
        generation: state.notes.generation,
        hits: found.hits,
        total: found.total,
    });
    update(&mut state, event, &env());
    state
}

fn review(bench: &Bench, is_empty: bool) -> State {
    let mut state = opened(bench, "beta");
    state.screen = ScreenId::Review;
    let rows = if is_empty {
        Vec::new()
    } else {
        bench.workspace.waiting().unwrap()
    };
    let slug = rows.first().map(|row| row.article.slug.clone());
    update(&mut state, Event::Work(WorkEvent::Waiting(rows)), &env());
    if let Some(slug) = slug {
        let cases = bench.workspace.cases(&slug).unwrap();
        update(
            &mut state,
            Event::Work(WorkEvent::Weighed(slug, cases)),
            &env(),
        );
    }
    state
}

/// A version of `gamma` that is kept, over the list in which `alpha` has the focus.
fn version(bench: &Bench) -> State {
    let mut state = listed(bench);
    let versions = bench.workspace.versions("gamma").unwrap();
    let old = versions.iter().find(|one| !one.is_current).unwrap();
    let (reading, version) = bench.workspace.read_version("gamma", &old.rev).unwrap();
    let event = Event::Work(WorkEvent::OldVersion(Box::new(reading), version, None));
    update(&mut state, event, &env());
    state
}

type Make = fn(&Bench) -> State;

/// Every screen, with and without something chosen, always over a list in which `alpha` has the focus.
const SCREENS: [(&str, Make); 12] = [
    ("library", listed),
    ("library, nothing found", |bench| {
        let mut state = listed(bench);
        state.library.answer.hits.clear();
        state.library.answer.total = 0;
        state
    }),
    ("library, beta checked", |bench| {
        let mut state = listed(bench);
        let tags = Vec::new();
        state.library.checked.insert("beta".to_owned(), tags);
        state
    }),
    ("reader", |bench| opened(bench, "beta")),
    ("reader, a note in focus", |bench| {
        let mut state = opened(bench, "beta");
        if let Some(reader) = &mut state.reader {
            reader.focused_note = Some(0);
        }
        state
    }),
    ("reader, a selection", |bench| {
        let mut state = opened(bench, "beta");
        update(
            &mut state,
            Event::Input(InputEvent::Key(Key::char('v'))),
            &env(),
        );
        state
    }),
    ("a kept version", version),
    ("notes", |bench| notes(bench, "")),
    ("notes, nothing found", |bench| notes(bench, "introuvable")),
    ("review", |bench| review(bench, false)),
    ("review, nothing waits", |bench| review(bench, true)),
    ("the screen of the tests, empty", |bench| {
        let mut state = listed(bench);
        state.screen = ScreenId::Toy;
        state
    }),
];

/// The files that a command may change: those of the subject.
fn may_change(state: &State) -> Vec<PathBuf> {
    let (subject, access) = state.front().subject();
    if access == Access::ReadOnly {
        return Vec::new();
    }
    let note = |slug: &str, id: &str| PathBuf::from(format!("notes/{slug}/{id}.md"));
    let mut files: Vec<PathBuf> = subject
        .slugs()
        .iter()
        .map(|slug| PathBuf::from(format!("articles/{slug}.md")))
        .collect();
    match &subject {
        Subject::Nothing => {}
        // With an article its notes go.
        Subject::Articles { .. } => {
            let slugs = subject.slugs().into_iter();
            files.extend(slugs.map(|slug| PathBuf::from(format!("notes/{slug}"))));
        }
        Subject::Notes { .. } => {
            files.extend(subject.notes().iter().map(|(slug, id)| note(slug, id)));
        }
        Subject::Passage {
            article, note: one, ..
        } => {
            files.push(note(&article.slug, &env().id));
            let id = one.map(|one| one.annotation.id.as_str());
            files.extend(id.map(|id| note(&article.slug, id)));
        }
        Subject::Waiting { article, case } => {
            let id = case.map(|case| case.annotation.id.as_str());
            files.extend(id.map(|id| note(&article.slug, id)));
        }
    }
    files
}

#[test]
fn no_command_on_any_screen_changes_what_is_not_chosen_there() {
    let bench = Bench::new();
    let before = bench.files();
    let mut writes = 0;
    for (name, make) in SCREENS {
        // The keys of other modes mean nothing on it.
        let modes: Vec<Mode> = make(&bench).mode().line().collect();
        for row in command::all().filter(|row| modes.contains(&row.mode)) {
            // Every place that is as good as sure is meant: that is said before.
            if row.id == "accept_sure" {
                continue;
            }
            let mut state = make(&bench);
            let allowed = may_change(&state);
            let access = state.front().subject().1;
            let mut requests = command::run(&mut state, row, &env());
            let silent = Event::Input(InputEvent::Resize(120, 40));
            requests.extend(update(&mut state, silent, &env()));
            let ops = requests.iter().filter_map(|request| match request {
                Request::Work(WorkRequest::Do(op)) => Some(&**op),
                _ => None,
            });
            let ops: Vec<&Op> = ops.collect();
            if ops.is_empty() {
                continue;
            }
            assert!(
                access == Access::Write,
                "{name}: {} writes where it may not",
                row.id
            );
            writes += 1;
            bench.perform(requests);
            let after = bench.files();
            let paths = before.keys().chain(after.keys());
            for path in paths.filter(|path| !allowed.iter().any(|one| path.starts_with(one))) {
                assert_eq!(
                    before.get(path).map(|bytes| String::from_utf8_lossy(bytes)),
                    after.get(path).map(|bytes| String::from_utf8_lossy(bytes)),
                    "{name}: {} changed {}",
                    row.id,
                    path.display()
                );
            }
            bench.restore(&before);
        }
    }
    assert!(writes > 20, "only {writes} commands wrote anything");
}
