//! Counting what was found by tag, language, status and year.

use super::answer::Facets;
use super::rank::Candidate;
use super::snapshot::Snapshot;
use crate::library::Status;
use crate::text::Language;

/// Counts over the documents found. Reads columns only.
pub(super) fn count(snapshot: &Snapshot, found: &[Candidate]) -> Facets {
    let mut tags = vec![0_usize; snapshot.tags.len()];
    let mut languages = [0_usize; 2];
    let mut statuses = [0_usize; Status::ALL.len()];
    let mut years: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
    let mut year = (0, 0);
    for candidate in found {
        let Some(columns) = snapshot.segments.get(candidate.segment as usize) else {
            continue;
        };
        for tag in columns.tags(candidate.doc) {
            add(&mut tags, *tag as usize);
        }
        let doc = candidate.doc as usize;
        add(
            &mut languages,
            columns.language.get(doc).copied().unwrap_or(0).into(),
        );
        add(
            &mut statuses,
            columns.status.get(doc).copied().unwrap_or(0).into(),
        );
        let published = columns.published.get(doc).copied().unwrap_or(0) / 10_000;
        if published != 0 {
            // Neighbours often share their year.
            if year.0 != published {
                *years.entry(year.0 as i16).or_default() += year.1;
                year = (published, 0);
            }
            year.1 += 1;
        }
    }
    *years.entry(year.0 as i16).or_default() += year.1;
    years.remove(&0);
    let mut tags: Vec<(String, usize)> = snapshot
        .tags
        .iter()
        .zip(tags)
        .filter(|(_, count)| *count > 0)
        .map(|(tag, count)| (tag.written.clone(), count))
        .collect();
    tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut languages: Vec<(Language, usize)> = [Language::French, Language::English]
        .into_iter()
        .zip(languages)
        .filter(|(_, n)| *n > 0)
        .collect();
    languages.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Facets {
        tags,
        languages,
        statuses: Status::ALL
            .into_iter()
            .zip(statuses)
            .filter(|(_, count)| *count > 0)
            .collect(),
        years: years.into_iter().rev().collect(),
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
