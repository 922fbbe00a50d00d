//! `assign`: work handed to somebody, or taken back.

use super::add::counted;
use super::listing::listed;
use super::output::Output;
use super::person::{due_gone_by, introduced};
use super::{Global, exit, values};
use crate::desk::reading::Reading;
use crate::desk::state::ClaimState;
use crate::report::{Format, HANDED, format};
use crate::workbench::{self, Assigning, Desk, Error, Handed};

/// Hand claims to somebody: all of an article, or some chosen in any way
///
/// Several ways to choose narrow the choice: --kind money --section Budget hands out the amounts of
/// money under that heading. Claims that are settled already are left out.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Whose work it is
    #[arg(value_name = "HANDLE")]
    handle: String,
    /// In which article: a1, or 1. Nothing else chosen: all of it
    #[arg(long, value_name = "ARTICLE")]
    article: String,
    /// Claims by their numbers there: 3-9,12,17a
    #[arg(long, value_name = "NUMBERS")]
    claims: Option<String>,
    /// Claims under this heading
    #[arg(long, value_name = "HEADING")]
    section: Option<String>,
    /// Claims of this kind; repeat it for more
    #[arg(long, value_parser = values::kind())]
    kind: Vec<String>,
    /// Claims that this check doubts and nobody has answered; repeat it for more
    #[arg(long, value_name = "CODE")]
    flag: Vec<String>,
    /// Claims that cite this source or wait for it: one telephone call for all of them
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Claims in this state
    #[arg(long, value_parser = values::claim_state())]
    state: Option<String>,
    /// For which reading [default: first]
    #[arg(long, value_parser = values::reading())]
    reading: Option<Reading>,
    /// Until when: 18:00, "2023-07-14 18:00", or with a zone
    #[arg(long, value_name = "TIME", conflicts_with = "end")]
    due: Option<String>,
    /// Take the work back
    #[arg(long)]
    end: bool,
    /// Show what would be handed out, and change nothing
    #[arg(long)]
    preview: bool,
    /// How to write the list
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let asked = Assigning {
            to: self.handle,
            article: self.article,
            claims: self.claims,
            section: self.section,
            kinds: self.kind,
            flags: self.flag,
            source: self.source,
            state: self.state.as_deref().and_then(ClaimState::from_code),
            reading: self.reading,
            due_at: self.due.as_deref().map(workbench::closing_time).transpose()?,
            end: self.end,
        };
        let (handed, done) = if self.preview {
            let desk = Desk::open_to_read(&global.db)?;
            (workbench::preview_assign(&desk, &who, &asked)?, false)
        } else {
            let mut desk = global.desk_to_act()?;
            let done = workbench::assign(&mut desk, &who, &asked)?;
            introduced(&done, out);
            (done.value, true)
        };
        let mut rows = handed.claims.iter().cloned();
        // An empty table says nothing, an empty array does.
        if self.format != format::TABLE || !handed.claims.is_empty() {
            listed(self.format, HANDED, out, &mut |told| rows.by_ref().try_for_each(told))?;
        }
        due_gone_by(asked.due_at, out);
        tell(&handed, &asked, done, out);
        Ok(exit::FINE)
    }
}

/// Says in a sentence what was done, or would be.
fn tell(handed: &Handed, asked: &Assigning, done: bool, out: &Output) {
    let (to, article) = (&handed.to.handle, article_of(handed, &asked.article));
    let chosen = handed.chosen_by.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
    let claims = counted(handed.claims.len(), "claim", "claims");
    let what = if handed.whole {
        format!("All of {article}, {claims} now,")
    } else {
        format!("{claims} of {article}{chosen}")
    };
    let many = !handed.whole && handed.claims.len() != 1;
    out.talk(&match (handed.changed, asked.end, done) {
        (0, true, _) => format!("Nothing of {article}{chosen} is handed to {to}."),
        (0, false, _) if handed.claims.is_empty() => {
            format!("No claim of {article}{chosen} is to do.")
        }
        (0, false, _) => format!("{what} {} with {to} already.", if many { "are" } else { "is" }),
        (_, true, true) => format!("{what}: taken back from {to}."),
        (_, true, false) => format!("{what}: would be taken back from {to}. Nothing was changed."),
        (_, false, true) => format!("{what}: handed to {to}."),
        (_, false, false) => format!("{what}: would be handed to {to}. Nothing was changed."),
    });
    if handed.left_out > 0 {
        let them = if handed.left_out == 1 { "is" } else { "are" };
        out.talk(&format!(
            "{} {them} left out, being settled or dismissed.",
            counted(handed.left_out, "claim", "claims")
        ));
    }
    if !asked.end {
        whose(handed, done, out);
    }
}

/// Says with whom these claims were before.
fn whose(handed: &Handed, done: bool, out: &Output) {
    let mut by_holders: Vec<(&[String], Vec<&str>)> = Vec::new();
    for claim in handed.claims.iter().filter(|claim| !claim.others.is_empty()) {
        match by_holders.iter_mut().find(|(holders, _)| *holders == claim.others) {
            Some((_, numbers)) => numbers.push(&claim.number),
            None => by_holders.push((&claim.others, vec![&claim.number])),
        }
    }
    // The whole of an article leaves single claims with whoever has them.
    let past = done && !handed.whole;
    for (holders, numbers) in by_holders {
        let verb = if past {
            "had"
        } else if holders.len() == 1 {
            "has"
        } else {
            "have"
        };
        let numbers = numbers.join(", ");
        out.talk(&format!("{} {verb} these already: {numbers}", holders.join(" and ")));
    }
}

fn article_of(handed: &Handed, asked: &str) -> String {
    handed.claims.first().map_or_else(|| asked.to_owned(), |claim| claim.article.clone())
}
