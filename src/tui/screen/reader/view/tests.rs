//! Screens of the reader, looked at one by one, and what holds for any of them.

mod always;
mod screens;
mod support;
