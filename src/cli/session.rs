//! What every command has at hand: messages, settings, places, standard output, the time.

use std::collections::HashSet;
use std::path::Path;
use std::thread;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::arguments::Arguments;
use super::outcome::{Ending, Failure, describe};
use super::output::{Output, say};
use super::progress::Bar;
use crate::config::{Config, Places};
use crate::i18n::{Arg, Messages};
use crate::search::{Locale, Searcher};
use crate::text::Language;
use crate::workspace::{Done, Found, Hint, Problem, ProblemKind, Workspace, warn_if_slow};

/// What opening a library comes to.
type Opened = Result<Workspace, Problem>;

/// What a command has at hand.
pub(super) struct Session {
    /// The messages of the interface's language.
    pub messages: Messages,
    /// The reader's settings.
    pub config: Config,
    /// Standard output.
    pub out: Output,
    /// The moment the command began.
    pub now: Timestamp,
    /// The language that was asked for with `--lang`.
    pub lang: Option<Language>,
    places: Option<Places>,
}

impl Session {
    /// What the arguments ask for.
    pub(super) fn new(messages: Messages, config: Config, typed: &Arguments) -> Self {
        Self {
            messages,
            config,
            out: Output::new(typed.when),
            now: Timestamp::now(),
            lang: typed.lang.as_deref().and_then(Language::parse),
            places: Places::find(typed.library.as_deref()),
        }
    }

    /// The folders in use.
    ///
    /// # Errors
    /// The system has no home folder.
    pub(super) fn places(&self) -> Ending<&Places> {
        let none = || Failure::of(ProblemKind::NoHome, "HOME", Hint::SetHome);
        self.places.as_ref().ok_or_else(none)
    }

    /// The library with its index up to date. Files that cannot be read are counted on standard error.
    ///
    /// # Errors
    /// The library or its index cannot be opened.
    pub(super) fn workspace(&self) -> Ending<Workspace> {
        let workspace = self.open_workspace()?;
        self.refresh(&workspace)?;
        Ok(workspace)
    }

    /// What the index answers, brought up to date as by [`Session::workspace`], with the commit that answered. It is asked
    /// while the files are looked at, and again where that changed it.
    ///
    /// # Errors
    /// As [`Session::workspace`].
    pub(super) fn asked<T: Send>(
        &self,
        workspace: &Workspace,
        ask: impl Fn(&Searcher) -> T + Sync,
    ) -> Ending<(Searcher, T)> {
        let before = workspace.searcher();
        let (early, refreshed) = thread::scope(|scope| {
            let asking = scope.spawn(|| ask(&before));
            let refreshed = self.refresh(workspace);
            (asking.join(), refreshed)
        });
        refreshed?;
        let now = workspace.searcher();
        let answer = match early {
            Ok(answer) if now.is_same(&before) => answer,
            _ => ask(&now),
        };
        Ok((now, answer))
    }

    /// The library, for a change of what words name, with what they name, in their order. Where the index knows all of it
    /// as it stands, nothing else is looked at; else as [`Session::workspace`].
    ///
    /// # Errors
    /// As [`Session::workspace`]; one of the words names nothing, or several things.
    pub(super) fn workspace_of(&self, names: &[String]) -> Ending<(Workspace, Vec<Found>)> {
        let workspace = self.open_workspace()?;
        let current = names.iter().map(|name| workspace.find_current(name));
        if let Some(found) = current.collect() {
            return Ok((workspace, found));
        }
        self.refresh(&workspace)?;
        let found = Self::found(&workspace, names)?;
        Ok((workspace, found))
    }

    /// The library, for a change of the articles that words name, with their slugs, in their order, each once.
    ///
    /// # Errors
    /// As [`Session::workspace_of`]; one of the words names an annotation.
    pub(super) fn workspace_of_articles(
        &self,
        names: &[String],
    ) -> Ending<(Workspace, Vec<String>)> {
        let workspace = self.open_workspace()?;
        let current = names.iter().map(|name| workspace.find_current(name));
        let current = current.map(|found| match found? {
            Found::Article(slug) => Some(slug),
            Found::Note(_) => None,
        });
        if let Some(mut slugs) = current.collect::<Option<Vec<String>>>() {
            let mut seen = HashSet::new();
            slugs.retain(|slug| seen.insert(slug.clone()));
            return Ok((workspace, slugs));
        }
        self.refresh(&workspace)?;
        let slugs = Self::articles(&workspace, names)?;
        Ok((workspace, slugs))
    }

    /// The library, for a change of the article that a word names, with its slug.
    ///
    /// # Errors
    /// As [`Session::workspace_of_articles`].
    pub(super) fn workspace_of_article(&self, name: &str) -> Ending<(Workspace, String)> {
        let (workspace, mut slugs) = self.workspace_of_articles(&[name.to_owned()])?;
        let slug = slugs
            .pop()
            .map_or_else(|| Self::article(&workspace, name), Ok)?;
        Ok((workspace, slug))
    }

    /// Brings the index up to date. Files that cannot be read are counted on standard error.
    fn refresh(&self, workspace: &Workspace) -> Ending<()> {
        let mut bar = Bar::new(&self.messages);
        let refreshed = workspace.refresh(&mut |progress| bar.show(progress));
        bar.clear();
        let refreshed = match refreshed {
            // What is in the index still is found, though it cannot be brought up to date now.
            Err(problem) if problem.is_index_refused() => {
                say(&describe(&self.messages, &problem));
                return Ok(());
            }
            other => other?,
        };
        let shifted = workspace.take_anchor_changes();
        if !shifted.is_empty() {
            let articles = shifted.iter().map(|one| (one.title.as_str(), one.counts));
            let text = self.messages.shifted(articles);
            say(&self.messages.with("cli-shifted", &[("text", text.into())]));
        }
        let unread = refreshed.problems.len();
        if unread > 0 {
            say(&self
                .messages
                .with("cli-unread", &[("count", unread.into())]));
        }
        for notice in &refreshed.notices {
            say(&describe(&self.messages, notice));
        }
        Ok(())
    }

    /// The library, which must be there, with its index as it stands.
    ///
    /// # Errors
    /// As [`Session::workspace`].
    pub(super) fn open_workspace(&self) -> Ending<Workspace> {
        self.open(Workspace::open_existing)
    }

    /// As [`Session::opened`]; a library that is not there is made, and that is said.
    ///
    /// # Errors
    /// As [`Session::workspace`].
    pub(super) fn made(&self) -> Ending<Workspace> {
        let library = self.places()?.library.clone();
        let was_there = library.exists();
        let workspace = self.open(Workspace::open)?;
        if !was_there {
            let path = library.display().to_string();
            say(&self.with("cli-library-made", &[("path", path.into())]));
        }
        Ok(workspace)
    }

    fn open(&self, open: impl FnOnce(&Path, &Path, &Path) -> Opened) -> Ending<Workspace> {
        let places = self.places()?;
        let (language, folder) = (
            self.messages.language(),
            places.library.display().to_string(),
        );
        let late = move || {
            let messages = Messages::new(language);
            say(&messages.with("late-begin", &[("folder", folder.into())]));
        };
        let workspace = warn_if_slow(late, || open(&places.library, &places.index, &places.state))?;
        workspace.set_color_names(&self.config.colors);
        workspace.set_locale(Locale {
            zone: TimeZone::system(),
            language,
        });
        Ok(workspace)
    }

    /// The article that a reader's word names, by slug.
    ///
    /// # Errors
    /// None has that name, or several have, or it is an annotation.
    pub(super) fn article(workspace: &Workspace, name: &str) -> Ending<String> {
        Ok(workspace.find_article(name)?)
    }

    /// The articles that words name, in their order, each once.
    ///
    /// # Errors
    /// As [`Session::article`].
    pub(super) fn articles(workspace: &Workspace, names: &[String]) -> Ending<Vec<String>> {
        let mut slugs: Vec<String> = Vec::new();
        for name in names {
            let slug = Self::article(workspace, name)?;
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        Ok(slugs)
    }

    /// The articles and annotations that words name, in their order.
    ///
    /// # Errors
    /// One of them names nothing, or several things.
    pub(super) fn found(workspace: &Workspace, names: &[String]) -> Ending<Vec<Found>> {
        let found = names.iter().map(|name| Ok(workspace.find(name)?));
        found.collect()
    }

    /// Says what was done.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub(super) fn done(&mut self, done: &Done) -> Ending<()> {
        let line = done.sentence(&self.messages);
        self.out.line(&line)
    }

    /// Prints a message with its values as a line.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub(super) fn print(&mut self, key: &str, args: &[(&'static str, Arg)]) -> Ending<()> {
        let line = self.with(key, args);
        self.out.line(&line)
    }

    /// A message.
    pub(super) fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }

    /// A message with its values.
    pub(super) fn with(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.messages.with(key, args)
    }
}
