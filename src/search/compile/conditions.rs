//! Filters to conditions on columns.

use super::compiler::Compiler;
use crate::library::{Color, Status};
use crate::search::plan::{Condition, Expr};
use crate::search::query::{Filter, Has, Remark, tag_name};
use crate::search::schema::flag;
use crate::text::fold::fold;

impl Compiler<'_> {
    /// The condition of a filter. `typing`: its value is still being typed. `None`: it says nothing yet.
    pub(super) fn condition(
        &mut self,
        filter: &Filter,
        typing: bool,
    ) -> tantivy::Result<Option<Expr>> {
        let condition = match filter {
            Filter::Tag { name, prefix } => Condition::Tags(self.tags(name, *prefix || typing)),
            Filter::Language(language) => Condition::Language(*language),
            Filter::Status(status) => Condition::Status(*status),
            Filter::Has(has) => Condition::Flags(flags(*has)),
            Filter::Without(has) => {
                let has = Expr::Condition(Condition::Flags(flags(*has)));
                return Ok(Some(Expr::Not(Box::new(has))));
            }
            Filter::Published(range) => Condition::Published(range.from.max(1), range.to),
            Filter::Saved(range) => {
                let (from, to) = range.seconds(&self.context.locale.zone);
                Condition::Saved(from, to)
            }
            Filter::Since(since) => Condition::Saved(
                since.from(self.context.now, &self.context.locale.zone),
                i64::MAX,
            ),
            Filter::Color(color) => {
                let nth = Color::ALL
                    .iter()
                    .position(|known| known == color)
                    .unwrap_or(0);
                Condition::Flags(1 << (flag::COLORS + nth as u32))
            }
            Filter::Length(from, to) => Condition::Words(*from, *to),
            Filter::Id(id) => Condition::Documents(
                self.snapshot
                    .map_or(Ok(Vec::new()), |snapshot| snapshot.documents_by_id(id))?,
            ),
            Filter::Unknown { begins, .. } if *begins && typing => return Ok(None),
            Filter::Unknown { .. } => Condition::Documents(Vec::new()),
            Filter::Text(..) => return Ok(None),
        };
        Ok(Some(Expr::Condition(condition)))
    }

    /// The tags a name stands for: the tag itself (documents hold every level); else, where no tag is
    /// called so, those with a level called so.
    fn tags(&mut self, name: &str, prefix: bool) -> Vec<u32> {
        // As tags are kept, with `-` for a space; other programs write spaces.
        let joined = |name: &str| name.split_whitespace().collect::<Vec<_>>().join("-");
        let folded = joined(&fold(name));
        let table = self.snapshot.and_then(|snapshot| snapshot.table().ok());
        let tags = table.map_or(&[][..], |table| &table.tags);
        let numbered = || (0_u32..).zip(tags);
        let pick = |keep: &dyn Fn(&str) -> bool| -> Vec<u32> {
            numbered()
                .filter(|(_, tag)| keep(&joined(&tag.folded)))
                .map(|(nth, _)| nth)
                .collect()
        };
        let mut found = pick(&|tag| tag == folded || (prefix && tag.starts_with(&folded)));
        if found.is_empty() {
            let is_level = |level: &str| level == folded || (prefix && level.starts_with(&folded));
            found = pick(&|tag| tag.split('/').any(is_level));
        }
        if found.is_empty() && !prefix {
            self.plan.remarks.push(Remark::UnknownValue {
                name: tag_name(self.context.locale.language).to_owned(),
                value: name.to_owned(),
            });
        }
        found
    }
}

fn flags(has: Has) -> u32 {
    let bits = match has {
        Has::Note => flag::NOTE,
        Has::Highlight => flag::HIGHLIGHT,
        Has::Annotation => flag::NOTE | flag::HIGHLIGHT,
        Has::Tag => flag::TAG,
        Has::Author => flag::AUTHOR,
        Has::Date => flag::DATE,
        Has::Source => flag::SOURCE,
    };
    bits as u32
}

/// The place of a status in its column.
pub(in crate::search) fn status_number(status: Status) -> u8 {
    Status::ALL
        .iter()
        .position(|known| *known == status)
        .unwrap_or(0) as u8
}
