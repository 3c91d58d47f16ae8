//! The verbs, written once: what they act on is what the reader sees chosen.

use crate::export::reference;
use crate::library::{Annotation, ArticleMeta, Status};
use crate::text::{ByteRange, Language};
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::reach::{in_front, perform, perform_on_checked};
use crate::tui::app::state::State;
use crate::tui::dialog::ExportDialog;
use crate::tui::dialog::tags::{TagPicker, Target};
use crate::tui::port::choices::Offer;
use crate::tui::port::subject::STAR;
use crate::tui::port::{Env, Op, Request, Subject, TerminalRequest, WorkRequest};
use crate::workspace::{NoteChange, Scope};

/// Whether something stands on the screen that tags or exports can be of.
pub fn has_something(state: &State) -> bool {
    match state.front().subject().0 {
        Subject::Articles { focused, .. } => focused.is_some(),
        Subject::Notes { .. } | Subject::Passage { .. } => true,
        Subject::Nothing | Subject::Waiting { .. } => false,
    }
}

/// Says that there is nothing to act on.
fn nothing(state: &mut State) -> Vec<Request> {
    state.note("say-nothing-chosen");
    Vec::new()
}

/// Asks for the tags of what is chosen.
pub fn tag(state: &mut State, env: &Env) -> Vec<Request> {
    let known = &state.around.tags;
    let subject = state.front().subject().0;
    let picker = match &subject {
        Subject::Passage {
            note: Some(note), ..
        } => tags_of_note(note.annotation.clone(), note.range, known),
        Subject::Notes { chosen, .. } => {
            let lists: Vec<&[String]> = chosen.iter().map(|hit| hit.tags.as_slice()).collect();
            TagPicker::new(Target::Notes(subject.notes()), &lists, known)
        }
        Subject::Nothing
        | Subject::Articles { .. }
        | Subject::Passage { note: None, .. }
        | Subject::Waiting { .. } => return tag_article(state, env),
    };
    state.dialog = Some(Dialog::Tags(picker));
    Vec::new()
}

/// Asks for the tags of the articles that are chosen, or of the one that the chosen notes stand in.
pub fn tag_article(state: &mut State, _: &Env) -> Vec<Request> {
    let subject = state.front().subject().0;
    let articles = subject.articles();
    if articles.is_empty() {
        return nothing(state);
    }
    let lists: Vec<&[String]> = articles.iter().map(|(_, tags)| *tags).collect();
    let target = Target::Articles(subject.slugs());
    let picker = TagPicker::new(target, &lists, &state.around.tags);
    state.dialog = Some(Dialog::Tags(picker));
    Vec::new()
}

/// The picker of the tags of an annotation of the open article.
pub fn tags_of_note(
    annotation: Annotation,
    range: Option<ByteRange>,
    known: &[(String, u32)],
) -> TagPicker {
    let tags = annotation.tags.clone();
    let target = Target::Note(Box::new(annotation), range);
    TagPicker::new(target, &[&tags], known)
}

/// Shows what can go out, in which form, where to.
pub fn export(state: &mut State, _: &Env) -> Vec<Request> {
    let mut offers: Vec<Offer> = state.front().offers();
    let all = Scope::Query(String::new());
    offers.push(("scope-all", String::new(), all));
    let dialog = ExportDialog::new(offers, &state.around);
    let mut effects: Vec<Request> = dialog
        .wanted()
        .map(|(scope, choices)| Request::Work(WorkRequest::ExportPreview(scope, choices)))
        .into_iter()
        .collect();
    effects.push(Request::Work(WorkRequest::Styles));
    state.dialog = Some(Dialog::Export(Box::new(dialog)));
    effects
}

/// Copies what is chosen: the passage, or the words of a note.
pub fn copy(state: &mut State, _: &Env) -> Vec<Request> {
    let text = match state.front().subject().0 {
        Subject::Nothing => String::new(),
        Subject::Articles { focused, .. } => {
            focused.map(|meta| meta.title.clone()).unwrap_or_default()
        }
        Subject::Notes { chosen, .. } => {
            let words = chosen.iter().map(|hit| match hit.note.as_str() {
                "" => hit.quote.as_str(),
                note => note,
            });
            words.collect::<Vec<_>>().join("\n\n")
        }
        Subject::Passage {
            document,
            range,
            note,
            is_note_focused,
            ..
        } => {
            let note = note.filter(|_| is_note_focused);
            let words = note.map(|note| note.annotation.note.as_str());
            let words = words.filter(|words| !words.is_empty());
            words.unwrap_or_else(|| document.slice(range)).to_owned()
        }
        Subject::Waiting { case, .. } => case
            .map(|case| case.annotation.words().to_owned())
            .unwrap_or_default(),
    };
    copied(state, text)
}

/// Copies what is chosen with its source.
pub fn copy_source(state: &mut State, _: &Env) -> Vec<Request> {
    let around = &state.around;
    let style = around.choices.style(&around.styles);
    let cite = |meta: &ArticleMeta, quote: &str, read: Option<Language>| {
        let language = around.choices.language().or(meta.language).or(read);
        reference(meta, quote, style.as_ref(), language.unwrap_or_default())
    };
    let text = match state.front().subject().0 {
        Subject::Nothing => String::new(),
        Subject::Articles { focused, .. } => {
            focused.map(|meta| cite(meta, "", None)).unwrap_or_default()
        }
        Subject::Notes { chosen, .. } => {
            let said = chosen
                .iter()
                .map(|hit| cite(&hit.article, &hit.quote, None));
            said.collect::<Vec<_>>().join("\n\n")
        }
        Subject::Passage {
            article,
            document,
            range,
            ..
        } => cite(article, document.slice(range), document.language()),
        Subject::Waiting { article, case } => case
            .map(|case| cite(article, case.annotation.words(), None))
            .unwrap_or_default(),
    };
    copied(state, text)
}

/// Scalar values of a copied text that the message shows.
const SHOWN: usize = 60;

/// Has a text copied, and says how much of what.
pub fn copied(state: &mut State, text: String) -> Vec<Request> {
    if text.is_empty() {
        return nothing(state);
    }
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let args = [
        ("count", text.chars().count().into()),
        ("text", shown.replace('\n', " ").into()),
    ];
    let said = state.around.manner.messages.with("say-copied", &args);
    state.status.done(said, false);
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    vec![Request::Terminal(TerminalRequest::Copy(text))]
}

/// Moves what is chosen to the trash.
pub fn delete(state: &mut State, env: &Env) -> Vec<Request> {
    let subject = state.front().subject().0;
    let op = match &subject {
        Subject::Nothing => return nothing(state),
        Subject::Articles { .. } => {
            let slugs = subject.slugs();
            if slugs.is_empty() {
                return nothing(state);
            }
            Op::DeleteArticles(slugs)
        }
        Subject::Notes { .. } => Op::ChangeNotes(subject.notes(), NoteChange::Delete),
        Subject::Passage { note, .. } => {
            let Some(note) = note else {
                state.note("say-no-note-here");
                return Vec::new();
            };
            Op::DeleteNotes(vec![note.annotation.clone()])
        }
        Subject::Waiting { article, case } => {
            let Some(case) = case else {
                return nothing(state);
            };
            let note = (article.slug.clone(), case.annotation.id.0.clone());
            Op::ChangeNotes(vec![note], NoteChange::Delete)
        }
    };
    perform_on_checked(state, op, env)
}

/// Opens what is chosen to be edited: a note in the editor, an article in the reader's own.
pub fn edit(state: &mut State, env: &Env) -> Vec<Request> {
    match state.front().subject().0 {
        Subject::Nothing => nothing(state),
        Subject::Articles { .. } => edit_external(state, env),
        Subject::Notes { .. } | Subject::Passage { .. } | Subject::Waiting { .. } => {
            in_front(state, env, |screen, cx| screen.edit_note(false, cx))
        }
    }
}

/// Opens what is chosen in the reader's own editor.
pub fn edit_external(state: &mut State, env: &Env) -> Vec<Request> {
    match state.front().subject().0 {
        Subject::Notes { .. } => in_front(state, env, |screen, cx| screen.edit_note(true, cx)),
        // Read anew: what the editor is given is what stands in the file.
        subject @ (Subject::Nothing
        | Subject::Articles { .. }
        | Subject::Passage { .. }
        | Subject::Waiting { .. }) => match subject.article() {
            Some(article) => vec![Request::Work(WorkRequest::ReadToEdit(article.slug.clone()))],
            None => nothing(state),
        },
    }
}

/// Shows what is known of what is chosen.
pub fn info(state: &mut State, env: &Env) -> Vec<Request> {
    in_front(state, env, |screen, cx| screen.info(cx))
}

/// Opens the page that the article comes from, or that the focus is on a link to.
pub fn open_original(state: &mut State, _: &Env) -> Vec<Request> {
    let front = state.front();
    let subject = front.subject().0;
    let source = || subject.article().and_then(|meta| meta.source.clone());
    if let Some(source) = front.address().or_else(source) {
        return vec![Request::Terminal(TerminalRequest::OpenUrl(source))];
    }
    if subject.article().is_none() {
        return nothing(state);
    }
    state.note("say-no-source");
    Vec::new()
}

/// Marks what is chosen as read, or as to read again.
pub fn read_toggle(state: &mut State, _: &Env) -> Vec<Request> {
    let subject = state.front().subject().0;
    let slugs = subject.slugs();
    if slugs.is_empty() {
        return nothing(state);
    }
    let now = subject.article().map_or(Status::Inbox, |meta| meta.status);
    let status = match now {
        Status::Inbox | Status::Reading => Status::Done,
        Status::Done => Status::Inbox,
    };
    perform(state, Op::SetStatus { slugs, status })
}

/// Puts a star on what is chosen, or takes it away: a tag like others, so that queries find it.
pub fn star(state: &mut State, _: &Env) -> Vec<Request> {
    let subject = state.front().subject().0;
    let slugs = subject.slugs();
    if slugs.is_empty() {
        return nothing(state);
    }
    let is_starred = |meta: &ArticleMeta| meta.tags.iter().any(|tag| tag == STAR);
    let is_on = subject.article().is_some_and(is_starred);
    let star = vec![STAR.to_owned()];
    let (add, remove) = if is_on {
        (Vec::new(), star)
    } else {
        (star, Vec::new())
    };
    perform(state, Op::TagArticles { slugs, add, remove })
}
