//! Words that no text holds, read as the nearest that texts hold.

use std::sync::Arc;

use super::compiler::Compiler;
use super::positions::{folded_term, inflected_position};
use crate::search::analyzer::{Forms, inflections};
use crate::search::plan::TermPosition;
use crate::search::query::Remark;
use crate::search::schema::kind;
use crate::search::snapshot::Snapshot;
use crate::search::suggest::{Near, nearest_of};

/// Most words that one is corrected to.
const MOST: usize = 3;

impl Compiler<'_> {
    /// Adds the nearest known words of a word that no text holds as it is typed, and returns the nearest. Where texts
    /// hold others of its family, what is added comes after those.
    pub(super) fn correct(
        &mut self,
        snapshot: &Snapshot,
        forms: &Forms,
        position: &mut TermPosition,
    ) -> tantivy::Result<Option<Arc<Forms>>> {
        if self.is_held(snapshot, forms, position)? {
            return Ok(None);
        }
        let mut taken: Vec<Arc<Forms>> = Vec::new();
        for known in self.nearest(snapshot, forms)? {
            let is_new = |other: &Arc<Forms>| !self.shares_stem(other, &known);
            if taken.iter().all(is_new) {
                taken.push(known);
            }
        }
        taken.truncate(MOST);
        let Some(first) = taken.first().cloned() else {
            return Ok(None);
        };
        let has_family = snapshot.knows(&TermPosition {
            prefix: None,
            ..position.clone()
        })?;
        for forms in &taken {
            let known = inflected_position(forms);
            if has_family {
                position.twins.extend(known.terms);
            } else {
                position.terms.extend(known.terms);
            }
        }
        if !has_family {
            position.exact = Some(folded_term(&first));
            first.lower().clone_into(&mut position.shown);
        }
        let remark = Remark::Corrected {
            from: forms.lower().to_owned(),
            to: taken.iter().map(|forms| forms.lower().to_owned()).collect(),
        };
        if !self.plan.remarks.contains(&remark) {
            self.plan.remarks.push(remark);
        }
        Ok((!has_family).then_some(first))
    }

    /// Whether some text holds a word in its own number and gender or another, or a word that begins so where it may
    /// go on; or the glossary does, whose words are spelt well.
    fn is_held(
        &self,
        snapshot: &Snapshot,
        forms: &Forms,
        position: &TermPosition,
    ) -> tantivy::Result<bool> {
        if self.glossary.knows(&forms.folded) {
            return Ok(true);
        }
        let held = TermPosition {
            terms: inflections(&forms.folded)
                .into_iter()
                .map(|form| format!("{}{form}", kind::FOLDED))
                .chain(position.exact.clone())
                .collect(),
            prefix: position.prefix.clone(),
            ..TermPosition::default()
        };
        snapshot.knows(&held)
    }

    /// The nearest known words that are no forms of the word itself: those of the query's language first, and no others
    /// where it is sure.
    fn nearest(&mut self, snapshot: &Snapshot, forms: &Forms) -> tantivy::Result<Vec<Arc<Forms>>> {
        let mut near = Vec::new();
        let mut words = snapshot.nearest(&forms.folded)?;
        if words.is_empty() {
            // What the glossary spells may stand in a text under another name.
            words.extend(nearest_of(&forms.folded, &self.glossary.words()));
        }
        let is_known = |word: &Near| word.is_held;
        let from_glossary = !words.iter().any(is_known);
        for word in words {
            let known = self.analyzer.forms(&word.spelt);
            if self.shares_stem(&known, forms) {
                continue;
            }
            let mut in_language = 0;
            for stem in known.stems(self.language) {
                let term = format!("{}{stem}", kind::stem(self.language));
                in_language = in_language.max(snapshot.frequency(&term)?);
            }
            let is_foreign = in_language == 0 && !from_glossary;
            if !(is_foreign && self.is_language_sure) {
                near.push((word.edits, is_foreign, known));
            }
        }
        // Stable: among equals, the most frequent stays first.
        near.sort_by_key(|(edits, foreign, _)| (*edits, *foreign));
        let best = near.first().map(|(edits, foreign, _)| (*edits, *foreign));
        let near = near
            .into_iter()
            .take_while(|(edits, foreign, _)| Some((*edits, *foreign)) == best);
        Ok(near.map(|(.., known)| known).collect())
    }

    /// Whether two words are forms of one in the query's language.
    fn shares_stem(&self, one: &Forms, other: &Forms) -> bool {
        let language = self.language;
        one.stems(language)
            .any(|a| other.stems(language).any(|b| a == b))
    }
}
