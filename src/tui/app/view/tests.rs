//! Every screen at every size, looked at one by one, and what holds for any of them.

mod always;
mod dialogs;
mod hard;
mod more;
mod pictures;
mod review;
mod screens;
mod support;
