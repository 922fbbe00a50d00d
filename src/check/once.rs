//! One slip is told once. A misprint can make several checks speak: the one that explains most
//! keeps the word, and the others become its evidence or fall silent.

use std::collections::HashMap;

use super::case::Case;
use super::{Flag, checks, wording};
use crate::text::Span;

/// Makes one of flags that rest on one slip.
pub(super) fn once(case: &Case<'_>, flags: &mut Vec<Flag>) {
    flags.sort_by_key(|flag| (flag.span.start, flag.span.end, rank(flag.code)));
    let mut gone = vec![false; flags.len()];
    of_one_place(case, flags, &mut gone);
    of_two_places(case, flags, &mut gone);
    of_one_sentence(case, flags, &mut gone);
    of_one_size(case, flags, &mut gone);
    let mut gone = gone.into_iter();
    flags.retain(|_| !gone.next().unwrap_or_default());
    believe_no_doubtful_place(flags);
}

const DATE: &str = checks::impossible_date::CHECK.code;
const HEADLINE: &str = checks::headline_and_body::CHECK.code;
const ELSEWHERE: &str = checks::same_fact_other_figure::CHECK.code;
const SIZES: &str = checks::implausible_scale::CHECK.code;
const SHARE: &str = checks::share_above_whole::CHECK.code;
const PEOPLE: &str = checks::population_of_a_place::CHECK.code;
const HALVED: &str = checks::fraction_of_people::CHECK.code;
const LOST: &str = checks::lost_scale_word::CHECK.code;
const PERCENT: &str = checks::wrong_percent_change::CHECK.code;
const CHANGE: &str = checks::wrong_change::CHECK.code;
const FUTURE: &str = checks::future_in_past::CHECK.code;
const YEARS: &str = checks::reversed_years::CHECK.code;
const EVENT: &str = checks::known_event::CHECK.code;
const WEEKDAY: &str = checks::wrong_weekday::CHECK.code;
const SCALE: &str = checks::sum_in_other_scale::CHECK.code;

/// What is reckoned with several figures.
const SUMS: [&str; 6] = [
    checks::part_whole::CHECK.code,
    PERCENT,
    CHANGE,
    checks::sum_that_does_not_add::CHECK.code,
    checks::wrong_per_head::CHECK.code,
    checks::untrue_comparison::CHECK.code,
];

/// What explains more comes first: a date that no calendar has, a sum that explains the slip, the
/// text's own sums (and every check that is not named here), what stands elsewhere, what is usual.
fn rank(code: &str) -> u8 {
    match code {
        DATE | SCALE => 0,
        HEADLINE | ELSEWHERE => 2,
        HALVED => 3,
        SHARE | SIZES => 4,
        PEOPLE => 5,
        _ => 1,
    }
}

/// Flags on the same words. They are sorted, so that the one that explains most comes first.
fn of_one_place(case: &Case<'_>, flags: &mut [Flag], gone: &mut [bool]) {
    let mut keep = 0;
    for at in 1..flags.len() {
        let (Some(kept), Some(own)) = (flags.get(keep), flags.get(at)) else { continue };
        if kept.span != own.span {
            keep = at;
            continue;
        }
        let agree = own.suggestions.iter().any(|text| kept.suggestions.contains(text));
        // What is usual for the thing knows more than that nothing is above the whole.
        let usual = kept.code == SIZES && own.code == SHARE;
        if agree || usual || rank(own.code) > rank(kept.code) {
            fold(case, flags, gone, keep, at);
        }
    }
}

/// A place that another is compared with, where it is in doubt itself: the doubt that offers what
/// the other says is the one to keep, and of two that point at each other the one with witnesses.
fn of_two_places(case: &Case<'_>, flags: &mut [Flag], gone: &mut [bool]) {
    let mut places: HashMap<Span, usize> = HashMap::new();
    for (at, flag) in flags.iter().enumerate().filter(|(at, _)| !gone.get(*at).unwrap_or(&true)) {
        places.entry(flag.span).or_insert(at);
    }
    for at in 0..flags.len() {
        let Some(own) = flags.get(at).filter(|own| own.code == ELSEWHERE) else { continue };
        let told = own.related.first().and_then(|told| places.get(told)).copied();
        let Some(told) = told.filter(|told| *told != at && gone.get(at) == Some(&false)) else {
            continue;
        };
        let Some(other) = flags.get(told).filter(|_| gone.get(told) == Some(&false)) else {
            continue;
        };
        let mutual = other.code == ELSEWHERE && other.related.first() == Some(&own.span);
        let offered = other.suggestions.iter().any(|text| same_number(text, case.words(own.span)));
        if mutual && own.related.len() > other.related.len() {
            fold(case, flags, gone, at, told);
        } else if mutual || other.code != ELSEWHERE && offered {
            fold(case, flags, gone, told, at);
        }
    }
}

/// Whether both print one number: "12.8 %" and "12.8 percent".
fn same_number(one: &str, other: &str) -> bool {
    let number = |text: &str| -> String {
        let from = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let rest = text.get(from..).unwrap_or("");
        rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect()
    };
    let (one, other) = (number(one), number(other));
    !one.is_empty() && one == other
}

/// Flags of one sentence: a sum that does not come out because a figure of it is wrong by itself,
/// a change told in two ways, a year that is both ahead and out of order.
fn of_one_sentence(case: &Case<'_>, flags: &mut [Flag], gone: &mut [bool]) {
    /// A sentence with more is a table.
    const MOST: usize = 12;
    let sentence = |flag: &Flag| case.sentence_index(flag.span.start);
    let mut from = 0;
    while let Some(first) = flags.get(from).map(sentence) {
        let rest = flags.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|flag| sentence(flag) == first).count().max(1);
        let group = from..from + count;
        from = group.end;
        if !(2..=MOST).contains(&count) {
            continue;
        }
        for keep in group.clone() {
            for own in group.clone().filter(|own| *own != keep) {
                let free = gone.get(keep) == Some(&false) && gone.get(own) == Some(&false);
                let (Some(kept), Some(other)) = (flags.get(keep), flags.get(own)) else { continue };
                if free && follows(kept, other) {
                    fold(case, flags, gone, keep, own);
                }
            }
        }
    }
}

/// A size that explains the slip explains the sums of the sentences beside it, too.
fn of_one_size(case: &Case<'_>, flags: &mut [Flag], gone: &mut [bool]) {
    /// So many flags to each side are looked at.
    const NEAR: usize = 8;
    for keep in 0..flags.len() {
        if flags.get(keep).is_none_or(|own| own.code != SCALE) {
            continue;
        }
        for own in keep.saturating_sub(NEAR)..flags.len().min(keep + NEAR + 1) {
            let free = own != keep && [keep, own].iter().all(|at| gone.get(*at) == Some(&false));
            let (Some(kept), Some(other)) = (flags.get(keep), flags.get(own)) else { continue };
            if free && follows(kept, other) {
                fold(case, flags, gone, keep, own);
            }
        }
    }
}

/// Whether the second says no more than what follows from the first.
fn follows(kept: &Flag, own: &Flag) -> bool {
    let rests_on = |place: Span| own.related.iter().any(|told| told.overlaps(place));
    match (kept.code, own.code) {
        // "The Second World War of 1939 to 1954": the span says what the event says.
        (YEARS, FUTURE | EVENT) => kept.span.overlaps(own.span),
        (PERCENT, CHANGE) => {
            let amounts = kept.related.len() == 2
                && kept.related.iter().all(|amount| own.span.overlaps(*amount));
            amounts || kept.span.overlaps(own.span)
        }
        (CHANGE, PERCENT) => {
            let told = |place: &Span| {
                kept.span.overlaps(*place) || kept.related.iter().any(|own| own.overlaps(*place))
            };
            own.related.len() > 1 && own.related.iter().all(told) && !kept.span.overlaps(own.span)
        }
        // A size that explains the slip explains every sum the figure is in.
        (SCALE, code) => {
            rank(code) == 1
                && SUMS.contains(&code)
                && (rests_on(kept.span)
                    || kept.span.overlaps(own.span)
                    || kept.related.iter().any(|place| place.overlaps(own.span)))
        }
        // The figure is wrong by itself, and so is what is reckoned with it.
        (ELSEWHERE | LOST | HALVED | FUTURE | YEARS, code) => {
            rank(code) == 1
                && ![FUTURE, YEARS, LOST, WEEKDAY].contains(&code)
                && !kept.suggestions.is_empty()
                && kept.severity >= own.severity
                && rests_on(kept.span)
        }
        _ => false,
    }
}

/// Makes the second flag evidence of the first.
fn fold(case: &Case<'_>, flags: &mut [Flag], gone: &mut [bool], keep: usize, own: usize) {
    let Some(other) = flags.get(own).cloned() else { return };
    if let Some(gone) = gone.get_mut(own) {
        *gone = true;
    }
    let Some(kept) = flags.get_mut(keep) else { return };
    let told = other.related.first().map(|told| case.words(*told));
    let witness = match (other.code, told) {
        (HEADLINE, Some(told)) => Some(format!("The story has {told}")),
        (ELSEWHERE, Some(told)) if other.span == kept.span => {
            Some(format!("Elsewhere the article has {told}"))
        }
        (ELSEWHERE, _) => Some(format!("Elsewhere the article has {}", case.words(other.span))),
        _ => None,
    };
    let words = case.words(other.span);
    let place = other.related.first().filter(|_| other.span == kept.span).unwrap_or(&other.span);
    let named = |message: &str| message.contains(case.words(*place));
    // What is usual decides between two places.
    if kept.code == ELSEWHERE
        && other.code == SIZES
        && kept.span == other.span
        && kept.suggestions.first().is_some_and(|own| other.suggestions.contains(own))
        && let Some(question) = kept.message.strip_suffix("Check which is right.")
    {
        kept.message = format!("{question}{}", other.message);
    }
    // A day that no calendar has is told by the fault; the story knows the day.
    if kept.code == DATE && other.code == HEADLINE {
        let fault = kept.message.split_inclusive(". ").next().unwrap_or("").trim_end().to_owned();
        let offered =
            other.suggestions.first().map_or_else(String::new, |day| format!(" {day} would fit."));
        kept.message = format!("{fault} {}.{offered}", witness.unwrap_or_default());
        kept.suggestions.clone_from(&other.suggestions);
    } else if let Some((reading, witness)) =
        borne_out(kept, &other, told, words).zip(witness.as_ref())
        && let Some(first) = kept.suggestions.first()
        && let Some(at) = kept.message.find(&format!("{} would fit", wording::opening(first)))
    {
        // "12.8 percent" further down leaves no choice between 28 and 12.8.
        kept.message.truncate(at);
        kept.message = format!("{}{witness}; {reading} would fit.", kept.message);
        kept.suggestions = vec![reading];
    } else if let Some(witness) = witness.filter(|_| !named(&kept.message)) {
        kept.message = format!("{} {witness}.", kept.message);
    }
    kept.severity = kept.severity.max(other.severity);
    // What is usual needs no saying beside what is reckoned.
    let sure = kept.code == SCALE;
    if rank(other.code) <= 2 && !sure && !kept.computation.contains(&other.computation) {
        kept.computation = format!("{}; {}", kept.computation, other.computation);
    }
    for place in std::iter::once(other.span).chain(other.related) {
        if place != kept.span && !kept.related.contains(&place) {
            kept.related.push(place);
        }
    }
    if kept.suggestions.is_empty() && kept.span == other.span {
        kept.suggestions = other.suggestions;
    }
}

/// The reading that another place of the article bears out, where a share above the whole has
/// several.
fn borne_out(kept: &Flag, other: &Flag, told: Option<&str>, own: &str) -> Option<String> {
    let share = kept.code == SHARE && other.code == ELSEWHERE;
    let told = if kept.span == other.span { told? } else { own };
    let mut readings = kept.suggestions.iter().filter(|_| share);
    readings.find(|reading| same_number(reading, told)).cloned()
}

/// A figure is not mended towards another that is in doubt itself.
fn believe_no_doubtful_place(flags: &mut [Flag]) {
    let compares = |code: &str| matches!(code, HEADLINE | ELSEWHERE);
    // By where they begin, each with the farthest end so far: a part and its whole are one span.
    let mut doubted: Vec<Span> =
        flags.iter().filter(|own| own.code != HEADLINE).map(|own| own.span).collect();
    doubted.sort_by_key(|span| span.start);
    let mut farthest = 0;
    let ends: Vec<usize> = doubted
        .iter()
        .map(|span| {
            farthest = farthest.max(span.end);
            farthest
        })
        .collect();
    let in_doubt = |place: &Span| {
        let begun = doubted.partition_point(|span| span.start < place.end);
        begun.checked_sub(1).and_then(|last| ends.get(last)).is_some_and(|end| *end > place.start)
    };
    for own in flags.iter_mut().filter(|own| compares(own.code)) {
        let doubtful = own.related.iter().any(|told| !told.overlaps(own.span) && in_doubt(told));
        let Some(first) = own.suggestions.first().filter(|_| doubtful) else { continue };
        let offer = format!("{} would fit", wording::opening(first));
        let at =
            [offer.as_str(), "Check which is right"].iter().find_map(|end| own.message.find(end));
        let Some(at) = at else { continue };
        own.message.truncate(at);
        own.message.push_str(if own.code == HEADLINE {
            "The story’s figure is in doubt, too, so the headline may be right."
        } else {
            "The other place is in doubt, too, so this may be right."
        });
        own.suggestions.clear();
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags_on as flags;

    #[test]
    fn what_rests_on_one_slip_is_one_flag() {
        for (date, text, code, at, reading) in [
            // The amount that both the step and the percentage ask for.
            (
                "",
                "Her rent came down from $412 to $371, a cut of $95, or 23 percent.",
                "wrong-change",
                "$371",
                "$317",
            ),
            // The text's own sum before what is usual.
            (
                "",
                "The storm had winds of 160 km/h (990 mph) when it came ashore.",
                "wrong-conversion",
                "990 mph",
                "99 mph",
            ),
            // A rise told as a fall, twice.
            (
                "",
                "Ferries to the island were cut from 42 to 73 a week, a drop of 21 percent.",
                "wrong-percent-change",
                "42 to 73",
                "42 to 33",
            ),
            // A year that is ahead and out of order.
            (
                "2009-06-02",
                "The mill was let to a baker from 2031 to 2008, the deeds show.",
                "reversed-years",
                "2031 to 2008",
                "",
            ),
        ] {
            let flags = flags(date, text);
            let told: Vec<_> = flags.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [(code, at)], "{text}\n{flags:?}");
            let offered = flags.iter().flat_map(|own| &own.suggestions).any(|own| own == reading);
            assert!(offered || reading.is_empty(), "{text}\n{flags:?}");
        }
    }

    #[test]
    fn the_percentage_beside_a_step_says_which_amount_is_wrong() {
        for (text, message) in [
            (
                "Her rent came down from $412 to $371, a cut of $95, or 23 percent.",
                "From $412 to $371 is a fall of $41, or 10 percent, not $95 and 23 percent. With \
                 $317 for $371 both would fit.",
            ),
            (
                "Her rent came down from $412 to $317, a cut of $59, or 23 percent.",
                "From $412 to $317 is a fall of $95, not $59; 23 percent fits the two amounts. $95 \
                 would fit.",
            ),
        ] {
            let flags = flags("", text);
            let messages: Vec<&str> = flags.iter().map(|own| own.message.as_str()).collect();
            assert_eq!(messages, [message], "{text}");
        }
    }

    #[test]
    fn two_slips_in_a_sentence_are_two_flags() {
        let text = "On June 31 the bridge shuts, and so do 140 percent of the shops.";
        let flags = flags("", text);
        let told: Vec<_> = flags.iter().map(|own| (own.code, own.span.of(text))).collect();
        let both = [("impossible-date", "June 31"), ("share-above-whole", "140 percent")];
        assert_eq!(told, both, "{flags:?}");
    }

    #[test]
    fn a_share_that_cannot_be_is_no_witness_against_the_one_that_can() {
        let text = "The dykes need work\n\nSome 172 % of the dykes on the island need work, the \
                    board said.\n\nA survey found that 17.2 percent of the dykes on the island \
                    need work.";
        let flags = flags("", text);
        let told: Vec<_> = flags.iter().map(|own| own.span.of(text)).collect();
        assert_eq!(told, ["172 %"], "{flags:?}");
        assert!(flags[0].message.contains("17.2"), "{flags:?}");
    }

    #[test]
    fn a_headline_is_not_mended_towards_a_doubtful_figure() {
        let text = "Turnout hits 67%\n\nTurnout in the island’s vote reached 670 per cent, the \
                    clerk said.";
        let headline = flags("", text).into_iter().find(|flag| flag.code == "headline-and-body");
        let headline = headline.expect("the headline has another figure");
        assert!(headline.suggestions.is_empty() && headline.message.contains("in doubt, too"));
        // A part and its whole are in doubt together.
        let text = "Orm to mend 27 jetties\n\nWorkers in Orm will mend 72 of the 54 jetties, the \
                    clerk said.";
        let flags = flags("", text);
        let whole = flags.iter().find(|flag| flag.code == "part-whole").expect("72 of 54");
        let headline = flags.iter().find(|flag| flag.code == "headline-and-body");
        let headline = headline.expect("the headline has another figure");
        assert!(whole.span.overlaps(headline.related[0]) && whole.span != headline.related[0]);
        assert!(headline.suggestions.is_empty() && headline.message.contains("in doubt, too"));
    }
}
