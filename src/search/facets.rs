//! Counting what was found by tag, language, status and year.

use std::collections::BTreeMap;

use super::answer::Facets;
use super::candidate::Candidate;
use super::table::{Table, Tag};
use crate::library::Status;
use crate::text::Language;

/// Counts over the documents found. Reads columns only.
pub(super) fn count(table: &Table, found: &[Candidate]) -> Facets {
    let mut tags = vec![0_usize; table.tags.len()];
    let mut languages = [0_usize; 2];
    let mut statuses = [0_usize; Status::ALL.len()];
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    let mut year = (0, 0);
    for candidate in found {
        let Some(columns) = table.segments.get(candidate.segment as usize) else {
            continue;
        };
        for tag in columns.tags(candidate.doc) {
            add(&mut tags, tag as usize);
        }
        let doc = candidate.doc as usize;
        add(
            &mut languages,
            columns
                .numbers
                .language
                .get(doc)
                .copied()
                .unwrap_or(0)
                .into(),
        );
        add(
            &mut statuses,
            columns.numbers.status.get(doc).copied().unwrap_or(0).into(),
        );
        let published = columns.numbers.published.get(doc).copied().unwrap_or(0) / 10_000;
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
    let tags = table.tags.iter().zip(tags);
    facets(tags, languages, statuses, years)
}

/// The counts over all articles of a commit, as they stand in its columns.
pub(super) fn of_all(table: &Table) -> Facets {
    let all = table.overall();
    let counts = &all.counts;
    let tags = table.tags.iter().zip(&all.tags);
    let years = counts.years.iter();
    facets(
        tags.map(|(tag, [articles, _])| (tag, *articles as usize)),
        counts.languages.map(|count| count.max(0) as usize),
        counts.statuses.map(|count| count.max(0) as usize),
        years
            .map(|(year, count)| (*year, (*count).max(0) as usize))
            .collect(),
    )
}

/// Counts as they are shown: what nothing has is left out.
fn facets<'a>(
    tags: impl Iterator<Item = (&'a Tag, usize)>,
    languages: [usize; 2],
    statuses: [usize; Status::ALL.len()],
    years: BTreeMap<i16, usize>,
) -> Facets {
    let mut tags: Vec<(String, usize)> = tags
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
    let years = years.into_iter().filter(|(_, count)| *count > 0);
    Facets {
        tags,
        languages,
        statuses: Status::ALL
            .into_iter()
            .zip(statuses)
            .filter(|(_, count)| *count > 0)
            .collect(),
        years: years.rev().collect(),
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
