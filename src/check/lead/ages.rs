//! Numbers of a story that count no victims, or count them more closely than the headline does: an
//! age ("a man of 41"), a toll rounded to the ten.

use crate::check::case::Case;
use crate::check::persons::names_persons;
use crate::check::portion::GROUPS;
use crate::quantity::{Decimal, Figure};
use crate::w;

/// Whether a bare number is an age: "a man of 41", "a Pole of 31", "climbers of 22, 31 and 52".
pub(super) fn aged(case: &Case<'_>, own: &Figure) -> bool {
    const OLDEST: f64 = 110.0;
    const LONGEST_TOKENS: usize = 6;
    let young = own.value().is_some_and(|value| value.is_whole() && value.to_f64() <= OLDEST);
    let at = case.token_at(own.phrase.start);
    let mut before = (at.saturating_sub(LONGEST_TOKENS)..at).rev().skip_while(|&at| {
        let number = case.tokens().get(at).and_then(|own| case.figure_at(own.span.start));
        case.is(at, w!["and", ","]) || number.is_some() && !case.is(at, w!["of"])
    });
    let of = before.next().filter(|&at| case.is(at, w!["of"]));
    let Some(who) = of.filter(|_| young && own.thing.is_none()).and_then(|of| of.checked_sub(1))
    else {
        return false;
    };
    let article = who.checked_sub(1).is_some_and(|at| case.is(at, w!["a", "an", "the", "another"]));
    let people = names_persons(&case.printed(who).to_lowercase()) || article && case.capital(who);
    people && !case.is(who, GROUPS)
}

/// Whether a headline's toll is the story's, rounded to the ten: 60 for 61.
pub(super) fn to_the_ten(headline: Decimal, story: Decimal) -> bool {
    const NEAR: f64 = 0.03;
    let (headline, story) = (headline.to_f64(), story.to_f64());
    headline % 10.0 == 0.0 && story % 10.0 != 0.0 && (headline - story).abs() <= NEAR * story
}
