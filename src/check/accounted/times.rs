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
    // "is coached by Max Bauer, 43", "and her trainer is now 62"
    let by = w!["by", "with", "to", "from", "against", "for", "than", "of"];
    let other = |span: &Span| {
        let at = case.token_at(span.start);
        let comma = at.checked_sub(1).filter(|&at| case.is(at, w![","]));
        let name = comma.and_then(|comma| {
            let back = (comma.saturating_sub(NEAR_TOKENS)..comma).rev();
            back.take_while(|&at| case.capital(at)).last()
        });
        let led = name.and_then(|name| name.checked_sub(1)).is_some_and(|at| case.is(at, by));
        let be = (at.saturating_sub(2)..at).find(|&at| case.is(at, w!["is", "was"]));
        let owned = be.and_then(|be| be.checked_sub(2)).is_some_and(|own| {
            case.is(own, w!["his", "her", "their", "its"]) && !case.capital(own + 1)
        });
        // "his running mate, Joe Biden, is 66"
        let apposed = be.and_then(|be| be.checked_sub(2)).is_some_and(|name| {
            case.is(name + 1, w![","])
                && case.capital(name)
                && (name.saturating_sub(NEAR_TOKENS)..name).any(|at| case.is(at, w![","]))
                && case.any(name.saturating_sub(2 * NEAR_TOKENS)..name, w!["his", "her", "their"])
        });
        led || owned || apposed
    };
    if spans().any(other) || is_of_another_day(case, flag) {
        return true;
    }
    let closed = |span: &Span| {
        let back = case.back(*span, NEAR_TOKENS);
        let which = case.find(back.clone(), w!["which"]);
        which.is_some_and(|at| !case.any(at + 1..back.end, w![",", "he", "she"]))
    };
    named || flag.related.len() > 2 && flag.related.iter().any(closed)
}

/// "Celebrates her 18th birthday tomorrow", "at 61, retired": an age of another day than the one it
/// was set beside.
fn is_of_another_day(case: &Case<'_>, flag: &Flag) -> bool {
    flag.related.iter().chain([&flag.span]).any(|span| {
        let end = case.token_at(span.end);
        let coming = case.is(end, w!["birthday"])
            && case.is(end + 1, w!["tomorrow", "next", "later", "this"]);
        // "a pilot by 1942 and, at 61, retired"
        let at = case.token_at(span.start);
        let lead = at.checked_sub(1).filter(|&at| case.is(at, w!["at", "aged"]));
        let and = lead.and_then(|at| at.checked_sub(1));
        let and = and.is_some_and(|at| {
            case.is(at, w!["and", "then", "finally"])
                || case.is(at, w![","]) && at > 0 && case.is(at - 1, w!["and", "then"])
        });
        // "and, at 90, ran the shop in 2013" has its own time.
        let spans = || flag.related.iter().chain([&flag.span]);
        let dated = spans().any(|own| own.start > span.end && case.token_at(own.start) > end);
        coming || and && case.is(end, w![","]) && !dated
    })
}

/// Returns whether it did not last so long: "lasted not 100 years but 116".
pub(super) fn is_denied(case: &Case<'_>, flag: &Flag) -> bool {
    let own = case.token_at(flag.span.start);
    own.checked_sub(1).is_some_and(|at| case.is(at, w!["not"]))
        && case.is(case.token_at(flag.span.end), w!["but"])
}

/// Returns whether a length of time lies between two persons or from another thing on: "15 years
/// her senior", "27 years after Hollis".
pub(super) fn is_apart_from_another(case: &Case<'_>, flag: &Flag) -> bool {
    let end = case.token_at(flag.span.end);
    let older = w!["senior", "junior", "elder", "older", "younger"];
    let senior = case.is(end, older)
        || case.is(end, w!["his", "her", "their", "my", "your"]) && case.is(end + 1, older);
    let named = case.is(end, w!["after", "before"])
        && case.capital(end + 1)
        && calendar::month_at(case, end + 1).is_none();
    senior || named
}

/// Returns whether an age is that of somebody and not of the thing whose first year it was set
/// beside: "the day Ana Falk turns 100", "the pilot of the plane, built in 1984, is 50 years old".
pub(super) fn is_age_of_one(case: &Case<'_>, flag: &Flag) -> bool {
    let at = case.token_at(flag.span.start);
    let turns = at.checked_sub(1).filter(|&at| case.is(at, w!["turns", "turned", "turning"]));
    let named = turns.and_then(|at| at.checked_sub(1)).is_some_and(|at| case.capital(at));
    let old = case.words(flag.span).ends_with("old");
    let Some(own) = case.sentence_at(flag.span.start).filter(|_| old || named) else {
        return false;
    };
    let first = own.first_token;
    let of = case.is(first, w!["the"]) && case.is(first + 2, w!["of"]);
    let thing = w!["age", "rest", "part", "heart", "core", "church", "house", "city", "town"];
    turns.is_some_and(|at| at > first + 1) && named || old && of && !case.is(first + 1, thing)
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
