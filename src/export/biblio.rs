//! The articles as records of reference managers: BibTeX (biblatex), CSL-JSON and RIS.

mod bibtex;
mod csl;
mod key;
mod note;
mod ris;

pub(super) use bibtex::render as bibtex;
pub(super) use csl::render as csl;
pub(super) use ris::render as ris;
