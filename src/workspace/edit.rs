//! An article's text that comes back from the reader's editor: merged with what another program made of it meanwhile.

use unicode_segmentation::UnicodeSegmentation as _;

use super::editing::{EditedFile, TextOf};
use super::{Deed, Done, Hint, Problem, ProblemKind, Workspace};
use crate::library::{Article, Change, paths};

impl Workspace {
    /// Takes an article's text from the file that the editor left, and clears the file away once it is on the disk.
    ///
    /// # Errors
    /// As [`Workspace::edit_article`]; the file then stays, and the problem names it.
    pub fn take_edited_article(&self, file: &EditedFile, text: &str) -> Result<Done, Problem> {
        let TextOf::Article { slug, id } = &file.of else {
            return Err(Problem::new(ProblemKind::Fault, "", Hint::TryAgain));
        };
        let named = |problem: Problem| Problem {
            kind: ProblemKind::EditNotTaken,
            name: file.path.display().to_string(),
            cause: problem.to_string(),
            hint: problem.hint,
        };
        let slug = if self.library.has_article(slug) {
            slug.clone()
        } else {
            self.find_article(id).map_err(named)?
        };
        let done = self.edit_article(&slug, &file.given, text).map_err(named)?;
        file.settle();
        Ok(done)
    }

    /// Replaces an article's Markdown by what became of `given` in an editor. Where another program changed the
    /// article meanwhile, both changes are merged; where they meet, the article keeps the other program's text and
    /// the edited one stands beside it as a copy in conflict.
    ///
    /// # Errors
    /// A file cannot be read or written; an article cannot be empty.
    pub fn edit_article(&self, slug: &str, given: &str, text: &str) -> Result<Done, Problem> {
        if text.trim().is_empty() {
            let path = self.library.root().join(paths::article(slug));
            let path = path.display().to_string();
            return Err(Problem::new(
                ProblemKind::ArticleEmptied,
                &path,
                Hint::DeleteArticle,
            ));
        }
        self.change(|| {
            let article = self.library.article(slug)?;
            let title = article.meta.title.clone();
            let merged = if same_text(&article.body, given) {
                Some(text.to_owned())
            } else {
                merge(given, text, &article.body)
            };
            let Some(merged) = merged else {
                let change = self.beside(article, text);
                return Ok(Done::of(Deed::ArticleBothKept, 1, title, change));
            };
            let set = |article: &mut Article| merged.clone_into(&mut article.body);
            let change = self.change_articles(&[slug.to_owned()], set)?;
            Ok(Done::of(Deed::ArticleEdited, 1, title, change))
        })
    }

    /// The edited text as a copy beside the article, named as synchronisers name theirs.
    fn beside(&self, mut article: Article, text: &str) -> Change {
        text.clone_into(&mut article.body);
        let slug = &article.meta.slug;
        let now = jiff::Timestamp::now();
        let first = now.strftime("%Y%m%d-%H%M%S").to_string();
        let names = (1..1000)
            .map(|nth| paths::article(&format!("{slug}.sync-conflict-{first}-GLOSE{nth:02}")));
        let mut free = names.filter(|path| !self.library.root().join(path).exists());
        let path = free
            .next()
            .unwrap_or_else(|| paths::article(&ulid::Ulid::generate().to_string()));
        Change::one(path, None, Some(article.render().into_bytes()))
    }
}

/// Merges two changes of a text, by lines, else by words; `None` where they meet.
fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let by_lines = diffy::merge(base, ours, theirs).ok();
    by_lines.or_else(|| {
        let [base, ours, theirs] = [base, ours, theirs].map(one_word_a_line);
        let merged = diffy::merge(&base, &ours, &theirs).ok()?;
        let pieces = merged.split_inclusive('\n');
        let pieces = pieces.map(|line| line.strip_suffix('\n').unwrap_or(line));
        Some(pieces.collect::<String>().replace(LINE_END, "\n"))
    })
}

/// Stands for a line end where each word has a line of its own: in no text, for it is no character.
const LINE_END: &str = "\u{fdd0}";

/// A text with each word, and each run of anything else, on a line of its own.
fn one_word_a_line(text: &str) -> String {
    let words = text
        .split_word_bounds()
        .map(|word| word.replace('\n', LINE_END));
    words.flat_map(|word| [word, "\n".to_owned()]).collect()
}

/// Whether two texts are the same but for blank lines at their end, which editors add and take.
fn same_text(a: &str, b: &str) -> bool {
    a.trim_end() == b.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_in_other_places_are_merged_and_those_that_meet_are_not() {
        let base = "Un texte court.\nUne fin.\n";
        let cases = [
            (
                "Un récit court.\nUne fin.\n",
                "Un texte court.\nUne fin.\nEncore.\n",
            ),
            ("Un récit court.\nUne fin.\n", "Un texte bref.\nUne fin.\n"),
        ];
        let merged = [
            "Un récit court.\nUne fin.\nEncore.\n",
            "Un récit bref.\nUne fin.\n",
        ];
        for ((ours, theirs), merged) in cases.into_iter().zip(merged) {
            assert_eq!(merge(base, ours, theirs).as_deref(), Some(merged));
            assert_eq!(merge(base, theirs, ours).as_deref(), Some(merged));
        }
        let meets = merge(
            base,
            "Un récit court.\nUne fin.\n",
            "Un conte court.\nUne fin.\n",
        );
        assert_eq!(meets, None);
    }
}
