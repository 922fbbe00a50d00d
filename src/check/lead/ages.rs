//! Numbers of a story that count no victims, or count them more closely than the headline does: an
//! age ("a man of 41"), a toll rounded to the ten.

use crate::check::case::Case;
use crate::check::persons::names_persons;
use crate::check::portion::GROUPS;
use crate::quantity::{Decimal, Figure};
use crate::w;

/// Whether a bare number is an age: "a man of 41", "a Pole of 31", "climbers of 31 and 52".
pub(super) fn aged(case: &Case<'_>, own: &Figure) -> bool {
    const OLDEST: f64 = 110.0;
    let young = own.value().is_some_and(|value| value.is_whole() && value.to_f64() <= OLDEST);
    let at = case.token_at(own.phrase.start);
    let back = |steps: usize| at.checked_sub(steps);
    let is_of = |at: usize| case.is(at, w!["of"]);
    let of = back(1).filter(|&at| is_of(at)).or_else(|| {
        let second = back(1).is_some_and(|at| case.is(at, w!["and", ","]));
        back(3).filter(|&at| second && is_of(at))
    });
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
    const NEAR: f64 = 0.02;
    let (headline, story) = (headline.to_f64(), story.to_f64());
    headline % 10.0 == 0.0 && story % 10.0 != 0.0 && (headline - story).abs() <= NEAR * story
}
