//! Files that hold the id of another article: second versions of it, set aside from search, lists and counts.

use std::collections::{HashMap, HashSet};

use super::{Problem, Workspace};
use crate::library::{ArticleMeta, Listed, paths};
use crate::search::IndexEntry;
use crate::text::slug;

impl Workspace {
    /// Of articles about to be indexed, and those that are, takes out the ones that hold the id of another; the
    /// slugs that are to leave the index. Which one stays is told by the files alone, so that it is always the same.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn set_doubles_aside(
        &self,
        entries: &mut Vec<IndexEntry>,
    ) -> Result<Vec<String>, Problem> {
        let searcher = self.searcher();
        let mut by_id: HashMap<String, Vec<ArticleMeta>> = HashMap::new();
        let new: HashSet<String> = entries.iter().map(|one| one.meta.slug.clone()).collect();
        for entry in entries.iter() {
            let id = entry.meta.id.as_str().to_owned();
            by_id.entry(id).or_default().push(entry.meta.clone());
        }
        let mut stamps: HashMap<String, String> = HashMap::new();
        for entry in entries.iter() {
            stamps.insert(entry.meta.slug.clone(), entry.stamp.clone());
        }
        let mut aside = Vec::new();
        for (id, mut articles) in by_id {
            for (other, slug) in searcher.article(&id)? {
                if other == id && !new.contains(&slug) {
                    let stands = self.library.article(&slug).ok();
                    articles.extend(stands.map(|one| one.meta).filter(|one| one.id.0 == id));
                }
            }
            articles.sort_by_key(|one| self.rank(one));
            if let Some((first, others)) = articles.split_first() {
                for other in others {
                    let copy = Listed {
                        slug: other.slug.clone(),
                        stamp: stamps.remove(&other.slug).unwrap_or_default(),
                    };
                    self.library.set_aside(copy, &first.slug);
                    aside.push(other.slug.clone());
                }
            }
        }
        entries.retain(|entry| !aside.contains(&entry.meta.slug));
        Ok(aside)
    }

    /// What comes first of articles that share an id: that with notes, then that which is named after its title,
    /// then that with the shortest name.
    pub(super) fn rank(&self, one: &ArticleMeta) -> (bool, bool, usize, String) {
        let notes = self.library.root().join(paths::notes(&one.slug));
        let named = slug::slug(&one.title) == one.slug;
        (!notes.is_dir(), !named, one.slug.len(), one.slug.clone())
    }
}
