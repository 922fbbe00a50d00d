//! `answer`: what somebody said to a question of the desk.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::report::one_line;
use crate::workbench::{self, Answering, Error};

/// Take down the answer to a question
#[derive(Debug, clap::Args)]
#[command(after_help = "A second answer takes the place of the first, which is kept.")]
pub(super) struct Args {
    /// q2
    #[arg(value_name = "QUESTION")]
    question: String,
    /// What they said; `-` reads it from standard input
    #[arg(value_name = "WORDS")]
    words: String,
    /// Who said it, when it was not the person asked
    #[arg(long, value_name = "NAME")]
    said_by: Option<String>,
    /// When they said it: 16:42, or "2023-07-14 16:42" [default: now]
    #[arg(long, value_name = "TIME")]
    said_at: Option<String>,
    /// Only if the question is of that version; an answer that has come since is shown, and yours
    /// refused
    #[arg(long, value_name = "N")]
    if_version: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let asked = Answering {
            words: super::words_or_stdin(self.words)?,
            question: self.question,
            said_by: self.said_by,
            said_at: self.said_at.as_deref().map(workbench::past_time).transpose()?,
            if_version: self.if_version,
        };
        let done = workbench::answer(&mut desk, &who, &asked)?;
        introduced(&done, out);
        if let Some(before) = &done.value {
            let by = before.taken_down_by.as_deref().unwrap_or_default();
            let words = one_line(before.answer.as_deref().unwrap_or_default());
            out.talk(&format!("It takes the place of the answer that {by} took down: {words}"));
        }
        out.talk(&format!("The answer stands beside {}", asked.question));
        Ok(exit::FINE)
    }
}
