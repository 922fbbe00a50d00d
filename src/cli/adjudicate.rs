//! `adjudicate`: an editor decides between two verdicts.

use super::output::Output;
use super::person::introduced;
use super::{Global, copy, exit, values};
use crate::desk::answers::{Answer, Confidence};
use crate::desk::category::Category;
use crate::desk::resolution::Resolution;
use crate::desk::state::ClaimState;
use crate::workbench::{self, Adjudicating, Error};

/// Decide a disputed claim, with the reason and what happens to the copy
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claim: c17, or a1/17
    #[arg(value_name = "ID")]
    claim: String,
    /// A code of the desk's scale
    #[arg(long, value_name = "VERDICT")]
    verdict: String,
    /// Why it is decided so; `-` reads it from standard input
    #[arg(long, value_name = "WORDS")]
    rationale: String,
    /// How sure you are
    #[arg(long, value_parser = values::confidence())]
    confidence: Option<Confidence>,
    /// The right wording; the new text of a fix
    #[arg(long, value_name = "WORDS")]
    correction: Option<String>,
    /// What sort of error it is
    #[arg(long, value_parser = values::category())]
    category: Option<Category>,
    /// For a quote: which of its two questions [default: the one they differ on]
    #[arg(long, value_parser = values::answer())]
    answer: Option<Answer>,
    /// What happens to the copy
    #[arg(long, value_parser = values::resolution())]
    resolution: Option<Resolution>,
    #[command(flatten)]
    copy: copy::Args,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let new_text =
            self.resolution.filter(|one| one.changes_copy()).and(self.correction.clone());
        let asked = Adjudicating {
            claim: self.claim,
            answer: self.answer,
            verdict: self.verdict,
            rationale: super::words_or_stdin(self.rationale)?,
            confidence: self.confidence,
            correction: self.correction,
            category: self.category,
            resolution: self.resolution.map(|one| self.copy.asked(one, new_text)),
        };
        let done = workbench::adjudicate(&mut desk, &who, &asked)?;
        introduced(&done, out);
        let decided = &done.value;
        let copy = self.resolution.map_or_else(String::new, |one| format!(", {}", one.code()));
        let (id, state) = (decided.claim_id, decided.state.code());
        out.print(&format!("c{id} is {state}: {}{copy}\n", decided.verdict))?;
        for (who, verdict) in &decided.superseded {
            out.talk(&format!("{who}'s {verdict} no longer stands; the history keeps it."));
        }
        if decided.taken_back {
            out.talk("Its article was cleared; that is taken back.");
        }
        if decided.state == ClaimState::Disputed {
            out.talk("On the other question the verdicts still differ.");
        }
        Ok(exit::FINE)
    }
}
