//! What search sees of a text: its words, where each stands, and the forms by which it is found.
//!
//! Words are cut ([`words`]), put together again where typography took them apart ([`assemble`]:
//! elisions, hyphens, acronyms, numbers), folded and stemmed ([`stem`]). Each paragraph is stemmed in
//! its own language; a query word in both.

mod assemble;
mod families;
mod forms;
mod inflections;
mod irregular;
mod names;
mod stem;
mod stopwords;
mod words;

pub use assemble::{Analysis, Compound, Token};
pub use forms::{Analyzer, Forms};
pub use inflections::inflections;
pub(in crate::search) use names::signed_name;
pub use stopwords::{is_elided_form, is_function_word, is_function_word_of_any, language_evidence};

#[cfg(test)]
mod tests;
