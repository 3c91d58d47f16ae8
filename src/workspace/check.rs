//! Checking a library: what cannot be read, what belongs to nothing, what has to be looked at.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::{About, Deed, Done, Hint, Problem, ProblemKind, Reading, Watch, Workspace};
use crate::anchor::State;
use crate::library::{Article, ArticleId, Change, paths};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Articles that can be read.
    pub articles: usize,
    /// Annotations that can be read.
    pub notes: usize,
    /// What is wrong.
    pub faults: Vec<Problem>,
    /// What a reader may want to look at: nothing is broken.
    pub advice: Vec<Problem>,
    /// Whether there are notes that vanished in a mass, or were emptied, and can be put back.
    pub can_bring_back: bool,
    /// Whether the index has to be made anew.
    pub index_is_damaged: bool,
}

impl Workspace {
    /// Reads everything and says what is wrong. Changes nothing.
    ///
    /// # Errors
    /// The library cannot be listed.
    pub fn check(&self) -> Result<Checked, Problem> {
        let mut checked = Checked::default();
        let known = self.check_readings(&mut checked)?;
        for (folder, count) in self.library.strays(&known) {
            checked.faults.push(Problem {
                cause: count.to_string(),
                ..Problem::new(
                    ProblemKind::StrayNotes,
                    &folder.display().to_string(),
                    Hint::BringArticleBack,
                )
            });
        }
        let unread = self.library.unread_notes().into_iter().map(Problem::from);
        checked.faults.extend(unread);
        checked.faults.extend(self.vanished().problem());
        checked.advice.extend(self.waiting_drafts());
        checked.can_bring_back = !self.vanished().notes.is_empty() || !self.emptied()?.is_empty();
        checked.advice.extend(self.load_equivalents());
        let searches = self.library.searches();
        checked.faults.extend(searches.err().map(Problem::from));
        if let Err(error) = self.index().verify() {
            checked.index_is_damaged = true;
            checked.faults.push(error.into());
        }
        Ok(checked)
    }

    /// Reads every article with its notes, and says what is wrong with them; the ids there are.
    fn check_readings(&self, checked: &mut Checked) -> Result<HashSet<ArticleId>, Problem> {
        let slugs: Vec<String> = self
            .library
            .list()?
            .into_iter()
            .map(|one| one.slug)
            .collect();
        let readings: Vec<Result<Reading, Problem>> =
            slugs.par_iter().map(|slug| self.read(slug)).collect();
        let mut ids: BTreeMap<ArticleId, Vec<(Article, usize)>> = BTreeMap::new();
        for reading in readings {
            match reading {
                Err(problem) => checked.faults.push(problem),
                Ok(reading) => {
                    note_places(&reading, checked);
                    foreign_tags(&reading, checked);
                    let Reading {
                        article,
                        notes,
                        problems,
                        ..
                    } = reading;
                    let (conflicts, faults): (Vec<_>, Vec<_>) =
                        problems.into_iter().partition(Problem::is_conflict);
                    checked.advice.extend(conflicts);
                    checked.faults.extend(faults);
                    ids.entry(article.meta.id.clone())
                        .or_default()
                        .push((article, notes.len()));
                }
            }
        }
        let known = ids.keys().cloned().collect();
        for articles in ids.into_values() {
            self.count(articles, checked);
        }
        Ok(known)
    }

    /// Counts an article with its annotations; the others that share its id are other versions of it.
    fn count(&self, mut articles: Vec<(Article, usize)>, checked: &mut Checked) {
        articles.sort_by_key(|(article, _)| self.rank(&article.meta));
        let Some(((first, notes), others)) = articles.split_first() else {
            return;
        };
        checked.articles += 1;
        checked.notes += notes;
        for (other, _) in others {
            let file = |article: &Article| paths::article(&article.meta.slug);
            let told = Problem::copy(&file(first), &file(other));
            if !checked.advice.contains(&told) {
                checked.advice.push(told);
            }
        }
    }

    /// Mends what can be: puts back notes that were lost, makes a damaged index anew.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn mend(&self, checked: &Checked, watch: Watch<'_>) -> Result<Vec<Done>, Problem> {
        let mut done = Vec::new();
        if checked.can_bring_back {
            done.push(self.bring_back()?);
        }
        if checked.index_is_damaged {
            let refreshed = self.rebuild(watch)?;
            done.push(Done {
                what: Deed::IndexRebuilt,
                count: refreshed.indexed,
                name: String::new(),
                change: Change::default(),
                slugs: Vec::new(),
                about: About::default(),
                reading: None,
            });
        }
        Ok(done)
    }
}

/// What stands where tags are expected, and is left alone.
fn foreign_tags(reading: &Reading, checked: &mut Checked) {
    let article = &reading.article;
    let own = std::iter::once((paths::article(&article.meta.slug), &article.front));
    let notes = reading.notes.iter().map(|note| &note.annotation);
    let notes = notes.map(|note| (paths::note(&note.slug, note.id.as_str()), &note.front));
    let foreign = own
        .chain(notes)
        .filter(|(_, front)| front.has_foreign_tags());
    checked.advice.extend(
        foreign.map(|(path, _)| Problem::in_file(ProblemKind::ForeignValue, &path, "tags")),
    );
}

/// The annotations of an article that a reader has to look at.
fn note_places(reading: &Reading, checked: &mut Checked) {
    let shifted = |state: State| {
        let notes = reading.notes.iter();
        notes.filter(|note| note.state == state).count()
    };
    for (what, state) in [
        (ProblemKind::NotesMoved, State::Moved),
        (ProblemKind::NotesChanged, State::Changed),
    ] {
        let count = shifted(state);
        if count > 0 {
            checked.advice.push(Problem {
                cause: count.to_string(),
                ..Problem::new(what, &reading.article.meta.slug, Hint::NotePlaceKept)
            });
        }
    }
    for note in &reading.notes {
        if note.annotation.is_given_up() {
            continue;
        }
        let what = match note.state {
            State::Review => ProblemKind::NoteToConfirm,
            State::Lost => ProblemKind::NoteLost,
            State::Exact | State::Moved | State::Changed => continue,
        };
        checked.advice.push(Problem {
            cause: reading.article.meta.slug.clone(),
            ..Problem::new(what, note.annotation.id.as_str(), Hint::ConfirmPlaces)
        });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_wrong_is_named_and_no_byte_of_it_changed() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("library");
        for folder in ["articles", "notes/gone"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let article = "---\nid: A\nsaved: 2026-01-02T00:00:00Z\n---\nUn texte.\n";
        fs::write(root.join("articles/un.md"), article).unwrap();
        fs::write(
            root.join("articles/copie.md"),
            article.replace("-02", "-03"),
        )
        .unwrap();
        fs::write(root.join("articles/casse.md"), "---\ntitle: \"\n---\n").unwrap();
        fs::write(
            root.join("notes/gone/1.md"),
            "---\narticle: Z\n---\nSeule.\n",
        )
        .unwrap();
        let state = dir.path().join("state");
        let workspace = Workspace::open(&root, &dir.path().join("index"), &state).unwrap();
        let checked = workspace.check().unwrap();
        // The copy is another version of the article, no second one.
        assert_eq!((checked.articles, checked.notes), (1, 0));
        let faults: Vec<_> = checked.faults.iter().map(|problem| problem.kind).collect();
        assert_eq!(faults, [ProblemKind::FrontMatter, ProblemKind::StrayNotes]);
        assert!(checked.advice.contains(&Problem::copy(
            &paths::article("un"),
            &paths::article("copie")
        )));

        workspace
            .mend(&checked, &mut |_| std::ops::ControlFlow::Continue(()))
            .unwrap();
        let checked = workspace.check().unwrap();
        assert_eq!(checked.faults.len(), 2);
        assert_eq!(
            fs::read_to_string(root.join("articles/un.md")).unwrap(),
            article
        );
    }
}
