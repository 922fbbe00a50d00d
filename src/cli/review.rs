//! `review`: a verdict on a claim, with sources, note and resolution in the same line.

use super::clock::clock;
use super::output::Output;
use super::person::introduced;
use super::{Global, copy, exit, values};
use crate::desk::answers::{Answer, Confidence};
use crate::desk::category::Category;
use crate::desk::resolution::Resolution;
use crate::desk::source::Stance;
use crate::desk::state::ClaimState;
use crate::report::one_line;
use crate::workbench::{self, Cited, Error, Reviewed, Reviewing};

/// Give a verdict on a claim, with sources, note and resolution if you like
///
/// Your own earlier verdict on it is superseded. Verdicts of others stay beside yours, and where
/// they differ the claim is disputed. Several claims get it in one act: all of them, or none.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claim: c17, or a1/17. Several with the same answer: c17 c18, or a1/3-9,12
    #[arg(value_name = "ID", required = true)]
    claims: Vec<String>,
    /// A code of the desk's scale, such as `accurate`, `needs_fix` or `wrong`
    #[arg(long, value_name = "VERDICT")]
    verdict: String,
    /// What you found; `-` reads it from standard input
    #[arg(long, value_name = "WORDS")]
    rationale: Option<String>,
    /// How sure you are
    #[arg(long, value_parser = values::confidence())]
    confidence: Option<Confidence>,
    /// The right wording; the new text of a fix
    #[arg(long, value_name = "WORDS")]
    correction: Option<String>,
    /// What sort of error it is
    #[arg(long, value_parser = values::category())]
    category: Option<Category>,
    /// For a quote: is it so, or did they say so
    #[arg(long, value_parser = values::answer(), default_value = Answer::Is.code())]
    answer: Answer,
    /// The last day on which the verdict holds
    #[arg(long, value_name = "DATE")]
    valid_until: Option<String>,
    /// Only if the claim still has this version
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    if_version: Option<i64>,
    /// A note beside it
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
    /// What happens to the copy
    #[arg(long, value_parser = values::resolution())]
    resolution: Option<Resolution>,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    copy: copy::Args,
}

/// What a verdict rests on.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Sources")]
struct Sources {
    /// Address, file or s3; #supports, #refutes or #context behind it is its stance
    #[arg(long, value_name = "URL|FILE|SOURCE")]
    source: Vec<String>,
    /// What they do to the claim [default: supports]
    #[arg(long, value_parser = values::stance(), requires = "source")]
    stance: Option<Stance>,
    /// Page or timestamp
    #[arg(long, value_name = "WORDS", requires = "source")]
    locator: Option<String>,
    /// The passage, word for word
    #[arg(long, value_name = "WORDS", requires = "source")]
    quoted: Option<String>,
    /// Title of a single new source
    #[arg(long, value_name = "WORDS", requires = "source")]
    title: Option<String>,
    /// Who published a single new source
    #[arg(long, value_name = "NAME", requires = "source")]
    publisher: Option<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        // A bare number is an id, and people may have meant the number in the article.
        let bare = self.claims.iter().any(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
        let done = workbench::review(&mut desk, &who, &self.asked()?)?;
        introduced(&done, out);
        for one in &done.value {
            told(one, out)?;
            if bare {
                let Reviewed { claim_id, number, article_id, .. } = one;
                out.talk(&format!("c{claim_id} is claim {number} of a{article_id}"));
            }
        }
        if let [alone] = done.value.as_slice() {
            next(alone, out);
        }
        Ok(exit::FINE)
    }

    fn asked(self) -> Result<Reviewing, Error> {
        let new_text =
            self.resolution.filter(|one| one.changes_copy()).and(self.correction.clone());
        Ok(Reviewing {
            claims: self.claims,
            answer: self.answer,
            verdict: self.verdict,
            rationale: self.rationale.map(super::words_or_stdin).transpose()?,
            confidence: self.confidence,
            correction: self.correction,
            category: self.category,
            valid_until: self.valid_until,
            resolution: self.resolution.map(|one| self.copy.asked(one, new_text)),
            cited: Cited {
                fresh: None,
                sources: self.sources.source,
                stance: self.sources.stance,
                by_verdict: false,
                locator: self.sources.locator,
                quoted: self.sources.quoted,
                title: self.sources.title,
                publisher: self.sources.publisher,
            },
            note: self.note,
            if_version: self.if_version,
        })
    }
}

fn told(done: &Reviewed, out: &mut Output) -> Result<(), Error> {
    let id = format!("c{}", done.claim_id);
    let closed = done.resolution.as_ref().filter(|_| done.state == ClaimState::Closed);
    let copy = closed.map_or_else(String::new, |code| format!(", {code}"));
    let cited = match done.sources.as_slice() {
        [] => String::new(),
        sources => format!(", citing {}", listed('s', sources)),
    };
    let state = done.state.code();
    out.print(&format!("{id} is {state}: {}{copy}{cited}\n", done.verdict))?;
    if let Some(before) = &done.replaced {
        out.talk(&format!("It takes the place of your {before}."));
    }
    if let Some(proposed) = &done.proposed {
        let (reading, by) =
            (one_line(proposed.wording.as_deref().unwrap_or("")), proposed.by.join(", "));
        out.talk(&format!("Its correction is the reading that {by} accepted: {reading}"));
        for left in &proposed.left {
            out.talk(&format!("Accepted, too, and not in it: {}", one_line(left)));
        }
    }
    if let Some(before) = &done.overtaken {
        out.talk(&format!("The {before} that stood for the copy no longer does."));
    }
    if let Some(note) = done.note {
        out.talk(&format!("Noted as n{note}"));
    }
    if !done.flags.is_empty() {
        out.talk(&format!("Answered: {}", listed('f', &done.flags)));
    }
    if done.taken_back {
        out.talk(&format!("a{} was cleared; that is taken back.", done.article_id));
    }
    for (who, verdict, at) in &done.others {
        out.talk(&format!("{who} gave {verdict} ({}); both stand.", clock(at)));
    }
    if let (ClaimState::Disputed, Some(copy)) = (done.state, &done.resolution) {
        out.talk(&format!("What happens to the copy ({copy}) waits for the decision."));
    }
    Ok(())
}

fn next(done: &Reviewed, out: &Output) {
    let id = format!("c{}", done.claim_id);
    match done.state {
        ClaimState::Disputed => out.next(&format!(
            "An editor decides: factdesk adjudicate {id} --verdict … --rationale … --resolution …"
        )),
        ClaimState::Checked => out.next(&undecided(done, &id)),
        _ => {}
    }
}

/// What to type when nobody has said yet what happens to the copy.
fn undecided(done: &Reviewed, id: &str) -> String {
    let flagged = match done.flags.as_slice() {
        [] => String::new(),
        [_] => ", flag or not".to_owned(),
        _ => ", flags or not".to_owned(),
    };
    if done.passes {
        format!("If the words stand as printed{flagged}: factdesk resolve {id} --resolution stet")
    } else {
        format!(
            "Say what happens to the copy: factdesk resolve {id} --resolution \
             fix|attribute|cut|on_author|stet"
        )
    }
}

/// `f1, f2`
pub(super) fn listed(letter: char, ids: &[i64]) -> String {
    ids.iter().map(|id| format!("{letter}{id}")).collect::<Vec<_>>().join(", ")
}
