//! The samples on a desk of their own, to look around in. An empty desk only: nothing of anybody's
//! is mixed with them.

use super::add::{Adding, News, Pasted, add};
use super::error::Error;
use super::list::{articles, flags};
use super::open::Desk;
use super::who::Who;
use crate::check::{References, Severity};

/// The sample articles, as they lie in `samples`.
const SAMPLES: [(&str, &[u8]); 8] = [
    ("diplomacy.md", include_bytes!("../../samples/diplomacy.md")),
    ("budget.md", include_bytes!("../../samples/budget.md")),
    ("company.md", include_bytes!("../../samples/company.md")),
    ("disaster.md", include_bytes!("../../samples/disaster.md")),
    ("health.md", include_bytes!("../../samples/health.md")),
    ("match.md", include_bytes!("../../samples/match.md")),
    ("poll.md", include_bytes!("../../samples/poll.md")),
    ("science.md", include_bytes!("../../samples/science.md")),
];

/// Adds the samples and returns where the first doubtful claim is shown: `c/c3`.
///
/// # Errors
///
/// The desk has an article already.
pub fn fill_with_samples(desk: &mut Desk, who: &Who) -> Result<String, Error> {
    let mut there = 0;
    articles(desk, None, Some(1), None, &mut |_| {
        there += 1;
        Ok(())
    })?;
    if there > 0 {
        return Err(Error::usage(
            "This desk has articles, and the samples are not mixed with them.",
        )
        .hint("Take another: factdesk serve --demo --db demo.db"));
    }
    let pasted = SAMPLES
        .iter()
        .map(|&(name, bytes)| Pasted { name: name.to_owned(), bytes: bytes.to_vec() })
        .collect();
    let asked = Adding { pasted, ..Adding::default() };
    let mut unread = None;
    add(desk, Some(who), &asked, &References::built_in(), &mut |news| {
        if let News::Unread(error) = news {
            unread.get_or_insert(error);
        }
        Ok(())
    })?;
    if let Some(error) = unread {
        return Err(error);
    }
    let mut loudest: Option<(Severity, String)> = None;
    flags(desk, None, &mut |flag| {
        let found = Severity::from_code(&flag.severity).zip(flag.claim);
        if let Some(found) = found
            && loudest.as_ref().is_none_or(|(severity, _)| *severity < found.0)
        {
            loudest = Some(found);
        }
        Ok(())
    })?;
    Ok(loudest.map_or_else(String::new, |(_, claim)| format!("c/{claim}")))
}
