//! The thread of long work: bringing the index up to date, adding articles.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};

use jiff::Timestamp;

use super::guard::{fault, guarded};
use super::paths;
use crate::tui::port::{
    BackgroundEvent, BackgroundRequest, Event, Origin, Taken, TerminalEvent, WorkEvent,
};
use crate::workspace::{Added, AnchorChange, Outcome, Problem, Progress, Tally, Workspace};

/// Asks for long work, and stops it.
#[derive(Clone)]
pub(super) struct BackgroundWorker {
    jobs: Sender<BackgroundRequest>,
    stop: Arc<AtomicBool>,
    /// Whether the index is to be brought up to date by work that has not begun.
    refreshes: Arc<AtomicBool>,
}

impl BackgroundWorker {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Event>) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let refreshes = Arc::new(AtomicBool::new(false));
        let begins = Arc::clone(&refreshes);
        let _ = std::thread::Builder::new()
            .name("background".into())
            .spawn(move || {
                let mut terms = workspace.library().equivalents().ok();
                let mut searches = Vec::new();
                let mut told = Vec::new();
                for job in waiting {
                    stopped.store(false, Ordering::Relaxed);
                    let done = guarded(|| match job {
                        BackgroundRequest::Refresh { is_first } => {
                            begins.store(false, Ordering::Relaxed);
                            let now = workspace.library().equivalents().ok();
                            let anew = is_first || now != terms;
                            terms = now;
                            refresh(&workspace, &sender, &stopped, anew, &mut told);
                            take_searches(&workspace, &sender, &mut searches);
                        }
                        BackgroundRequest::Add(typed) => {
                            add(&workspace, &sender, &stopped, &paths::paths(&typed));
                        }
                        // What went on was told to stop when this was asked for.
                        BackgroundRequest::Cancel => {}
                    });
                    if done.is_none() {
                        let _ = sender.send(Event::Failed(fault()));
                    }
                }
            });
        Self {
            jobs,
            stop,
            refreshes,
        }
    }

    /// Puts work behind what goes on. The index is brought up to date once for all who ask before it is begun.
    /// What goes on is stopped at the next safe place where that is asked for.
    pub(super) fn put(&self, job: BackgroundRequest) {
        match job {
            BackgroundRequest::Refresh { is_first: false } => {
                if self.refreshes.swap(true, Ordering::Relaxed) {
                    return;
                }
            }
            BackgroundRequest::Cancel => return self.cancel(),
            BackgroundRequest::Refresh { is_first: true } | BackgroundRequest::Add(_) => {}
        }
        let _ = self.jobs.send(job);
    }

    /// Stops what goes on at the next safe place.
    pub(super) fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Tells of progress, and hears of a wish to stop.
fn watch(sender: &Sender<Event>, stop: &AtomicBool, progress: Progress) -> ControlFlow<()> {
    let _ = sender.send(Event::Background(BackgroundEvent::Progress(progress)));
    if stop.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

/// Brings the index up to date. `anew`: the lists are asked for again even where nothing changed, at the start
/// and when the reader's equivalent terms are others than before.
/// `told`: what was said of the library as a whole the last time, which is not said again.
fn refresh(
    workspace: &Workspace,
    sender: &Sender<Event>,
    stop: &AtomicBool,
    anew: bool,
    told: &mut Vec<Problem>,
) {
    let mut problems = if anew {
        workspace.load_equivalents()
    } else {
        Vec::new()
    };
    let mut indexed = 0;
    let done = workspace.refresh(&mut |progress| {
        // What is indexed so far can be found while the rest goes on.
        if progress.done > indexed {
            indexed = progress.done;
            let _ = sender.send(Event::Background(BackgroundEvent::Refreshed {
                changed: true,
                problems: Vec::new(),
            }));
        }
        watch(sender, stop, progress)
    });
    let msg = match done {
        Ok(done) => {
            problems.extend(done.problems);
            let new = done.notices.iter().filter(|one| !told.contains(one));
            problems.extend(new.cloned());
            let vanished = |notices: &[Problem]| notices.iter().any(Problem::is_loss);
            if vanished(told) && !vanished(&done.notices) {
                let _ = sender.send(Event::Terminal(TerminalEvent::Said(
                    "say-back-again",
                    String::new(),
                )));
            }
            *told = done.notices;
            let changed = anew || done.indexed > 0 || done.removed > 0;
            Event::Background(BackgroundEvent::Refreshed { changed, problems })
        }
        Err(problem) => Event::Failed(problem),
    };
    let _ = sender.send(msg);
    let shifted = workspace.take_anchor_changes();
    if !shifted.is_empty() {
        let _ = sender.send(Event::Background(BackgroundEvent::AnchorsChanged(
            shifted, false,
        )));
    }
}

/// Takes in what other programs, or another Glose, did to the saved searches.
fn take_searches(workspace: &Workspace, sender: &Sender<Event>, known: &mut Vec<(String, String)>) {
    // What is wrong with them was told at the start, and is when one is to be kept.
    if let Ok(searches) = workspace.library().searches()
        && searches != *known
    {
        known.clone_from(&searches);
        let _ = sender.send(Event::Work(WorkEvent::Searches(searches)));
    }
}

fn add(workspace: &Workspace, sender: &Sender<Event>, stop: &AtomicBool, paths: &[PathBuf]) {
    let done = workspace.add(paths, Timestamp::now(), &mut |progress| {
        watch(sender, stop, progress)
    });
    match done {
        Ok((results, done)) => {
            let shifted = updated(workspace, &results);
            let taken = taken(workspace, results);
            if let Some(done) = done {
                let _ = sender.send(Event::Work(WorkEvent::Done(Box::new(done), Origin::Did)));
            }
            let _ = sender.send(Event::Background(BackgroundEvent::Added(Box::new(taken))));
            if !shifted.is_empty() {
                let _ = sender.send(Event::Background(BackgroundEvent::AnchorsChanged(
                    shifted, true,
                )));
            }
        }
        Err(problem) => {
            let taken = Taken {
                refused: 1,
                problems: vec![problem],
                ..Taken::default()
            };
            let _ = sender.send(Event::Background(BackgroundEvent::Added(Box::new(taken))));
        }
    }
}

/// What became of the files, and of the annotations that came with them.
fn taken(workspace: &Workspace, results: Vec<Added>) -> Taken {
    let annotations: Tally = results.iter().filter_map(|one| one.annotations).sum();
    let mut taken = Taken {
        annotations: annotations.ends(),
        ..Taken::default()
    };
    for one in results {
        if let Some(slug) = one.twin {
            let article = workspace.library().article(&slug);
            taken
                .twins
                .push(article.map_or(slug, |article| article.meta.title));
        }
        match one.outcome {
            Outcome::Added(..) => taken.counts[0] += 1,
            Outcome::Updated(..) => taken.counts[1] += 1,
            Outcome::Unchanged(..) => taken.counts[2] += 1,
            Outcome::Refused(problem) => {
                taken.refused += usize::from(!one.is_annotation);
                taken.problems.push(problem);
            }
        }
    }
    taken
}

/// How the notes of the articles stand that were added again.
fn updated(workspace: &Workspace, results: &[Added]) -> Vec<AnchorChange> {
    // What changed with them is told with the others.
    let mut shifted = workspace.take_anchor_changes();
    for one in results {
        if let Outcome::Updated(_, slug, counts) = &one.outcome {
            let known = shifted.iter().any(|one| one.slug == *slug);
            if known || counts.iter().sum::<usize>() == 0 {
                continue;
            }
            let article = workspace.library().article(slug);
            shifted.push(AnchorChange {
                slug: slug.clone(),
                title: article.map_or_else(|_| slug.clone(), |article| article.meta.title),
                counts: *counts,
            });
        }
    }
    shifted
}
