//! What can be typed on the command line. The words that explain it stand in the messages (`explain-*`).

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(
    name = "glose",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    /// The library's folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// The language of the interface.
    #[arg(long, global = true, value_name = "LANG", value_parser = ["fr", "en"], hide_possible_values = true)]
    pub lang: Option<String>,
    /// When to colour. Every command takes it, save `note`, where `--color` is the highlight's.
    #[arg(long = "color", value_name = "WHEN", hide_possible_values = true)]
    pub when: Option<When>,
    /// Shows help.
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// Shows the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do; nothing opens the interface.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// The best first.
    Relevance,
    /// Published last first.
    Published,
    /// Added last first.
    Saved,
    /// By title.
    Title,
    /// The longest first.
    Length,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Adds files, folders, standard input.
    Add(Add),
    /// Finds articles.
    Search(Search),
    /// Lists articles.
    List(List),
    /// Shows an article or an annotation.
    Show(Show),
    /// Writes a note.
    Note(Note),
    /// Lists annotations.
    Annotations(Annotations),
    /// Tags articles.
    Tag(Tag),
    /// Says where the reader is with articles.
    Status(Status),
    /// Finds articles that are like another.
    Similar(Similar),
    /// Takes excerpts out.
    Export(Export),
    /// Deletes articles and annotations.
    Delete(Delete),
    /// Writes the whole library into one file.
    Backup(Backup),
    /// Brings back what was deleted, or a backup.
    Restore(Restore),
    /// Makes the index anew.
    Reindex,
    /// Checks the library.
    Doctor(Doctor),
    /// Shows where the settings stand, and all of them.
    Config,
    /// Opens a sample library.
    Demo(Demo),
    /// Writes completions for a shell.
    Completions(Completions),
    /// Explains a command.
    Help(Help),
}

/// `glose add`.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// Files and folders; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// One object a line.
    #[arg(long)]
    pub json: bool,
}

/// `glose search`.
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// The query, in one word or several.
    #[arg(required_unless_present = "batch", value_name = "QUERY")]
    pub query: Vec<String>,
    /// One object a line.
    #[arg(long)]
    pub json: bool,
    /// Most hits.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 50,
        hide_default_value = true
    )]
    pub limit: usize,
    /// The order.
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    pub sort: Option<Order>,
    /// A file of queries, one a line; `-` is standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "explain"])]
    pub batch: Option<PathBuf>,
    /// Says why each hit is there.
    #[arg(long)]
    pub explain: bool,
}

/// `glose list`.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// The query; nothing lists everything.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// One object a line.
    #[arg(long)]
    pub json: bool,
    /// Most articles.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// The order.
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    pub sort: Option<Order>,
}

/// `glose show`.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// An article or an annotation.
    #[arg(value_name = "ID")]
    pub id: String,
    /// One object.
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// The article's Markdown, as it stands in its file.
    #[arg(long)]
    pub markdown: bool,
}

/// `glose note`.
#[derive(Debug, clap::Args)]
pub(super) struct Note {
    /// The article.
    #[arg(value_name = "ID")]
    pub id: String,
    /// The passage; without it the note is on the article as a whole.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub quote: Option<String>,
    /// Which of the places where the passage stands, from 1.
    #[arg(long, value_name = "N", requires = "quote")]
    pub nth: Option<usize>,
    /// The note; without it standard input where it is no terminal, else the editor; `-` is standard input too.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// No words: highlights the passage.
    #[arg(long, conflicts_with = "text")]
    pub highlight: bool,
    /// A tag; may stand several times.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// The colour.
    #[arg(long, value_name = "COLOR")]
    pub color: Option<String>,
    /// One object.
    #[arg(long)]
    pub json: bool,
}

/// `glose annotations`.
#[derive(Debug, clap::Args)]
pub(super) struct Annotations {
    /// The query; nothing lists everything.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// One object a line.
    #[arg(long)]
    pub json: bool,
    /// Most annotations.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// `glose tag`.
#[derive(Debug, clap::Args)]
pub(super) struct Tag {
    /// Articles and annotations, then `+tag` and `-tag`.
    #[arg(required = true, value_name = "TAGGING")]
    pub words: Vec<String>,
}

/// `glose status`.
#[derive(Debug, clap::Args)]
pub(super) struct Status {
    /// Articles, then the status.
    #[arg(required = true, value_name = "PLACING")]
    pub words: Vec<String>,
}

/// `glose similar`.
#[derive(Debug, clap::Args)]
pub(super) struct Similar {
    /// The article.
    #[arg(value_name = "ID")]
    pub id: String,
    /// One object a line.
    #[arg(long)]
    pub json: bool,
    /// Most articles.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        hide_default_value = true
    )]
    pub limit: usize,
}

/// `glose export`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own on the command line"
)]
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The query; nothing takes every annotation.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// An article of which everything goes out; may stand several times.
    #[arg(long, value_name = "ID", conflicts_with = "query")]
    pub article: Vec<String>,
    /// The format.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    /// The file; `-`, as nothing, is standard output.
    #[arg(short = 'o', long, value_name = "FILE", conflicts_with = "into")]
    pub output: Option<PathBuf>,
    /// The folder.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// A template of the reader's own, in place of a format.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["format", "into", "group"])]
    pub template: Option<String>,
    /// Overwrites without asking.
    #[arg(long)]
    pub force: bool,
    /// With the sentences around each passage.
    #[arg(long)]
    pub context: bool,
    /// What the excerpts are gathered by.
    #[arg(long, value_name = "GROUP", value_parser = ["article", "tag", "color", "date"], hide_possible_values = true)]
    pub group: Option<String>,
    /// The order of the excerpts.
    #[arg(long, value_name = "ORDER", value_parser = ["text", "date", "tag", "color"], hide_possible_values = true)]
    pub order: Option<String>,
    /// The style of a list of references at the end: one of ours, one of the reader's folder, or a file.
    #[arg(long, value_name = "STYLE")]
    pub style: Option<String>,
    /// Without the reader's own words.
    #[arg(long)]
    pub no_notes: bool,
    /// Without tags.
    #[arg(long)]
    pub no_tags: bool,
    /// Without the articles' texts.
    #[arg(long)]
    pub no_text: bool,
    /// Cells of CSV as they are, even those that a spreadsheet would run.
    #[arg(long)]
    pub raw_cells: bool,
    /// Lists the formats.
    #[arg(long, exclusive = true)]
    pub formats: bool,
}

/// `glose delete`.
#[derive(Debug, clap::Args)]
pub(super) struct Delete {
    /// Articles and annotations.
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

/// `glose backup`.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file.
    #[arg(value_name = "ARCHIVE")]
    pub file: PathBuf,
    /// Overwrites without asking.
    #[arg(long)]
    pub force: bool,
}

/// `glose restore`.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// What was deleted, or a backup; nothing lists the trash.
    #[arg(value_name = "WHAT")]
    pub name: Option<PathBuf>,
    /// The folder that a backup goes into, in place of the library.
    #[arg(long, value_name = "DIR", requires = "name")]
    pub into: Option<PathBuf>,
    /// The list, one object a line.
    #[arg(long, conflicts_with = "name")]
    pub json: bool,
}

/// `glose doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Doctor {
    /// Mends what can be mended.
    #[arg(long)]
    pub fix: bool,
    /// Forgets what vanished in a mass.
    #[arg(long, conflicts_with = "fix")]
    pub accept_gone: bool,
}

/// `glose demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Builds and searches the sample library without opening it.
    #[arg(long)]
    pub check: bool,
}

/// `glose completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// `glose help`.
#[derive(Debug, clap::Args)]
pub(super) struct Help {
    /// The command.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}
