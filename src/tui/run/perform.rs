//! Doing what `update` asks for, each on the thread that it belongs to.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use rustix::process::{Signal, getpid, kill_process};

use super::background::BackgroundWorker;
use super::input::Input;
use super::newest::Newest;
use super::search::SearchWorker;
use super::session_writer::{CHOICES, SessionWriter};
use super::terminal::Terminal;
use super::work::Work;
use super::{clipboard, open, preview_worker};
use crate::config;
use crate::library::{Draft, LibraryError};
use crate::tui::port::{
    BackgroundRequest, Event, InputEvent, PreviewRequest, Request, SessionEvent, SessionRequest,
    TerminalEvent, TerminalRequest, WorkEvent, WorkRequest,
};
use crate::workspace::{CameBack, Problem, TextOf, Workspace, run_editor};

/// A draft is on the disk this long after the last one at the latest.
const DRAFT_EVERY: Duration = Duration::from_secs(2);
/// At the end, it is looked this often whether all is done.
const LOOK: Duration = Duration::from_millis(2);
/// At the end, the reader is told after this long what is waited for.
const LATE_END: Duration = Duration::from_secs(1);
/// At the end, a disk that does not answer is waited for this long.
const PATIENCE: Duration = Duration::from_secs(30);
/// A first change is kept this soon.
const DRAFT_SOON: Duration = Duration::from_millis(300);

/// The threads, and the draft that waits to be kept.
pub(super) struct Outside {
    workspace: Arc<Workspace>,
    sender: Sender<Event>,
    search: SearchWorker,
    previews: Newest<PreviewRequest>,
    work: Work,
    session: SessionWriter,
    background: BackgroundWorker,
    draft: Option<(Draft, Instant)>,
    drafted: Option<Instant>,
}

/// How the work stood when the program ended.
#[derive(Debug, Default)]
pub(super) struct Finished {
    /// Whether all was done that was to be written.
    pub(super) is_whole: bool,
    /// What could not be done; the words of notes among it are drafts.
    pub(super) problems: Vec<Problem>,
    /// Words that could not be written anywhere.
    pub(super) homeless: Vec<Draft>,
}

impl Finished {
    /// Takes what is told after the last screen.
    fn hear(&mut self, msg: Event) {
        if let Event::Work(WorkEvent::NoteFailed(_, problem)) = msg {
            self.problems.push(problem);
        }
    }
}

impl Outside {
    /// Starts the threads.
    pub(super) fn new(workspace: Arc<Workspace>, config: &Path, sender: Sender<Event>) -> Self {
        let styles = config.with_file_name("styles");
        let session = SessionWriter::start(Arc::clone(&workspace), config, sender.clone());
        Self {
            search: SearchWorker::start(Arc::clone(&workspace), sender.clone()),
            previews: preview_worker::start(Arc::clone(&workspace), sender.clone()),
            work: Work::start(
                Arc::clone(&workspace),
                styles,
                session.clone(),
                sender.clone(),
            ),
            session,
            background: BackgroundWorker::start(Arc::clone(&workspace), sender.clone()),
            workspace,
            sender,
            draft: None,
            drafted: None,
        }
    }

    /// Has the index brought up to date, and tells what earlier sessions left.
    pub(super) fn greet(&self) {
        let sessions = self.workspace.sessions();
        let failed = |error: LibraryError| Event::Failed(error.into());
        let positions = sessions.positions();
        let positions = positions.map(|all| Event::Session(SessionEvent::Positions(all)));
        let _ = self.sender.send(positions.unwrap_or_else(failed));
        self.work.put(WorkRequest::Searches);
        let choices = sessions.kept(CHOICES);
        let choices = choices.map(|all| Event::Session(SessionEvent::Choices(Box::new(all))));
        let _ = self.sender.send(choices.unwrap_or_else(failed));
        self.work.put(WorkRequest::Styles);
        self.work.put(WorkRequest::Left);
        self.background
            .put(BackgroundRequest::Refresh { is_first: true });
    }

    /// The thread of long work.
    pub(super) fn long(&self) -> BackgroundWorker {
        self.background.clone()
    }

    /// Waits for a message, at most until something `awaited` is late; `None` when it was time to keep a draft
    /// instead.
    pub(super) fn wait(
        &mut self,
        messages: &Receiver<Event>,
        awaited: Option<Instant>,
    ) -> Option<Event> {
        let draft = self.draft.as_ref().map(|(_, due)| *due);
        let Some(due) = draft.into_iter().chain(awaited).min() else {
            return Some(messages.recv().unwrap_or(Event::Input(InputEvent::End)));
        };
        match messages.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Disconnected) => Some(Event::Input(InputEvent::End)),
            Err(RecvTimeoutError::Timeout) if draft == Some(due) => {
                self.keep_draft();
                None
            }
            Err(RecvTimeoutError::Timeout) => Some(Event::Input(InputEvent::Late)),
        }
    }

    /// Does what is requested; false when the program is to end.
    pub(super) fn perform_all(
        &mut self,
        requests: Vec<Request>,
        terminal: &mut Terminal,
        input: &Input,
    ) -> bool {
        let mut goes_on = true;
        for request in requests {
            goes_on &= self.perform(request, terminal, input);
        }
        goes_on
    }

    /// Keeps what waits and waits for what is being done, as long as the disk answers in the end. `late` is called
    /// when it takes long; from then on a desired to end is obeyed at once.
    pub(super) fn finish(&mut self, messages: &Receiver<Event>, late: impl FnOnce()) -> Finished {
        self.keep_draft();
        self.search.close();
        self.previews.close();
        self.background.cancel();
        self.work.close();
        let mut finished = Finished {
            is_whole: true,
            ..Finished::default()
        };
        let begun = Instant::now();
        let mut late = Some(late);
        while !(self.work.is_done() && self.session.is_done()) {
            let ends = match messages.recv_timeout(LOOK) {
                Ok(Event::Input(InputEvent::End)) => true,
                Ok(msg) => {
                    finished.hear(msg);
                    false
                }
                Err(_) => false,
            };
            if begun.elapsed() > LATE_END
                && let Some(late) = late.take()
            {
                late();
            } else if begun.elapsed() > PATIENCE || ends && late.is_none() {
                finished.is_whole = false;
                break;
            }
        }
        for msg in messages.try_iter() {
            finished.hear(msg);
        }
        finished.homeless = self.session.homeless();
        finished
    }

    /// Gives requests to their workers; false when the program is to end.
    fn perform(&mut self, request: Request, terminal: &mut Terminal, input: &Input) -> bool {
        match request {
            Request::Search(request) => self.search.put(request),
            Request::Preview(request) => self.previews.put(request),
            Request::Work(request) => self.work.put(request),
            Request::Background(request) => self.background.put(request),
            Request::Session(request) => self.keep(request),
            Request::Terminal(request) => return self.errand(request, terminal, input),
        }
        true
    }

    /// Has something kept beside the library; a draft is planned first.
    fn keep(&mut self, request: SessionRequest) {
        match request {
            SessionRequest::Draft(draft) => return self.plan_draft(*draft),
            SessionRequest::DropDraft(ref key, _) => {
                self.draft.take_if(|(draft, _)| draft.key == *key);
            }
            SessionRequest::Positions(_)
            | SessionRequest::Setting(..)
            | SessionRequest::SettleEdit(..)
            | SessionRequest::LeaveEdit(_)
            | SessionRequest::Choices(_)
            | SessionRequest::ColorNames(_) => {}
        }
        self.session.put(request);
    }

    /// Does what is done on the thread that draws; false when the program is to end.
    fn errand(&mut self, request: TerminalRequest, terminal: &mut Terminal, input: &Input) -> bool {
        match request {
            TerminalRequest::Quit => return false,
            TerminalRequest::Redraw => terminal.redraw(),
            TerminalRequest::Suspend => suspend(terminal, input),
            TerminalRequest::Mouse(listens) => terminal.listen(listens),
            TerminalRequest::Copy(text) => {
                // Both, for either may be deaf: a terminal without OSC 52, a display far away.
                let by_terminal = Terminal::copy(&text);
                if !clipboard::copy(&text) && !by_terminal {
                    self.say("say-too-long-to-copy", text.chars().take(40).collect());
                }
            }
            TerminalRequest::Edit(of, text) => self.lend(terminal, input, *of, &text),
            TerminalRequest::EditFile(path) => self.edit_file(terminal, input, &path),
            TerminalRequest::KeepDraft => self.keep_draft(),
            TerminalRequest::OpenUrl(url) => self.open(url),
        }
        true
    }

    /// Has a draft kept soon, and not too often.
    fn plan_draft(&mut self, draft: Draft) {
        // Another editor's draft does not take this one's place.
        if self
            .draft
            .as_ref()
            .is_some_and(|(one, _)| one.key != draft.key)
        {
            self.keep_draft();
        }
        let soon = Instant::now() + DRAFT_SOON;
        let due = self
            .drafted
            .map_or(soon, |last| soon.max(last + DRAFT_EVERY));
        let due = self
            .draft
            .as_ref()
            .map_or(due, |(_, waiting)| due.min(*waiting));
        self.draft = Some((draft, due));
    }

    /// Opens what may be opened, beside the drawing thread.
    fn open(&self, url: String) {
        open::begin(Arc::clone(&self.workspace), url, self.sender.clone());
    }

    fn keep_draft(&mut self) {
        if let Some((draft, _)) = self.draft.take() {
            self.drafted = Some(Instant::now());
            self.session.put(SessionRequest::Draft(Box::new(draft)));
        }
    }

    fn say(&self, key: &'static str, text: String) {
        let _ = self
            .sender
            .send(Event::Terminal(TerminalEvent::Said(key, text)));
    }

    /// Opens a file itself in the reader's editor; what becomes of it is then read again.
    fn edit_file(&mut self, terminal: &mut Terminal, input: &Input, path: &Path) {
        self.keep_draft();
        input.pause();
        terminal.leave();
        let opened = run_editor(&config::editor(), path);
        let _ = terminal.resume();
        input.resume();
        let (width, height) = terminal.size();
        let _ = self
            .sender
            .send(Event::Input(InputEvent::Resize(width, height)));
        if let Err(problem) = opened {
            let _ = self.sender.send(Event::Failed(problem));
        }
        self.background
            .put(BackgroundRequest::Refresh { is_first: false });
    }

    /// Gives the terminal to the reader's editor for a text, and takes it back.
    fn lend(&mut self, terminal: &mut Terminal, input: &Input, of: TextOf, text: &str) {
        self.keep_draft();
        let file = match self.workspace.hand_out(of, text) {
            Ok(file) => file,
            Err(problem) => {
                let _ = self.sender.send(Event::Failed(problem));
                return;
            }
        };
        input.pause();
        terminal.leave();
        let back = file.edit(&config::editor());
        let is_as_given = match &back {
            CameBack::Same => true,
            CameBack::Changed(text) | CameBack::Doubtful(text, _) => *text == file.given,
            CameBack::Unreadable(_) => false,
        };
        if is_as_given {
            file.settle();
        }
        let _ = terminal.resume();
        input.resume();
        let (width, height) = terminal.size();
        let _ = self
            .sender
            .send(Event::Input(InputEvent::Resize(width, height)));
        let _ = self
            .sender
            .send(Event::Terminal(TerminalEvent::Edited(Box::new(file), back)));
    }
}

/// Gives the terminal back to the shell until the program is continued.
fn suspend(terminal: &mut Terminal, input: &Input) {
    input.pause();
    terminal.leave();
    let _ = kill_process(getpid(), Signal::TSTP);
    let _ = terminal.resume();
    input.resume();
}
