//! Progress of long work: a line on a terminal, nothing elsewhere; and stopping it with Ctrl-C.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::i18n::Messages;
use crate::workspace::Progress;

/// Work of fewer steps is done before a reader has looked.
const WORTH_SHOWING: usize = 40;

/// A line that shows how far long work has come.
pub(super) struct Bar<'a> {
    messages: &'a Messages,
    line: Option<ProgressBar>,
    stopped: Option<Arc<AtomicBool>>,
}

impl<'a> Bar<'a> {
    /// Shows nothing as yet.
    pub(super) fn new(messages: &'a Messages) -> Self {
        Self {
            messages,
            line: None,
            stopped: None,
        }
    }

    /// Ctrl-C then stops the work at the next safe place; a second one ends the program.
    #[must_use]
    pub(super) fn stoppable(mut self) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let interrupt = rustix::process::Signal::INT.as_raw();
        let twice = Arc::clone(&stopped);
        let _ = signal_hook::flag::register_conditional_shutdown(interrupt, 130, twice);
        let _ = signal_hook::flag::register(interrupt, Arc::clone(&stopped));
        self.stopped = Some(stopped);
        self
    }

    /// Whether the reader stopped the work.
    pub(super) fn was_stopped(&self) -> bool {
        self.stopped
            .as_ref()
            .is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    /// Shows how far the work has come.
    pub(super) fn show(&mut self, progress: Progress) -> ControlFlow<()> {
        if progress.total >= WORTH_SHOWING {
            let bar = self.line.get_or_insert_with(|| {
                let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
                let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
                if let Ok(style) = style {
                    bar.set_style(style.progress_chars("━━ "));
                }
                bar
            });
            bar.set_length(progress.total as u64);
            bar.set_message(self.messages.text(progress.what));
            bar.set_position(progress.done as u64);
        }
        if self.was_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if let Some(bar) = self.line.take() {
            bar.finish_and_clear();
        }
    }
}
