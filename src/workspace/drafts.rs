//! Drafts that earlier sessions left: what they are of, and what becomes of those whose article is gone.

use jiff::Timestamp;

use super::{Done, EditedFile, Hint, Problem, ProblemKind, Workspace};
use crate::library::{Annotation, Draft, paths};

/// How many characters of a draft's first line become the title of the article that it is kept as.
const TITLE: usize = 80;

/// What earlier sessions left unfinished.
#[derive(Debug, Default)]
pub struct Left {
    /// Drafts, oldest first.
    pub drafts: Vec<Draft>,
    /// Articles' texts that an editor gave back and that were not taken in, each with what the file holds.
    pub articles: Vec<(EditedFile, String)>,
    /// Files that hold words and cannot be read: they stay where they are.
    pub problems: Vec<Problem>,
}

impl Workspace {
    /// What sessions that are gone left, without what was kept after all. From now on it is this session's.
    pub fn left(&self) -> Left {
        let (edited, mut problems) = self.left_in_editor();
        let mut articles = Vec::new();
        let mut newer = Vec::new();
        for (file, text) in edited {
            match file.draft(&text) {
                None => articles.push((file, text)),
                Some(draft) => newer.push(self.take_up(&file, draft)),
            }
        }
        let left = self.sessions.claim_drafts();
        problems.extend(left.unread.into_iter().map(Problem::from));
        let mut open = Vec::new();
        for mut draft in left.drafts.into_iter().chain(newer) {
            self.follow_article(&mut draft);
            let note = self.stored(&draft.annotation);
            draft.is_new = note.is_none();
            if note.is_some_and(|note| note.holds(&draft.annotation)) {
                self.sessions.drop_draft(&draft.key);
            } else {
                open.push(draft);
            }
        }
        Left {
            drafts: open,
            articles,
            problems,
        }
    }

    /// Makes what an editor left in its file the draft, in place of the older one that it was made from.
    fn take_up(&self, file: &EditedFile, mut draft: Draft) -> Draft {
        let older = std::mem::replace(&mut draft.key, ulid::Ulid::generate().to_string());
        if self.sessions.save_draft(&draft).is_ok() {
            self.sessions.drop_left_draft(&older, &file.session());
            file.settle();
        }
        draft
    }

    /// The drafts and texts of editors that wait to be offered, as they are told; whether they can be read or not.
    pub(super) fn waiting_drafts(&self) -> Vec<Problem> {
        let drafts = self.sessions.left_drafts().into_iter();
        let texts = self.texts_left().into_iter();
        let told = |path: std::path::PathBuf| {
            Problem::new(
                ProblemKind::DraftWaiting,
                &path.display().to_string(),
                Hint::DraftOffered,
            )
        };
        drafts.chain(texts).map(told).collect()
    }

    /// Makes the words of a draft an article of its own: the article that it was written on is gone.
    ///
    /// # Errors
    /// The library cannot be written; the draft stands.
    pub fn keep_as_article(&self, draft: &Annotation, now: Timestamp) -> Result<Done, Problem> {
        let quote = draft.words();
        let quoted: Vec<String> = quote.lines().map(|line| format!("> {line}")).collect();
        let quoted = quoted.join("\n");
        let first = draft.note.lines().find(|line| !line.trim().is_empty());
        let title: String = first.unwrap_or(quote).chars().take(TITLE).collect();
        let title = crate::library::front_matter::yaml_text(title.trim());
        let text = format!("---\ntitle: {title}\n---\n{quoted}\n\n{}\n", draft.note);
        let (_, done) = self.add_text(text.as_bytes(), now)?;
        done.ok_or_else(|| {
            Problem::new(ProblemKind::NothingKept, draft.id.as_str(), Hint::TryAgain)
        })
    }

    /// The annotation in the library that a draft is of, if it is there.
    fn stored(&self, draft: &Annotation) -> Option<Annotation> {
        let path = paths::note(&draft.slug, draft.id.as_str());
        let bytes = self.library.bytes(&path).ok()??;
        let text = String::from_utf8(bytes).ok()?;
        Annotation::parse(&draft.slug, draft.id.as_str(), &text).ok()
    }

    /// Lets a draft follow its article, which may have another name by now.
    fn follow_article(&self, draft: &mut Draft) {
        let annotation = &mut draft.annotation;
        if !self.library.has_article(&annotation.slug)
            && let Ok(slug) = self.find_article(annotation.article.as_str())
        {
            annotation.slug = slug;
        }
    }
}
