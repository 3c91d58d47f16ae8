//! From the tree of a query to a plan for one snapshot: words to terms, filters to conditions, typos to
//! known words, runs of words to their equivalents.

mod acronyms;
mod compiler;
mod conditions;
mod corrections;
mod equivalents;
mod language;
mod positions;
mod word;
mod words;

pub(super) use compiler::{Compiler, Context};
pub(super) use conditions::status_number;
pub(super) use positions::inflected_position;

use super::plan::{Condition, Expr, Plan, TermPosition, Wanted};
use super::query::{Clause, Filter, Node, Occur, Query, Remark};
use super::schema::Zone;
use words::MatchMode;

/// Most words that are looked for: of a longer text, the rarest.
const MOST_WORDS: usize = 64;

impl Compiler<'_> {
    /// Makes the plan of a query.
    pub fn compile(mut self, query: &Query) -> tantivy::Result<Plan> {
        self.plan.remarks.clone_from(&query.remarks);
        self.context.typing &= query.open;
        self.tell_language(query)?;
        let clauses = flat(&query.clauses);
        let last = clauses.len().saturating_sub(1);
        let mut at = 0;
        while let Some(clause) = clauses.get(at) {
            let run = clauses.get(at..).unwrap_or_default();
            let run: Vec<&str> = run.iter().map_while(|clause| plain_word(clause)).collect();
            if run.is_empty() {
                self.clause(clause, at == last)?;
                at += 1;
            } else {
                at += run.len();
                self.run(&run, at > last, query.literal)?;
            }
        }
        self.choose_deciding();
        self.keep_rarest()?;
        Ok(self.plan)
    }

    /// Words one after the other: read together, so that numbers, acronyms and terms are seen as such.
    fn run(&mut self, words: &[&str], last: bool, literal: bool) -> tantivy::Result<()> {
        let mode = MatchMode {
            correct: true,
            prefix: last && self.context.typing,
            ..MatchMode::default()
        };
        let atoms = self.atoms(&words.join(" "), mode, &Zone::ALL)?;
        let first = self.plan.wanted.len();
        if !literal {
            self.equivalents(&atoms, first);
        }
        for atom in atoms {
            let decides = !atom.group.stop;
            let group = self.plan.add_group(atom.group);
            self.plan.wanted.push(Wanted {
                expr: Expr::TermGroup(group),
                decides,
                of_phrase: None,
            });
        }
        Ok(())
    }

    /// The words of a phrase that is looked for, each by itself: a found phrase scores what they do, at least, and one
    /// that no text holds is read as its words.
    fn words_of_phrase(&mut self, clause: &Clause, phrase: usize) -> tantivy::Result<()> {
        let Node::Phrase { text, exact: false } = &clause.node else {
            return Ok(());
        };
        let mode = MatchMode {
            correct: true,
            ..MatchMode::default()
        };
        let atoms = self.atoms(text, mode, &Zone::ALL)?;
        if atoms.len() < 2 {
            return Ok(());
        }
        for atom in atoms {
            let group = self.plan.add_group(atom.group);
            self.plan.wanted.push(Wanted {
                expr: Expr::TermGroup(group),
                decides: false,
                of_phrase: Some(phrase),
            });
        }
        Ok(())
    }

    fn clause(&mut self, clause: &Clause, last: bool) -> tantivy::Result<()> {
        let correct = clause.occur == Occur::Wanted;
        let Some(expr) = self.node(&clause.node, last, correct)? else {
            return Ok(());
        };
        // Not having what nothing has would be everything.
        if matches!(clause.node, Node::Filter(Filter::Unknown { .. })) {
            self.plan.required.push(expr);
            return Ok(());
        }
        match clause.occur {
            Occur::Excluded => self.plan.excluded.push(expr),
            Occur::Required => self.plan.required.push(expr),
            Occur::Wanted if is_condition(&clause.node) => self.plan.required.push(expr),
            Occur::Wanted => {
                let group = match &expr {
                    Expr::TermGroup(group) => Some(*group),
                    Expr::Condition(_) | Expr::All(_) | Expr::Any(_) | Expr::Not(_) => None,
                };
                self.plan.wanted.push(Wanted {
                    expr,
                    decides: true,
                    of_phrase: None,
                });
                if let Some(group) = group {
                    self.words_of_phrase(clause, group)?;
                }
            }
        }
        Ok(())
    }

    /// `None`: it says nothing.
    fn node(&mut self, node: &Node, last: bool, correct: bool) -> tantivy::Result<Option<Expr>> {
        match node {
            Node::Filter(Filter::Text(zone, node)) => {
                let found = self.text(node, &[*zone], last, correct)?;
                // Signs that no text is found by are in no title.
                let nothing = || Expr::Condition(Condition::Documents(Vec::new()));
                Ok(Some(found.unwrap_or_else(nothing)))
            }
            Node::Filter(filter) => self.condition(filter, last && self.context.typing),
            Node::Group(clauses) => self.group(clauses, last, correct).map(Some),
            Node::Or(nodes) => {
                let mut parts = Vec::new();
                for (at, node) in nodes.iter().enumerate() {
                    parts.extend(self.node(node, last && at + 1 == nodes.len(), correct)?);
                }
                Ok((!parts.is_empty()).then_some(Expr::Any(parts)))
            }
            _ => self.text(node, &Zone::ALL, last, correct),
        }
    }

    fn group(&mut self, clauses: &[Clause], last: bool, correct: bool) -> tantivy::Result<Expr> {
        let mut parts = Vec::new();
        for (at, clause) in clauses.iter().enumerate() {
            let Some(expr) = self.node(&clause.node, last && at + 1 == clauses.len(), correct)?
            else {
                continue;
            };
            parts.push(match clause.occur {
                Occur::Excluded => Expr::Not(Box::new(expr)),
                Occur::Wanted | Occur::Required => expr,
            });
        }
        Ok(Expr::All(parts))
    }

    /// A word or phrase in some zones.
    fn text(
        &mut self,
        node: &Node,
        zones: &[Zone],
        last: bool,
        correct: bool,
    ) -> tantivy::Result<Option<Expr>> {
        let typing = last && self.context.typing;
        let (text, mode) = match node {
            Node::Word(text) => (text, MatchMode::word(correct, typing)),
            Node::Exact(text) => (text, MatchMode::EXACT),
            Node::Prefix(text) => (text, MatchMode::BEGINNING),
            Node::Phrase { text, exact } => {
                let mode = MatchMode {
                    exact: *exact,
                    correct: correct && !exact,
                    prefix: typing,
                    ..MatchMode::default()
                };
                let group = self.phrase(text, mode, zones)?;
                return Ok(group.map(|group| Expr::TermGroup(self.plan.add_group(group))));
            }
            _ => return self.node(node, last, correct),
        };
        let mut atoms = self.atoms(text, mode, zones)?;
        // An elided article decides nothing here either, unless it is all there is.
        if atoms.iter().any(|atom| !atom.group.stop) {
            atoms.retain(|atom| !atom.group.stop);
        } else {
            for atom in &mut atoms {
                atom.group.stop = false;
            }
        }
        let mut parts = Vec::new();
        for atom in atoms {
            parts.push(Expr::TermGroup(self.plan.add_group(atom.group)));
        }
        Ok(match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(Expr::All(parts)),
        })
    }

    /// Where a query holds nothing but function words, they are what is looked for.
    fn choose_deciding(&mut self) {
        let others = self.plan.wanted.iter().any(|wanted| wanted.decides);
        let scored = self
            .plan
            .required
            .iter()
            .any(|expr| !matches!(expr, Expr::Condition(_)));
        if !others && !scored {
            for wanted in &mut self.plan.wanted {
                wanted.decides = wanted.of_phrase.is_none();
            }
            for group in &mut self.plan.groups {
                group.stop = false;
            }
        }
    }

    /// Of a pasted text, the words that tell most.
    fn keep_rarest(&mut self) -> tantivy::Result<()> {
        let deciding: Vec<usize> = (0..self.plan.wanted.len())
            .filter(|at| {
                self.plan
                    .wanted
                    .get(*at)
                    .is_some_and(|wanted| wanted.decides)
            })
            .collect();
        if deciding.len() <= MOST_WORDS {
            return Ok(());
        }
        let mut by_rarity = Vec::with_capacity(deciding.len());
        for at in &deciding {
            by_rarity.push((self.commonness(*at)?, *at));
        }
        by_rarity.sort_unstable();
        let kept: std::collections::BTreeSet<usize> = by_rarity
            .iter()
            .take(MOST_WORDS)
            .map(|(_, at)| *at)
            .collect();
        self.plan.spans.clear();
        let wanted = std::mem::take(&mut self.plan.wanted);
        let kept = wanted
            .into_iter()
            .enumerate()
            .filter(|(at, _)| kept.contains(at));
        self.plan.wanted = kept.map(|(_, wanted)| wanted).collect();
        self.plan.remarks.push(Remark::TooManyWords {
            used: MOST_WORDS,
            of: deciding.len(),
        });
        Ok(())
    }

    /// In how many documents the most usual term of a wanted clause stands; unknown words last.
    fn commonness(&self, wanted: usize) -> tantivy::Result<u64> {
        let mut groups = Vec::new();
        if let Some(wanted) = self.plan.wanted.get(wanted) {
            wanted.expr.collect(&mut groups);
        }
        let mut most = 0;
        for group in groups
            .into_iter()
            .filter_map(|group| self.plan.groups.get(group))
        {
            for term in group
                .readings
                .iter()
                .flatten()
                .flat_map(TermPosition::all_terms)
            {
                most = most.max(self.frequency(term)?);
            }
        }
        Ok(if most == 0 { u64::MAX } else { most })
    }
}

/// Whether a node asks for what texts are rather than for words: a filter, or one of several.
fn is_condition(node: &Node) -> bool {
    match node {
        Node::Filter(_) => true,
        Node::Or(nodes) => nodes.iter().all(is_condition),
        Node::Word(_) | Node::Exact(_) | Node::Prefix(_) | Node::Phrase { .. } | Node::Group(_) => {
            false
        }
    }
}

/// Clauses with those of groups that only say *all of these*, as the clauses around them do.
fn flat(clauses: &[Clause]) -> Vec<&Clause> {
    let is_wanted = |clause: &Clause| clause.occur == Occur::Wanted;
    let mut all = Vec::with_capacity(clauses.len());
    for clause in clauses {
        match &clause.node {
            Node::Group(inside) if is_wanted(clause) && inside.iter().all(is_wanted) => {
                all.extend(flat(inside));
            }
            _ => all.push(clause),
        }
    }
    all
}

/// The text of a clause that is a plain word and nothing more.
fn plain_word(clause: &Clause) -> Option<&str> {
    match &clause.node {
        Node::Word(text) if clause.occur == Occur::Wanted => Some(text),
        _ => None,
    }
}
