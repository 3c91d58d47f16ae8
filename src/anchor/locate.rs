//! Where a quotation stands in a text, typography, case and spaces set aside.

use super::fold::folded;
use super::occurrences::occurrences;
use super::view::TextView;
use crate::text::CharRange;

/// Every place (scalar values) where the words of `quote` stand in a text, in order. Linear.
pub fn locate(view: &TextView<'_>, quote: &str) -> Vec<CharRange> {
    let needle = folded(quote);
    let text = view.folded();
    let places = occurrences(text.chars(), &needle);
    places
        .into_iter()
        .map(|at| text.source_of(at..at + needle.len()))
        .collect()
}

/// Every place (scalar values) where the letters and signs of `quote` stand in a text, whatever spaces and line
/// ends stand between them: a quotation of lines that were wrapped. Linear.
pub fn locate_wrapped(view: &TextView<'_>, quote: &str) -> Vec<CharRange> {
    let is_space = |letter: &char| letter.is_whitespace();
    let needle: Vec<char> = folded(quote)
        .into_iter()
        .filter(|one| !is_space(one))
        .collect();
    let text = view.folded();
    let letters = text.chars().iter().enumerate();
    let letters = letters.filter(|(_, letter)| !is_space(letter));
    let (places, letters): (Vec<usize>, Vec<char>) = letters.unzip();
    let found = occurrences(&letters, &needle).into_iter();
    let ends = |at: usize| Some((*places.get(at)?, *places.get(at + needle.len() - 1)?));
    found
        .filter_map(ends)
        .map(|(first, last)| text.source_of(first..last + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_found_whatever_its_typography() {
        let text = "On dit : « l’objet connecté » ; puis l’objet connecté.";
        let view = TextView::plain(text);
        assert_eq!(locate(&view, "L'OBJET  connecté").len(), 2);
        let found = locate(&view, "« l'objet connecté »");
        assert_eq!(view.slice(found[0]), "« l’objet connecté »");
        let found = locate_wrapped(&view, "dit : « l’objet\n    connec\nté »");
        assert_eq!(view.slice(found[0]), "dit : « l’objet connecté »");
        assert!(locate(&view, "").is_empty() && locate(&view, "objets").is_empty());
    }
}
