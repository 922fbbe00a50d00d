//! `next`: the claim to take up now.

use serde_json::json;

use super::add::counted;
use super::clock::clock;
use super::output::Output;
use super::person::introduced;
use super::show::one_claim;
use super::{Global, exit, values};
use crate::report::{Format, format};
use crate::workbench::{self, Error, LEASE_MINUTES, Left, Queued, Taken, Taking};

/// Longer than a shift nobody sits on a claim.
const LONGEST_MINUTES: i64 = 12 * 60;

/// Take the next claim: what was handed to you, else what is nobody's
///
/// Nobody else is handed the claim for a while. A claim with an open question waits, and so does
/// not come up again until it is answered.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only of this article: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// For how long it is yours
    #[arg(
        long = "for",
        value_name = "MINUTES",
        default_value_t = LEASE_MINUTES,
        value_parser = clap::value_parser!(i64).range(1..=LONGEST_MINUTES)
    )]
    minutes: i64,
    /// The loudest flags of an article first, instead of as it is printed
    #[arg(long)]
    doubtful_first: bool,
    /// Go on behind this claim in its article
    #[arg(long, value_name = "CLAIM")]
    after: Option<String>,
    /// Give back what you have taken
    #[arg(long, conflicts_with_all = ["minutes", "doubtful_first", "after"])]
    drop: bool,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        if self.drop {
            let done = workbench::give_back(&mut desk, &who, self.article.as_deref())?;
            introduced(&done, out);
            if done.value.is_empty() {
                out.talk("You have no claim to give back.");
            }
            for claim in &done.value {
                out.talk(&format!(
                    "Given back: claim {} of {} ({})",
                    claim.number, claim.article, claim.id
                ));
            }
            return Ok(exit::FINE);
        }
        let asked = Taking {
            article: self.article,
            minutes: self.minutes,
            doubtful_first: self.doubtful_first,
            after: self.after,
        };
        let done = workbench::next(&mut desk, &who, &asked)?;
        introduced(&done, out);
        let (claim, taken) = match done.value {
            Queued::Claim(claim, taken) => (claim, taken),
            Queued::Nothing(left) => {
                nothing(left, out);
                return Ok(exit::FINE);
            }
        };
        if self.format == format::JSON {
            let mut object = json!(claim);
            if let Some(object) = object.as_object_mut() {
                object.insert("until".to_owned(), json!(taken.until));
                object.insert("reading".to_owned(), json!(taken.reading));
            }
            serde_json::to_writer_pretty(out.data(), &object).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
        } else {
            let found = workbench::history(&desk, &claim, false)?;
            let threads = workbench::threads(&desk, Some(&who), &claim.id)?;
            out.print(&one_claim(&claim, &found, &threads, out))?;
        }
        out.flush()?;
        out.talk(&yours(&taken));
        Ok(exit::FINE)
    }
}

fn yours(taken: &Taken) -> String {
    let how = match (taken.renewed, taken.reading.as_deref()) {
        (true, _) => "Still yours",
        (false, Some("first")) => "Handed to you, and yours",
        (false, Some("second")) => "Handed to you for a second reading, and yours",
        (false, Some(_)) => "Handed to you to decide, and yours",
        (false, None) => "Yours",
    };
    format!("{how} until {}", clock(&taken.until))
}

/// Says why there is nothing, and what is left.
fn nothing(left: Left, out: &Output) {
    let claims = |number: i64, one: &str, many: &str| {
        let number = usize::try_from(number).unwrap_or(0);
        let verb = if number == 1 { one } else { many };
        (number > 0).then(|| format!("{} {verb}", counted(number, "claim", "claims")))
    };
    let rest: Vec<_> = [
        claims(left.waiting, "waits for an answer", "wait for answers"),
        claims(left.taken, "is on somebody else's screen", "are on somebody else's screen"),
        claims(left.others, "is not for you to take now", "are not for you to take now"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if rest.is_empty() {
        return out.talk("No claim is left to take.");
    }
    out.talk(&format!("Nothing is left for you now. {}.", rest.join("; ")));
    if left.waiting > 0 {
        out.next("Whom to ask: factdesk report questions");
    }
}
