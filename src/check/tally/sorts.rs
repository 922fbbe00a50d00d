//! Lists whose items exclude each other: the dead, the hurt and the unhurt; those for, those
//! against and those who abstained. What else ties a list to its total is left to
//! `signs.rs`.

use crate::check::relation::Term;
use crate::check::tally::Guess;
use crate::text::Words;
use crate::w;

/// Returns whether the items tell of what cannot be true of one and the same: hurt, unhurt and
/// dead.
pub(in crate::check) fn exclusive(guess: &Guess<'_, '_>) -> bool {
    const SORTS: [&[&Words]; 2] = [
        &[
            w!["died", "dead", "killed", "drowned", "perished"],
            w!["injured", "hurt", "wounded"],
            w!["unhurt", "unharmed", "unscathed", "uninjured"],
            w!["missing"],
            w!["survived", "rescued", "escaped"],
        ],
        &[
            w!["for", "yes", "favour", "favor", "backed"],
            w!["against", "no", "opposed"],
            w!["abstained", "abstaining", "undecided", "absent", "unsure", "spoiled", "spoilt"],
        ],
    ];
    const NEAR_TOKENS: usize = 5;
    let line = guess.listed;
    if guess.parts.len() < 3 {
        return false;
    }
    SORTS.iter().any(|sorts| {
        let own = |(at, part): (usize, &Term<'_>)| {
            let next = guess.parts.get(at + 1).map_or(line.end, |next| next.first);
            let near = part.end..(part.end + NEAR_TOKENS).min(next).max(part.end);
            sorts.iter().position(|words| line.case.any(near.clone(), words))
        };
        let mut found: u32 = 0;
        guess.parts.iter().enumerate().all(|part| {
            let sort = own(part).map_or(0, |sort| 1 << sort);
            let new = sort & !found != 0;
            found |= sort;
            new
        })
    })
}
