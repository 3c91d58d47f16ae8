//! The columns of all segments of a commit, brought together: what filters, counts and sorts read.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use tantivy::index::SegmentId;

use super::columns::{Columns, RawColumns};
use super::counts::{Counts, Totals};
use super::ranks::Order;

/// The columns of a commit.
pub(super) struct Table {
    /// In the order of the commit's segments.
    pub segments: Vec<Columns>,
    /// All levels of tags, sorted by folded form.
    pub tags: Vec<Tag>,
    /// Mean number of positions of a body: of articles, of annotations.
    pub mean_length: [f32; 2],
    /// How many documents are alive.
    pub counts: Totals,
    all: OnceLock<Overall>,
}

/// What all alive documents come to.
pub(super) struct Overall {
    /// Their counts, tags aside.
    pub counts: Counts,
    /// Articles and annotations with each tag, in the order of [`Table::tags`].
    pub tags: Vec<[u32; 2]>,
}

/// One level of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub folded: String,
    /// As most documents write it.
    pub written: String,
}

impl Table {
    /// Opens the columns of a commit. What an earlier table has of the same segments is taken over: a commit that saved
    /// a note costs what that note's article costs.
    pub fn read(searcher: &tantivy::Searcher, former: Option<&Self>) -> tantivy::Result<Self> {
        let before = former.map_or(&[][..], |former| &former.segments);
        let orders = before.first();
        let before: HashMap<SegmentId, &Columns> =
            before.iter().map(|one| (one.id(), one)).collect();
        let readers = searcher.segment_readers();
        let raw = readers.iter().map(|reader| {
            let former = before.get(&reader.segment_id()).copied();
            RawColumns::read(reader, former)
        });
        let raw = raw.collect::<tantivy::Result<Vec<RawColumns>>>()?;
        let slugs = Order::ranks(readers, "slug", orders.map(|one| one.slug.order()))?;
        let titles = Order::ranks(readers, "order", orders.map(|one| one.title.order()))?;
        let mut totals = Totals::default();
        for one in &raw {
            totals.unite(&one.totals());
        }
        let tags = all_tags(&raw);
        let numbers = tags.iter().map(|tag| tag.folded.as_str()).zip(0..);
        let numbers: HashMap<&str, u32> = numbers.collect();
        let number = |folded: &str| numbers.get(folded).copied();
        let segments = raw
            .into_iter()
            .zip(slugs.into_iter().zip(titles))
            .map(|(raw, (slug, title))| raw.settle(slug, title, number))
            .collect();
        let mean =
            |positions: i64, documents: i64| (positions as f32 / documents.max(1) as f32).max(1.0);
        let ([a, b], [x, y]) = (totals.positions, totals.documents);
        Ok(Self {
            segments,
            tags,
            mean_length: [mean(a, x), mean(b, y)],
            counts: totals,
            all: OnceLock::new(),
        })
    }

    /// What all alive documents come to.
    pub fn overall(&self) -> &Overall {
        self.all.get_or_init(|| {
            let mut all = Overall {
                counts: Counts::default(),
                tags: vec![[0; 2]; self.tags.len()],
            };
            for columns in &self.segments {
                all.counts.unite(columns.counts());
                for (tag, counts) in columns.tag_counts() {
                    let sums = all.tags.get_mut(tag as usize);
                    for (sum, count) in sums.into_iter().flatten().zip(counts) {
                        *sum += count.max(0) as u32;
                    }
                }
            }
            all
        })
    }
}

/// All tags by folded form, with the spelling that most documents use.
fn all_tags(raw: &[RawColumns]) -> Vec<Tag> {
    let mut spellings: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for (folded, written) in raw.iter().flat_map(RawColumns::spellings) {
        spellings.entry(folded).or_default().insert(written, 0);
    }
    // How often each is used is counted only where that decides.
    if spellings.values().any(|written| written.len() > 1) {
        for one in raw {
            for ((folded, written), count) in one.spellings().zip(one.uses()) {
                let spelling = spellings.entry(folded).or_default();
                *spelling.entry(written).or_default() += count;
            }
        }
    }
    let usual = |uses: BTreeMap<&str, u32>| {
        let uses = uses.into_iter();
        let best = uses.min_by_key(|(written, count)| (u32::MAX - count, *written));
        best.map_or_else(String::new, |(written, _)| written.to_owned())
    };
    let tags = spellings.into_iter().map(|(folded, uses)| Tag {
        folded: folded.to_owned(),
        written: usual(uses),
    });
    tags.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::bits::Bits;
    use crate::search::ranks::Ranks;
    use crate::search::tests::entry;
    use crate::search::{Index, IndexEntry, IndexedAnnotation, Request};
    use crate::text::{Date, Language};
    use proptest::prelude::*;

    fn article(name: u8, seed: u8) -> IndexEntry {
        let language = [Language::French, Language::English][usize::from(seed % 2)];
        let mut article = entry(&format!("a{name}"), &"mot ".repeat(seed.into()), language);
        article.meta.tags = vec![format!("t{}/u", seed % 5), format!("T{}", seed % 3)];
        article.meta.status = crate::library::Status::ALL[usize::from(seed % 3)];
        article.meta.published = (!seed.is_multiple_of(4)).then(|| Date {
            year: 2000 + i16::from(seed % 4),
            month: None,
            day: None,
        });
        article.annotations = (0..seed % 3)
            .map(|nth| IndexedAnnotation {
                id: crate::library::AnnotationId(format!("N{name}-{nth}")),
                note: "note".to_owned(),
                tags: vec![format!("n{}", seed % 4)],
                color: crate::library::Color::default(),
                quote: String::new(),
                range: None,
                created: None,
                state: crate::anchor::State::Exact,
                given_up: false,
            })
            .collect();
        article
    }

    /// Documents in the order of their slugs, then of their titles.
    fn orders(table: &Table) -> [Vec<(usize, u32)>; 2] {
        let of = |ranks: fn(&Columns) -> &Ranks| {
            let mut all: Vec<(u32, usize, u32)> = Vec::new();
            for (at, columns) in table.segments.iter().enumerate() {
                for doc in columns.alive.iter().flat_map(Bits::iter) {
                    all.push((ranks(columns).of(doc), at, doc));
                }
            }
            all.sort_unstable();
            all.into_iter().map(|(_, at, doc)| (at, doc)).collect()
        };
        [of(|one| &one.slug), of(|one| &one.title)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn a_table_that_follows_another_is_the_one_that_is_read_anew(
            steps in prop::collection::vec(
                (prop::collection::vec((0_u8..12, 0_u8..60), 1..4), prop::option::of(0_u8..12)),
                1..14,
            ),
        ) {
            let index = Index::in_memory().unwrap();
            for (add, remove) in steps {
                let mut seen = std::collections::HashSet::new();
                let add = add.into_iter().filter(|(name, _)| seen.insert(*name));
                let add = add.map(|(name, seed)| article(name, seed)).collect();
                let gone: Vec<String> = remove.iter().map(|name| format!("a{name}")).collect();
                index.update(add, &gone).unwrap();
                let searcher = index.searcher();
                let snapshot = searcher.snapshot();
                let followed = snapshot.table().unwrap();
                let anew = Table::read(&snapshot.searcher, None).unwrap();
                prop_assert_eq!(&followed.tags, &anew.tags);
                prop_assert_eq!(&followed.overall().tags, &anew.overall().tags);
                prop_assert_eq!(followed.mean_length.map(f32::to_bits), anew.mean_length.map(f32::to_bits));
                prop_assert_eq!(orders(followed), orders(&anew));
                for (a, b) in followed.segments.iter().zip(&anew.segments) {
                    prop_assert_eq!(&a.alive, &b.alive);
                }
                let all = searcher.search(&Request::new(""), &|| false).unwrap();
                let notes = searcher.annotations(&Request::new(""), &|| false).unwrap();
                let overview = searcher.overview().unwrap();
                prop_assert_eq!(overview.facets, all.facets);
                prop_assert_eq!((overview.articles, overview.annotations), (all.total, notes.total));
                for (slug, stamp) in index.stamps().unwrap() {
                    prop_assert_eq!(index.stamp(&slug).unwrap(), Some(stamp));
                }
            }
            prop_assert_eq!(index.stamp("nothing").unwrap(), None);
        }
    }
}
