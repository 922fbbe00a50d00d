//! `show`: an article with its claims marked in the text, or one claim with all that is known.

mod article;
mod claim;
mod found;
mod threads;

use serde_json::{Value, json};

use self::article::article;
pub(super) use self::claim::one_claim;
pub(super) use self::threads::passage;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{Format, format};
use crate::workbench::{self, Desk, Error, Shown};

/// Show an article with its claims marked, or one claim
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1 for an article, c17 or a1/17 for a claim
    id: String,
    /// As it stood in this draft of the article [default: the current one]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    draft: Option<i64>,
    /// Of a claim, also what no longer stands
    #[arg(long)]
    history: bool,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let reader = global.who_if_known()?;
        let desk = Desk::open_to_read(&global.db)?;
        let shown = workbench::show(&desk, reader.as_ref(), &self.id, self.draft)?;
        if self.format == format::JSON {
            let object = match &shown {
                Shown::Article(detail, claims, flags) => {
                    let mut article = json!({
                        "article": detail.row,
                        "text": detail.body,
                        "sentences": detail.sentences,
                        "claims": claims,
                        "flags": flags,
                    });
                    if let Some(at) = &detail.taken_back_at {
                        article = with(article, json!({ "taken_back_at": at }));
                    }
                    article
                }
                Shown::Claim(claim) => {
                    let threads = workbench::threads(&desk, reader.as_ref(), &claim.id)?;
                    let found = workbench::history(&desk, claim, self.history)?;
                    with(with(json!(claim), json!(found)), json!(threads))
                }
            };
            serde_json::to_writer_pretty(out.data(), &object).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(exit::FINE);
        }
        let text = match &shown {
            Shown::Article(detail, claims, flags) => article(detail, claims, flags, out),
            Shown::Claim(claim) => {
                let threads = workbench::threads(&desk, reader.as_ref(), &claim.id)?;
                let found = workbench::history(&desk, claim, self.history)?;
                one_claim(claim, &found, &threads, out)
            }
        };
        out.print(&text)?;
        out.flush()?;
        Ok(exit::FINE)
    }
}

/// The fields of two objects in one.
fn with(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}
