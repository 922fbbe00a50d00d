//! What shows that a number beside a share is no part or whole of it: a percentage of its own in a
//! bracket, a year that it is compared with, a mark out of ten, a majority that was missed. What
//! ties the three together is left to `signs.rs`.

use crate::check::arithmetic::share as percent_of;
use crate::check::passage::told;
use crate::check::portion::{Tie, ends_clause};
use crate::check::quota::Guess;
use crate::check::quota::signs::same;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::{FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// What stands between a number and the percentage it is said again in.
const AGAIN: &Words = w![",", "or", "(", "[", "about", "some", "nearly", "roughly", "almost"];

/// Returns the number that the percentage says again: "188 people (15.5%)", "205,000, or 12.8
/// percent".
fn own_number<'l, 'a>(line: &'l Line<'a>, share: &Term<'a>) -> Option<&'l Term<'a>> {
    let case = &line.case;
    let number = line.terms.iter().rfind(|t| t.end <= share.first)?;
    let gap = number.end..share.first;
    let again = case.any(gap.clone(), w!["or", "(", "["]) && case.only(gap, AGAIN);
    (number.is_amount() && again).then_some(number)
}

/// Returns the percentage that says the number again.
fn own_share<'l, 'a>(line: &'l Line<'a>, number: &Term<'_>) -> Option<&'l Term<'a>> {
    let next = line.terms.iter().find(|t| t.first >= number.end)?;
    let again = own_number(line, next).is_some_and(|own| own.span == number.span);
    (next.sort == Sort::Percent && again).then_some(next)
}

/// What a number is a percentage of, in hundredths of it.
fn implied(number: &Term<'_>, share: &Term<'_>) -> Interval {
    Interval::new(number.room.low / share.room.high, number.room.high / share.room.low)
}

/// Returns whether the part, with this share or another, is a part of something else.
pub(in crate::check) fn apart<'a>(guess: &Guess<'_, 'a>, lines: &[&Line<'a>]) -> bool {
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let other = |term: &Term<'_>, line: &Line<'a>| {
        own_share(line, term).is_some_and(|own| own.span != share.span)
    };
    // "238,000 shares, or 14.6 percent, from 205,000, or 12.8 percent"
    if !whole.of_next && other(whole, guess.wholly) || other(part, guess.parted) {
        return true;
    }
    // "90,000 (45%), 70,000 (35%)": both are of 200,000.
    let own = implied(part, share);
    let agrees = |line: &&Line<'a>| {
        let pairs = line.terms.iter().filter(|t| t.sort == Sort::Percent && t.span != share.span);
        pairs.filter_map(|t| Some((own_number(line, t)?, t))).any(|(number, percent)| {
            number.span != part.span && number.alike(part) && implied(number, percent).meets(own)
        })
    };
    let paired = own_number(guess.said, share).is_some_and(|own| own.span == part.span);
    paired && lines.iter().any(agrees)
        || compared(guess.parted, part, share)
        || compared(guess.wholly, whole, share)
        || marked(guess)
        || voted(guess)
        || same(guess.said, guess.parted)
            && between(guess.said, share, part.value / whole.value * 100.0)
        || added(guess.parted, part)
}

/// "By six votes to three, with two of the three in favour of more": who voted for and against, and
/// no part of either.
fn voted(guess: &Guess<'_, '_>) -> bool {
    let Guess { parted: line, part, whole, .. } = guess;
    let (first, second) = if part.first < whole.first { (part, whole) } else { (whole, part) };
    let gap = first.end..second.first.max(first.end);
    let case = &line.case;
    same(guess.parted, guess.wholly)
        && gap.len() <= 2
        && gap.end.checked_sub(1).is_some_and(|at| gap.contains(&at) && case.is(at, w!["to"]))
        && case.any(first.first..second.first, w!["vote", "votes", "voted"])
}

/// Returns whether the share is that of a change from the one amount to the other, and said to be
/// one: "1,240 in 2017 and 930 in 2018, a decrease of 25 percent", "300, or 25 percent fewer".
pub(in crate::check) fn changed(
    line: &Line<'_>,
    share: &Term<'_>,
    [part, whole]: [&Term<'_>; 2],
) -> bool {
    /// Percentages are cut off as often as rounded.
    const HURRIED_POINTS: f64 = 1.0;
    let right = percent_of(part.room, whole.room);
    let change = if part.value < whole.value {
        Interval::new(100.0 - right.high, 100.0 - right.low)
    } else {
        Interval::new(right.low - 100.0, right.high - 100.0)
    };
    let own = Interval::new(share.room.low - HURRIED_POINTS, share.room.high + HURRIED_POINTS);
    let others = || part.value < whole.value && of_the_others(line, share);
    own.meets(change) && (told::named(line, share) || others())
}

/// Whether a share is named as that of the others: "30 of the 40 shops are let. The vacancy rate is
/// 25 percent".
fn of_the_others(line: &Line<'_>, share: &Term<'_>) -> bool {
    const FAR_TOKENS: usize = 6;
    const OTHERS: &Words = w![
        "vacancy",
        "vacancies",
        "vacant",
        "absence",
        "absenteeism",
        "failure",
        "mortality",
        "dropout",
        "default",
        "unemployment",
        "jobless",
        "joblessness",
        "attrition",
        "wastage",
        "empty",
        "unsold",
        "unlet",
        "idle",
    ];
    let near = share.first.saturating_sub(FAR_TOKENS).max(line.first)
        ..(share.end + FAR_TOKENS).min(line.end);
    line.any(near, OTHERS)
}

/// "8,141 women (6,320 in 1980), which was 38.5 percent": the bracket is of another year.
fn compared(line: &Line<'_>, number: &Term<'_>, share: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 8;
    let case = &line.case;
    let opens = number.first.checked_sub(1).is_some_and(|at| case.is(at, w!["(", "["]));
    let end = (number.end + NEAR_TOKENS).min(line.end);
    let Some(close) = case.find(number.end..end, w![")", "]"]).filter(|_| opens) else {
        return false;
    };
    let inside = number.first <= share.first && share.first < close;
    !inside && line.within(number.end..close).any(|t| t.sort == Sort::Time)
}

/// "I gave it a 2 out of 10", "ten stars of five" are marks, no parts.
fn marked(guess: &Guess<'_, '_>) -> bool {
    const LAST: [f64; 4] = [5.0, 6.0, 10.0, 20.0];
    let (part, whole, line) = (&guess.part, &guess.whole, guess.parted);
    let top = LAST.iter().any(|top| (whole.value - top).abs() < f64::EPSILON);
    top && part.of_next && part.figure.span == whole.figure.span && rated(line, part, whole)
}

/// Whether two numbers read as a mark: "a 2 out of 10", "four stars of five", "scored 7 of 10".
pub(in crate::check) fn rated(line: &Line<'_>, part: &Term<'_>, whole: &Term<'_>) -> bool {
    const MARKS: &Words = w![
        "star", "stars", "rating", "rated", "rate", "marks", "mark", "score", "points", "thumbs"
    ];
    let case = &line.case;
    let back = |many: usize| part.first.saturating_sub(many).max(line.first)..part.first;
    let article = case.any(back(1), w!["a", "an"]) && case.any(part.end..whole.first, w!["out"]);
    article
        || case.any(back(3), MARKS)
        || case.any(part.first..(whole.end + 1).min(line.end), MARKS)
}

/// "45 percent of the town and 23 percent of the villages, 34 of 100 in all": the three between.
fn between(line: &Line<'_>, share: &Term<'_>, right: f64) -> bool {
    let case = &line.case;
    let based =
        |t: &Term<'_>| case.is(t.end, w!["of", "in", "among"]) && !ends_clause(line, t.end + 1);
    let beyond = |t: &Term<'_>| (t.value < right) != (share.value < right);
    let beside =
        |t: &Term<'_>| line.count(t.end.min(share.end)..t.first.max(share.first)) <= NEAR_WORDS;
    let mut others = line.terms.iter().filter(|t| t.sort == share.sort && t.span != share.span);
    share.sort == Sort::Percent
        && based(share)
        && others.any(|t| based(t) && beyond(t) && beside(t))
}

/// The words between two shares of two groups.
const NEAR_WORDS: usize = 8;

/// "together with the 380,000 shares it owned": comes on top.
fn added(line: &Line<'_>, part: &Term<'_>) -> bool {
    let case = &line.case;
    let near = part.first.saturating_sub(3).max(line.first)..part.first;
    case.find(near.clone(), w!["together", "along", "combined", "besides", "plus", "addition"])
        .is_some_and(|at| case.any(at + 1..part.first, w!["with", "to"]) || case.is(at, w!["plus"]))
}

/// Whether the share is printed as what was missed, or needed: "too few for a majority".
pub(in crate::check) fn missed(line: &Line<'_>, at: usize) -> bool {
    let case = &line.case;
    let back = |many: usize| at.saturating_sub(many).max(line.first)..at;
    case.any(
        back(3),
        w![
            "for", "without", "not", "no", "never", "short", "shy", "from", "below", "need",
            "needs", "needed", "lost", "lose", "loses", "lack", "lacks", "lacked", "deny",
            "denied", "denies", "denying", "towards", "toward", "than", "outside", "till", "until",
            "'t", "’t", "cannot", "lacking", "losing", "needing"
        ],
    )
}

/// "less a 5 percent vacancy factor": a rate with a name of its own.
pub(in crate::check) fn rate_of_its_own(line: &Line<'_>, share: &Term<'_>) -> bool {
    const SHARES: &Words = w![
        "majority",
        "minority",
        "turnout",
        "share",
        "portion",
        "rate",
        "proportion",
        "part",
        "slice",
        "chunk",
        "participation",
        "response",
        "occupancy",
        "success",
        "pass",
        "attendance",
        "quota",
        "vote",
        "return",
        "dropout",
        "plurality",
        "approval"
    ];
    let case = &line.case;
    let article = share.first > line.first && case.is(share.first - 1, w!["a", "an"]);
    let noun = !ends_clause(line, share.end)
        && !case.is(
            share.end,
            w!["of", "in", "who", "that", "which", "and", "or", "to", "for", "had", "were"],
        );
    article
        && noun
        && share.figure.kind == FigureKind::Percent
        && !case.any(share.end..(share.end + 3).min(line.end), SHARES)
}

/// Returns whether another percentage of the sentence is that of the two: "60 percent passed, 71
/// percent of the girls and 48 percent of the boys, 340 of 570".
pub(in crate::check) fn said_elsewhere(line: &Line<'_>, tie: &Tie<'_>, percent: &Term<'_>) -> bool {
    let right = percent_of(tie.part.room, tie.whole.room);
    let others = line.terms.iter().filter(|t| t.sort == Sort::Percent && t.span != percent.span);
    let told = others.into_iter().any(|t| t.room.meets(right));
    !percent.room.meets(right)
        && (told || between(line, percent, tie.part.value / tie.whole.value * 100.0))
}

/// Returns whether another number behind is meant, or too: "of 6, 12 or 18 pounds", "155 of the six
/// countries' 200 million people".
pub(in crate::check) fn leads_on(line: &Line<'_>, whole: &Term<'_>) -> bool {
    let case = &line.case;
    let own = case.token_at(whole.number.end);
    let next = |at: usize| line.terms.iter().any(|t| t.first == at);
    let listed = case.is(own, w![",", "or", "and"]) && next(own + 1);
    let owner = (whole.end..(whole.end + 2).min(line.end)).find(|&at| {
        case.is(at, w!["'", "’", "'s", "’s"]) || case.printed(at).ends_with(['’', '\''])
    });
    listed || owner.is_some_and(|at| next(at + 1))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    /// The messages of this check alone.
    fn told(body: &str) -> Vec<String> {
        let own = flags(body).into_iter().filter(|flag| flag.code == "part-whole");
        own.map(|flag| flag.message).collect()
    }

    #[test]
    fn what_belongs_to_another_share_is_let_pass() {
        for body in [
            "There were 411 households (31.2%) with children, 620 (47.1%) were couples and 112 \
             (8.5%) lived alone.",
            "Voss raised its stake to 512,000 shares, or 9.4 percent, from 433,000, or 8 percent.",
            "Together with the 1.2 million shares it holds, the 5.8 million tendered give Brandt \
             87 percent of Merle.",
            "In 1998 the college had 640 women (410 in 1988), or 44 percent of all students.",
            "She gave the film 3 out of 5, and half of the readers agreed.",
            "The party took 148 of 310 seats, eight short of a majority.",
            "The bank charged a 4 percent fee ($12,000) on the $150,000 loan.",
            "The boys did worse: 71 percent of the girls and 48 percent of the boys passed, 340 \
             of 570.",
            "Roughly half the 1,900 seats were sold, 300 of those to schools.",
            "They have raised $41,000 of the $60,000 they need, a third of it online.",
            "In the north 18 of 44 stations had opened, and a third of the staff were missing.",
            "The mill lost 90 of its 300 hands, more than half of them women.",
            "Some 120 of the 480 beds are for children, a third more than in 2001.",
            "Of the 60 flats, 51 are let. The vacancy rate is 15 percent.",
            "The vote went 34 to 21, a majority of 13.",
            "Of 80 ewes, 60 were shorn; 45 of these, or 75 percent, had lambs.",
            "Of 80 ewes, 30 were shorn, and 10, or a third, had lambs.",
            // A change is no share.
            "The port handled 860 ships in 2011 and 645 in 2019, a decrease of 25 percent.",
            "The choir had 80 singers in 1990. It had 56 in 2015. That is a fall of 30 percent.",
            "The brewer sold $520 million of beer in 2012. In 2016 it sold $416 million, a slump \
             of 20 percent.",
            "The school had 500 pupils in 2009. In 2017 it had 350, or 30 percent fewer.",
            "The school had 500 pupils in 2009. In 2017 it had 350, or 35 percent fewer.",
            "The farm had 90 hives in 2012 and 60 in 2018, a loss of a third.",
            "Of the 40 tenants, 16 signed the letter, so it didn't have a majority.",
            "Of the 40 tenants, 16 signed; the letter hasn’t won a majority.",
        ] {
            assert!(told(body).is_empty(), "{body}\n{:?}", told(body));
        }
    }

    #[test]
    fn a_share_of_the_same_two_is_still_told() {
        for body in [
            "Of 640 homes 416 (56%) have a bath and 160 (25%) a shower.",
            "The party took 148 of 310 seats, a slim majority.",
            "Half of the 200 firms, 48 in all, expect growth.",
            "In the north 12 of 48 stations had opened, a third of the total.",
        ] {
            assert_eq!(told(body).len(), 1, "{body}");
        }
    }
}
