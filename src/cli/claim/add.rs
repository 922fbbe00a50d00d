//! `claim add`: words that the machine missed.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, values};
use super::made;
use crate::workbench::{self, AddingClaim, Error};

/// Make a claim of words that the machine missed
///
/// Type the words as you like: straight quotes stand for curly ones, a space for the end of a line.
/// The claim is numbered behind the one before it: 17a, then 17b.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// The exact words
    #[arg(long)]
    words: String,
    /// Which of them, where they stand several times
    #[arg(long, value_name = "N")]
    nth: Option<usize>,
    /// What sort of fact [default: what the figures inside suggest]
    #[arg(long, value_parser = values::kind())]
    kind: Option<String>,
    /// Who said it, for a quote
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Self { article, words, nth, kind, speaker } = self;
        let asked = AddingClaim { article, words, nth, kind, speaker };
        let done = workbench::add_claim(&mut desk, &who, &asked)?;
        introduced(&done, out);
        made(&[done.value], out)
    }
}
