//! Percentages that are no change of the amounts near them: a share beside its own amount, a yearly
//! mean, a change with ends, a time or a subject of its own. What is a change is left to `told.rs`.

use std::ops::Range;

use crate::check::change::{LESS, MARKET, MORE};
use crate::check::families::retold_at;
use crate::check::passage::told::{Told, names_change, noun_behind};
use crate::check::passage::when::span_of_time;
use crate::check::passage::{Epochs, Passage, Place};
use crate::check::relation::{Line, Sort, Term};
use crate::check::subject::Subject;
use crate::check::{calendar, checks::wrong_change::is_step};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::w;

/// Words before a figure that leave it a little room.
const HEDGES: &Words = w![
    "about", "some", "nearly", "almost", "roughly", "just", "over", "around", "only", "a", "the"
];

/// "540 cows, or 12 percent", "60 cows (12 percent": a share of the amount it stands beside,
/// unless that is how far something moved.
pub(in crate::check) fn is_share_of_amount(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let light = (line.first..term.first).rev().take_while(|&at| case.is(at, HEDGES)).count();
    let sign = (term.first - light).checked_sub(1).filter(|&at| case.is(at, w!["or", "("]));
    let Some(sign) = sign.filter(|&at| at > line.first) else { return false };
    let named = noun_behind(line, &Told { tokens: term.first..term.end, down: None }).is_some();
    if named || case.is(term.end, MORE) || case.is(term.end, LESS) {
        return false;
    }
    let amounts = line.terms.iter().filter(|own| own.is_amount() && own.end <= sign);
    !amounts.max_by_key(|own| own.end).is_some_and(|amount| is_step(line, amount))
}

/// "an average annual growth rate of 8.5 percent", "growth averaged 3 percent a year".
pub(in crate::check) fn is_yearly_mean(line: &Line<'_>, term: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 7;
    const MEANS: &Words = w![
        "average",
        "averaged",
        "averages",
        "averaging",
        "mean",
        "compound",
        "compounded",
        "rate",
        "annualised",
        "annualized"
    ];
    let case = &line.case;
    let before = term.first.saturating_sub(NEAR_TOKENS).max(line.first)..term.first;
    let behind = case.is(term.end, w!["annually", "yearly"])
        || case.is(term.end, w!["a", "per", "each", "every"])
            && span_of_time(case, term.end + 1).is_some();
    let yearly = |at: usize| case.is(at, w!["annual", "yearly", "annually", "monthly"]);
    behind || case.any(before.clone(), MEANS) && before.clone().any(yearly)
}

/// Whether a change is told of something else than the pair: it has an end of its own, is compared
/// with another percentage, is of one day, or names what it is of.
pub(in crate::check) fn apart(passage: &Passage<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    let Some(line) = passage.line() else { return true };
    own_end(passage, line, told, pair)
        || beside_percent(line, told)
        || of_one_day(passage, line, told, pair)
        || of_another(passage, line, told, pair)
        || of_a_part(passage, line, told, pair)
        || of_another_span(line, told, pair)
        || of_another_date(line, told, pair)
}

/// "In the suburbs they rose 5 percent to $1,610", where the pair has other amounts.
fn own_end(passage: &Passage<'_>, line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    let case = &line.case;
    let comma = usize::from(case.is(told.tokens.end, w![","]));
    let to = told.tokens.end + comma;
    let lead = w!["to", "from", "reaching", "hitting", "totalling", "totaling", "at"];
    if !case.is(to, lead) {
        return false;
    }
    let light = (to + 1..line.end).take_while(|&at| case.is(at, HEDGES)).count();
    let at = to + 1 + light;
    let end = line.terms.iter().find(|term| term.first <= at && at < term.end);
    end.is_some_and(|end| {
        let own = |place: &Place<'_>| place.line == passage.own && place.term.span == end.span;
        end.sort != Sort::Time && !own(pair.old) && !own(pair.new)
    })
}

/// "growth of 1.2 percent this year, compared with 2.6 percent": of the two percentages.
fn beside_percent(line: &Line<'_>, told: &Told) -> bool {
    const NEAR_TOKENS: usize = 10;
    let case = &line.case;
    let ahead = told.tokens.end..(told.tokens.end + NEAR_TOKENS).min(line.end);
    let cue = case.find(ahead.clone(), w!["compared", "against", "versus", "from", "after"]);
    cue.is_some_and(|cue| {
        let next = line.terms.iter().find(|term| term.first > cue && term.sort != Sort::Time);
        next.is_some_and(|next| next.sort == Sort::Percent && next.first <= cue + 4)
    })
}

/// "rose 3 percent to $74 on Monday. In May 2019 it had cost $41": of a day, not of years.
fn of_one_day(passage: &Passage<'_>, line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 10;
    let case = &line.case;
    let ahead = told.tokens.end..(told.tokens.end + NEAR_TOKENS).min(line.end);
    let back = told.tokens.start.saturating_sub(NEAR_TOKENS).max(line.first)..told.tokens.start;
    let day = |at: usize| {
        calendar::weekday_at(case, at).is_some() || case.is(at, w!["yesterday", "today"])
    };
    let daily = ahead.clone().any(day) || case.any(back, MARKET);
    let apart = pair.old.line != passage.own || pair.new.line != passage.own;
    daily && apart && Passage::long_ago(pair.old) && !names_change(line, told.tokens.end)
}

/// "a decrease of 44 percent in net reserve revenues": of what stands behind "in".
fn of_another(passage: &Passage<'_>, line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let case = &line.case;
    let end = noun_behind(line, told).map_or(told.tokens.end, |at| at + 1);
    if !case.is(end, w!["in"]) {
        return false;
    }
    let stops = w![
        ",", ";", ".", "(", ")", "and", "but", "while", "from", "to", "after", "since", "that",
        "which", "compared", "over", "at", "as",
    ];
    let of: Range<usize> = end + 1..(end + 1 + NEAR_TOKENS).min(line.end);
    // "in Asia made up for": the name alone.
    let over = |at: usize| at > end + 1 && case.capital(at - 1) && !case.capital(at);
    let of: Vec<usize> = of.take_while(|&at| !case.is(at, stops) && !over(at)).collect();
    let timed = of.iter().any(|&at| {
        line.is_time(at)
            || span_of_time(case, at).is_some()
            || calendar::month_at(case, at).is_some()
            || case.kind(at) == Some(TokenKind::Number)
    });
    !timed && !of.is_empty() && unrelated(passage, line, &of, pair)
}

/// Whether words name nothing that the words of the pair name.
fn unrelated(
    passage: &Passage<'_>,
    line: &Line<'_>,
    words: &[usize],
    pair: &Epochs<'_, '_>,
) -> bool {
    let subject = retold_at(&line.case, words);
    [pair.old, pair.new].iter().all(|place| {
        let named = passage.lines.get(place.line).is_some_and(|other| {
            place.line != passage.own
                && words.iter().any(|&at| {
                    let key = line.case.key(at);
                    line.case.capital(at)
                        && (other.first..other.end).any(|own| other.case.key(own) == key)
                })
        });
        !named
            && passage.subject(place).shared(&subject) == 0
            && Subject::of_figure(place.term.figure).shared(&subject) == 0
    })
}

/// The clause that a change stands in opens here, behind a comma that parts off a first adverbial.
fn opening(line: &Line<'_>, told: &Told) -> usize {
    const FAR_TOKENS: usize = 22;
    let case = &line.case;
    let from = told.tokens.start.saturating_sub(FAR_TOKENS).max(line.first);
    let stops = w![";", ".", "but", "while", "whereas", "and"];
    let stop = (from..told.tokens.start).rev().find(|&at| case.is(at, stops));
    stop.map_or(from, |at| at + 1)
}

/// "In construction the increase was 34 percent", "among women it fell 5 percent".
fn of_a_part(passage: &Passage<'_>, line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let first = opening(line, told);
    let inside = |place: &Place<'_>| place.line == passage.own && place.term.first >= first;
    if !case.is(first, w!["in", "among", "for", "outside", "at", "across"])
        || inside(pair.old)
        || inside(pair.new)
    {
        return false;
    }
    let stops = w![
        ",", ";", "the", "a", "an", "it", "they", "there", "that", "which", "who", "is", "was",
        "were", "are", "of",
    ];
    let own = first + 1..(first + 1 + NEAR_TOKENS).min(told.tokens.start);
    let lead = usize::from(case.is(own.start, w!["the", "a", "an"]));
    let of = own.start + lead..own.end;
    let of: Vec<usize> = of.take_while(|&at| !case.is(at, stops)).collect();
    let aside = w!["other", "all", "total", "short", "fact", "percentage", "real", "turn", "this"];
    let timed = of.iter().any(|&at| {
        line.is_time(at)
            || span_of_time(case, at).is_some()
            || calendar::month_at(case, at).is_some()
            || case.kind(at) == Some(TokenKind::Number)
            || case.is(at, aside)
    });
    !timed && !of.is_empty() && unrelated(passage, line, &of, pair)
}

/// "In a year it is down by 8 percent", where the pair is of two months.
fn of_another_span(line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    const TIMES: f64 = 3.0;
    let case = &line.case;
    let first = opening(line, told);
    if !case.is(first, w!["in", "over", "within", "during", "for"]) {
        return false;
    }
    let own = first + 1..(first + NEAR_TOKENS).min(told.tokens.start);
    let Some(at) = own.clone().find(|&at| span_of_time(case, at).is_some()) else { return false };
    if !line.only(own.start..at, &[w!["a", "the", "one", "past", "last", "whole", "full"]]) {
        return false;
    }
    let said = span_of_time(case, at).zip(Passage::years_between(pair));
    said.is_some_and(|(span, own)| own > span * TIMES || span > own * TIMES)
}

/// "Rail fares rose by 3.8 percent in January", where the pair is of May and June.
fn of_another_date(line: &Line<'_>, told: &Told, pair: &Epochs<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let behind = told.tokens.end..told.tokens.end + NEAR_TOKENS;
    let first = opening(line, told);
    let dates = line.terms.iter().filter(|term| term.figure.kind == FigureKind::Date);
    let mut dates = dates.filter(|term| {
        let before = term.first.checked_sub(1);
        before.is_some_and(|at| case.is(at, w!["in", "during"]) && at >= line.first)
            && (behind.contains(&term.first) || term.first == first + 1)
    });
    let Some(date) = dates.next() else { return false };
    let timex = date.figure.timex.as_deref().unwrap_or_default();
    let year = timex.get(..4).and_then(|year| year.parse().ok());
    let month = timex.get(5..7).and_then(|month| month.parse().ok());
    (year.is_some() || month.is_some())
        && !Passage::may_be_of(pair.new, year, month)
        && !Passage::may_be_of(pair.old, year, month)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_percentage_of_its_own_is_no_change_of_amounts_nearby() {
        for text in [
            "The fund cut its holding to 2.4 million shares, or 4.8 percent, from 3.6 million \
             shares, or 7.2 percent.",
            "Exports were worth $9.4 billion in 2018, or 38 percent of the total, and $12.2 \
             billion in 2022, or 41 percent.",
            "Milk sales grew from $15 million to $31 million (an average annual growth rate of 7.5 \
             percent) from 1991 to 2001.",
            "Rents in the capital averaged $2,140 in April, up from $1,980 a year earlier. In \
             the suburbs they rose 5 percent to $1,610.",
            "A mortgage now costs 1,180 a month, up from 905 in 2021. Growth will be 12 percent \
             this year, compared with 26 percent last year.",
            "Cocoa rose 11 percent to $74.20 on Monday. In May 2019 it had cost $61.",
            "They put the value at $52 million, down from $75 million a year earlier, and told \
             of a decrease of 44 percent in fees for lawyers.",
            "A new guard gets $31 an hour, against $15.20 for a cook, a rate which would go up 2 \
             percent in the autumn.",
            "Bankruptcies rose to 412 in May, against 361 in April. In construction the increase \
             was 34 percent.",
            "The firm booked orders worth $2.4 billion, up from $2.1 billion. Growth of 22 \
             percent in Asia made up for it.",
            "The ward has 84 patients, compared with 120 a week earlier. The number of tests was \
             10 percent lower.",
            "Crowds averaged 21,400, down from 23,900 last season, in spite of a cut of 20 \
             percent in the price of beer.",
            "The number of jobless fell to 341,000 in May from 353,000 in April. In a year it is \
             down by 8 percent.",
            "A ticket to Orm cost 96 pounds in May and 104 in June. Rail fares rose by 3.8 percent \
             in January.",
            "Tolls, which were raised by 20 percent in 2014, bring in 38 million a year, up from \
             29 million.",
            "Two sawmills shut, and 143,000 people are out of work now. Their number went up by 5 \
             percent.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
