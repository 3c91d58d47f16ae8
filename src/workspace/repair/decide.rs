//! What a reader decides on a note that waits: an entry behind the others in its file.

use std::sync::Arc;

use jiff::Timestamp;

use super::SURE;
use super::case::Case;
use crate::anchor::{self, Confirmation, Decision};
use crate::library::{Annotation, Change, Step, paths};
use crate::text::{CharRange, Document, markdown};
use crate::workspace::{Deed, Done, Hint, Problem, ProblemKind, Workspace};

/// Who decided: the word in the note's file.
const BY: &str = "user";

/// What a reader decides on a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Its passage stands here (scalar values).
    Place(CharRange),
    /// Its passage is gone; it is not asked for again.
    Lost,
    /// It is a note on the whole article from now on.
    Article,
}

impl Workspace {
    /// Writes what a reader decided on a note, made while looking at the revision `rev` of its article. What
    /// the note's file holds stays; the decision is added to it.
    ///
    /// # Errors
    /// The text is another by now, the note is gone, or the system refused; nothing was done.
    pub fn decide(
        &self,
        slug: &str,
        id: &str,
        rev: &str,
        choice: Choice,
        now: Timestamp,
    ) -> Result<Done, Problem> {
        self.change(|| self.decision(slug, id, (rev, choice), now))
    }

    fn decision(
        &self,
        slug: &str,
        id: &str,
        (rev, choice): (&str, Choice),
        now: Timestamp,
    ) -> Result<Done, Problem> {
        let article = self.library.article(slug)?;
        let document = markdown::parse(&article.body);
        if anchor::revision(document.text()) != rev {
            return Err(Problem::new(
                ProblemKind::TextChanged,
                &article.meta.title,
                Hint::LookAgain,
            ));
        }
        let (annotations, _) = self.library.annotations(&article);
        let note = annotations.into_iter().find(|one| one.id.as_str() == id);
        let note = note.filter(|note| note.target.is_some());
        let Some(note) = note else {
            return Err(gone(id));
        };
        let what = match choice {
            Choice::Place(_) => Deed::Attached,
            Choice::Lost => Deed::GivenUp,
            Choice::Article => Deed::PutOnArticle,
        };
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(Self::trash_entry()),
        };
        let step = self.decided(note, &document, (rev, choice), now)?;
        change.steps.push(step);
        Ok(Done::of(what, 1, article.meta.title, change))
    }

    /// Accepts the best place of every note that waits and whose best place is as good as sure, in one
    /// change.
    ///
    /// # Errors
    /// A file cannot be read or written; nothing was done.
    pub fn accept_sure(&self, now: Timestamp) -> Result<Done, Problem> {
        self.change(|| self.sure_decisions(now))
    }

    fn sure_decisions(&self, now: Timestamp) -> Result<Done, Problem> {
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(Self::trash_entry()),
        };
        for slug in self.waiting_articles()? {
            let cases = self.cases(&slug)?;
            let sure: Vec<(Case, CharRange)> = cases
                .into_iter()
                .filter_map(|case| {
                    let best = case.offers.first().filter(|best| best.score >= SURE)?;
                    let range = best.range;
                    Some((case, range))
                })
                .collect();
            if sure.is_empty() {
                continue;
            }
            let document = markdown::parse(&self.library.article(&slug)?.body);
            for (case, range) in sure {
                let decision = (case.rev.as_str(), Choice::Place(range));
                let step = self.decided(case.annotation, &document, decision, now)?;
                change.steps.push(step);
            }
        }
        if change.steps.is_empty() {
            return Err(Problem::new(ProblemKind::NoneSure, "", Hint::OneByOne));
        }
        let count = change.steps.len();
        Ok(Done::of(Deed::AllAttached, count, String::new(), change))
    }

    /// The step that adds a decision to a note's file. The text that it was made on is kept first.
    fn decided(
        &self,
        mut note: Annotation,
        document: &Document,
        (rev, choice): (&str, Choice),
        now: Timestamp,
    ) -> Result<Step, Problem> {
        let path = paths::note(&note.slug, note.id.as_str());
        let Some(before) = self.library.bytes(&path)? else {
            return Err(gone(note.id.as_str()));
        };
        if note.base.as_ref() != Some(&Annotation::hash(&before)) {
            return Err(Problem::new(
                ProblemKind::ChangedMeanwhile,
                &path.display().to_string(),
                Hint::ReadAgain,
            ));
        }
        let entry = self.entry_for(&note, document, (rev, choice), now);
        self.keep_revisions(vec![(
            paths::revision(&note.slug, rev),
            document.text().to_owned(),
        )])?;
        note.reanchored.push(entry);
        note.modified = Some(now);
        let after = note.render(Some(&String::from_utf8_lossy(&before)));
        self.remember(Annotation::hash(after.as_bytes()));
        Ok(Step {
            path,
            before: Some(Arc::from(before)),
            after: Some(Arc::from(after.into_bytes())),
        })
    }

    fn entry_for(
        &self,
        note: &Annotation,
        document: &Document,
        (rev, choice): (&str, Choice),
        now: Timestamp,
    ) -> Confirmation {
        let (range, decision) = match choice {
            Choice::Place(range) => (range, Decision::Passage),
            Choice::Article => (CharRange::new(0, 0), Decision::Article),
            Choice::Lost => {
                let found = self.placements(&note.slug, document, std::slice::from_ref(note));
                let near = found.into_iter().flatten().find_map(|found| found.near);
                let near = near.unwrap_or(0);
                (CharRange::new(near, near), Decision::Lost)
            }
        };
        // An entry must be newer than those before it, whatever the clocks of other machines said.
        let last = note.reanchored.iter().filter_map(|one| one.at.parse().ok());
        let after = last.max().map(|at: Timestamp| {
            at.checked_add(jiff::SignedDuration::from_secs(1))
                .unwrap_or(at)
        });
        let at = after.map_or(now, |after| after.max(now));
        Confirmation {
            rev: rev.to_owned(),
            start: range.start,
            end: range.end,
            decision,
            by: BY.to_owned(),
            at: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            exact: document.slice(document.to_bytes(range)).to_owned(),
        }
    }
}

fn gone(id: &str) -> Problem {
    Problem::new(ProblemKind::NoteGone, id, Hint::LookAgain)
}
