//! How notes stand after a text changed, in the reader's language.

use super::Messages;

impl Messages {
    /// How many notes stand in place, on changed words, are to be checked: `12 notes in place, 2 changed, 1 to
    /// check`. What is none is left out; empty where there is nothing.
    pub fn standing(&self, counts: [usize; 3]) -> String {
        let keys = ["standing-in-place", "standing-changed", "standing-to-check"];
        let said = keys.iter().zip(counts);
        let said = said.filter(|(_, count)| *count > 0);
        let said: Vec<String> = said
            .map(|(key, count)| self.with(key, &[("count", count.into())]))
            .collect();
        said.join(", ")
    }

    /// How many annotations an import holds, and how many of them were added, updated, there already, refused: `12
    /// annotations: 10 added, 2 already there`. What is none is left out; empty where it holds none.
    pub fn annotations(&self, ends: [usize; 4]) -> String {
        let held: usize = ends.iter().sum();
        if held == 0 {
            return String::new();
        }
        let keys = [
            "annotations-added",
            "annotations-updated",
            "annotations-unchanged",
            "annotations-refused",
        ];
        let said = keys.iter().zip(ends).filter(|(_, count)| *count > 0);
        let said: Vec<String> = said
            .map(|(key, count)| self.with(key, &[("count", count.into())]))
            .collect();
        let args = [("count", held.into()), ("ends", said.join(", ").into())];
        self.with("annotations-held", &args)
    }

    /// One line on articles whose notes stand otherwise than before: their titles, and how many notes stand
    /// how. Empty for none.
    pub fn shifted<'a>(&self, articles: impl Iterator<Item = (&'a str, [usize; 3])>) -> String {
        let articles: Vec<(&str, [usize; 3])> = articles.collect();
        let mut all = [0; 3];
        for (_, counts) in &articles {
            for (sum, count) in all.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let notes = self.standing(all);
        match articles.as_slice() {
            [] => String::new(),
            [(title, _)] => {
                let args = [("name", (*title).into()), ("notes", notes.into())];
                self.with("shifted-one", &args)
            }
            many => {
                let args = [("count", many.len().into()), ("notes", notes.into())];
                self.with("shifted-many", &args)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn counts_are_said_and_none_is_not() {
        let english = Messages::new(Language::English);
        assert_eq!(
            english.standing([12, 2, 1]),
            "12 notes in place, 2 changed, 1 to check"
        );
        assert_eq!(english.standing([0, 0, 0]), "");
        assert_eq!(
            english.annotations([10, 0, 1, 1]),
            "12 annotations: 10 added, 1 already there, 1 refused"
        );
        assert_eq!(english.annotations([0, 1, 0, 0]), "1 annotation: 1 updated");
        assert_eq!(english.annotations([0; 4]), "");
        let one = [("Plume", [0, 0, 1])];
        assert_eq!(
            english.shifted(one.into_iter()),
            "“Plume” updated: 1 to check"
        );
        let two = [("a", [1, 0, 1]), ("b", [1, 1, 0])];
        let said = english.shifted(two.into_iter());
        assert_eq!(
            said,
            "2 articles updated: 2 notes in place, 1 changed, 1 to check"
        );
    }
}
