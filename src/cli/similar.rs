//! `glose similar`: the articles that are like another.
