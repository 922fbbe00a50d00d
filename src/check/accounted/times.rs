//! Ages, dates and lengths of time that a passage answers itself: they are told of somebody else,
//! of another time, or denied.

use std::cell::OnceCell;

use crate::check::case::Case;
use crate::check::{Flag, calendar};
use crate::text::{Span, Words};
use crate::w;

/// Returns whether an age is told of a birth that the text gives by two calendars, whose years
/// differ.
pub(super) fn of_two_calendars(case: &Case<'_>, flag: &Flag, two: &OnceCell<bool>) -> bool {
    let year = |span: &Span| case.tokens_of(*span).find_map(|at| calendar::year_at(case, at));
    let spans = flag.related.iter().chain([&flag.span]);
    let old = spans.filter_map(year).any(|year| year < calendar::LAST_OLD_STYLE);
    old && *two.get_or_init(|| calendar::names_calendars(case))
}

/// Returns whether a clause tells an age or a date of somebody or something else than the birth:
/// "the title passes to Ana Lind, who is 116", "outliving the pit, which closed in 1987".
pub(super) fn of_somebody_else(case: &Case<'_>, flag: &Flag) -> bool {
    const NEAR_TOKENS: usize = 4;
    let spans = || flag.related.iter().chain([&flag.span]);
    let who = spans().find_map(|span| {
        let at = case.token_at(span.start).checked_sub(2)?;
        let told = at > 0 && case.is(at - 1, w![","]) && case.is(at + 1, w!["is", "was"]);
        (told && case.is(at, w!["who"])).then_some(at)
    });
    let first = spans().map(|span| case.tokens_of(*span).end).min();
    // "passes to Ana Lind, who", not "Born in 1927, Ana Roth, who"
    let to = w!["to", "by", "than", "after", "from", "with", "between"];
    let named = who.zip(first).is_some_and(|(who, first)| {
        (first + 1..who).any(|at| case.capital(at) && case.is(at - 1, to))
    });
    let closed = |span: &Span| {
        let back = case.back(*span, NEAR_TOKENS);
        let which = case.find(back.clone(), w!["which"]);
        which.is_some_and(|at| !case.any(at + 1..back.end, w![",", "he", "she"]))
    };
    named || flag.related.len() > 2 && flag.related.iter().any(closed)
}

/// Returns whether it did not last so long: "lasted not 100 years but 116".
pub(super) fn is_denied(case: &Case<'_>, flag: &Flag) -> bool {
    let own = case.token_at(flag.span.start);
    own.checked_sub(1).is_some_and(|at| case.is(at, w!["not"]))
        && case.is(case.token_at(flag.span.end), w!["but"])
}

/// Returns whether the text itself says that a year is wrong: "in 1969, not in 1959".
pub(super) fn is_corrected(case: &Case<'_>, flag: &Flag) -> bool {
    flag.related.iter().chain([&flag.span]).any(|span| {
        let back = case.back(*span, 2);
        case.reads(back.start, w!["not", "in"])
    })
}

/// Returns whether a time lasted until then, not until now: "Its last flight was 20 years ago. It
/// had been in service for 27 years, since 1976".
pub(super) fn is_of_then(case: &Case<'_>, flag: &Flag) -> bool {
    const NEAR_TOKENS: usize = 6;
    let had = case.any(case.back(flag.span, NEAR_TOKENS), w!["had"]);
    let open = case.any(case.ahead(flag.span, 2), w!["since"]);
    let own = case.sentence_index(flag.span.start).filter(|_| had && open);
    own.and_then(|own| own.checked_sub(1)).is_some_and(|before| {
        let before = case.extraction.sentences.get(before);
        before.is_some_and(|before| case.any(before.first_token..before.end_token, w!["ago"]))
    })
}

/// Returns whether a century is a hundred runs: "He made one century".
pub(super) fn is_score(case: &Case<'_>, flag: &Flag) -> bool {
    const CRICKET: &Words =
        w!["wicket", "wickets", "innings", "cricket", "cricketer", "batsman", "batter", "bowler"];
    let mut own = case.tokens_of(flag.span);
    let century = own.any(|at| case.is(at, w!["century", "centuries"]));
    century
        && case
            .sentence_at(flag.span.start)
            .is_some_and(|sentence| case.any(sentence.first_token..sentence.end_token, CRICKET))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags_on;

    #[test]
    fn ages_of_others_and_times_up_to_then_are_silent() {
        for (date, body) in [
            (
                "2023-10-24",
                "The ferry made its last trip 20 years ago today, when 100 guests sailed from Orm \
                 to Lund. It had been in service for 27 years, since January 1976.",
            ),
            (
                "2024-08-21",
                "Ana Roth died in her sleep on Monday at the age of 117 years and 168 days. \
                 Born in Orm on March 4, 1907, she had been the oldest of all since January last \
                 year; the title passes to Mia Lind of Oslo, who is 116.",
            ),
        ] {
            assert_eq!(flags_on(date, body), [], "{body}");
        }
    }

    #[test]
    fn her_own_age_and_time_are_asked_about() {
        for (date, body) in [
            ("2024-08-21", "Born in Orm in 1927, Ana Roth, who is 67, still swims."),
            (
                "2024-08-21",
                "He retired three years ago. He has been mayor for 27 years, since 1976.",
            ),
        ] {
            assert_eq!(flags_on(date, body).len(), 1, "{body}\n{:?}", flags_on(date, body));
        }
    }
}
