//! A percent change and its two amounts in different clauses or sentences of one passage: which two
//! it is surely told of, and how well one slip explains that it does not follow from them. What to
//! say of it is left to the check.

use std::ops::Range;

use crate::check::arithmetic::{points, relative};
use crate::check::case::Case;
use crate::check::change::said_down;
use crate::check::checks::wrong_percent_change::{as_fine, flag};
use crate::check::misprints;
use crate::check::passage::apart;
use crate::check::passage::told::{self, Told};
use crate::check::passage::{Epochs, Passage, Place};
use crate::check::relation::{Line, Sort, Term};
use crate::check::{Flag, Severity, wording};
use crate::quantity::{Decimal, Interval};

/// Returns the flag for a change of a sentence whose amounts stand elsewhere in the passage.
pub(in crate::check) fn in_passage(
    case: &Case<'_>,
    numbered: &[(usize, Range<usize>)],
    (at, group): (usize, Range<usize>),
) -> Option<Flag> {
    // A percentage and its two amounts.
    let three = case.extraction.figures.len() > 2;
    let line = Line::of(case, group).filter(|_| three)?;
    let changes: Vec<(&Term<'_>, Told)> = line
        .terms
        .iter()
        .filter_map(|term| told::told(&line, term).map(|told| (term, told)))
        .collect();
    if changes.is_empty() {
        return None;
    }
    let passage = Passage::around(case, numbered, at)?;
    let pairs = passage.epochs();
    changes
        .iter()
        .find_map(|(term, told)| of_pair((&passage, &pairs), &line, &changes, (term, told)))
}

/// The flag for a change of a passage, where it is surely told of two amounts.
fn of_pair<'a>(
    (passage, pairs): (&Passage<'a>, &[Epochs<'_, 'a>]),
    line: &Line<'_>,
    changes: &[(&Term<'_>, Told)],
    (term, told): (&Term<'_>, &Told),
) -> Option<Flag> {
    /// Of nine that tell the times, the one thing and the change.
    const SURE: u8 = 7;
    let printed = hurried(term)?;
    let fits = |old: &Place<'_>, new: &Place<'_>, said: Interval| {
        // Beside "2.4 million" a whole "2 million" has lost its nought, not its decimals.
        let room = |own: &Place<'_>, other: &Place<'_>| {
            as_fine(&line.case, own.term.figure, other.term.figure).unwrap_or(own.term.room)
        };
        let (from, to) = (room(old, new), room(new, old));
        from.low > 0.0 && relative(from, to).meets(said)
    };
    let ordered = |one: &Place<'_>, other: &Place<'_>| {
        let own = [one.term.span, other.term.span];
        pairs
            .iter()
            .any(|pair| own.contains(&pair.old.term.span) && own.contains(&pair.new.term.span))
    };
    let some = |one: &Place<'_>, other: &Place<'_>| {
        !ordered(one, other) && (fits(one, other, printed) || fits(other, one, printed))
    };
    if pairs.iter().any(|pair| fits(pair.old, pair.new, printed))
        || passage.couples().any(|(one, other)| some(one, other))
    {
        return None;
    }
    let others = passage.lines.iter().flat_map(|line| line.terms.iter()).filter(|other| {
        matches!(other.sort, Sort::Percent | Sort::Share) && other.span != term.span
    });
    let others: Vec<Interval> = others.filter_map(hurried).collect();
    let percents = line.terms.iter().filter(|own| own.sort == Sort::Percent).count();
    let mut best: Option<(u8, &Epochs<'_, '_>)> = None;
    for pair in pairs {
        let (old, new) = (&pair.old.term, &pair.new.term);
        let down = new.value < old.value;
        let another = others.iter().any(|said| fits(pair.old, pair.new, *said));
        // "from 4 percent, an increase of 2 percent" where points are meant.
        let level = [pair.old, pair.new].iter().any(|place| Passage::loose_level(place));
        let unlike = level && !points(old.room, new.room).meets(printed);
        if told.down.is_some_and(|said| said != down)
            || another
            || unlike
            || told::other_base(passage, told, pair)
        {
            continue;
        }
        let tie = told::tie(passage, told, pair);
        if tie == 0 || said_down(line, term).is_some_and(|said| said != down) {
            continue;
        }
        let why = explained(line, term, old, new);
        // With a second percentage in the sentence it takes a slip to speak.
        let bare = percents > 1 && (why == 0 || why == 1 && pair.sure < 5);
        if bare || !may_speak(pair, term, tie, why) || apart::apart(passage, told, pair) {
            continue;
        }
        let alone = match passage.others(pair) {
            0 => 1,
            1 => 0,
            _ => -1,
        };
        let crowd = match changes.len() {
            0 | 1 => 0,
            2 => 1,
            _ => 4,
        };
        let score = i8::try_from(pair.sure + tie).unwrap_or(0) + alone - crowd + why;
        let score = u8::try_from(score).unwrap_or(0);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, pair));
        }
    }
    let (score, pair) = best?;
    let found = (score >= SURE).then(|| flag(line, &pair.old.term, &pair.new.term, term))?;
    // What stands apart is asked, never told.
    found.map(|found| Flag { severity: Severity::Warning, ..found })
}

/// Whether the tie of a change to its amounts and what explains the misfit are enough together: a
/// swap of digits or a usual mistake by itself, one other digit where the tie is close, and nothing
/// at all only where the tie is beyond doubt and the change of the printed one's size.
fn may_speak(pair: &Epochs<'_, '_>, term: &Term<'_>, tie: u8, why: i8) -> bool {
    const NEAR_TIMES: f64 = 6.0;
    const SIZE_TIMES: f64 = 4.0;
    /// The times and the one thing are told surely.
    const SURE: u8 = 5;
    let (old, new) = (pair.old.term.value, pair.new.term.value);
    let printed = if term.sort == Sort::Share {
        term.value
    } else {
        term.figure.value().map_or(0.0, Decimal::to_f64)
    };
    let times = ((new - old) / old * 100.0).abs() / printed.abs().max(f64::MIN_POSITIVE);
    let sized = |most: f64| times <= most && times >= 1.0 / most;
    match why {
        2.. => true,
        1 => tie >= 2 && sized(NEAR_TIMES),
        _ => tie == 3 && pair.sure >= SURE && sized(SIZE_TIMES),
    }
}

/// What a change can mean that was rounded in a hurry.
fn hurried(term: &Term<'_>) -> Option<Interval> {
    let printed = if term.sort == Sort::Share { term.room } else { term.figure.interval()? };
    let step = 0.5 * 10_f64.powi(term.figure.last_digit);
    let step = if term.sort == Sort::Share { 0.0 } else { step };
    Some(Interval::new(printed.low - step, printed.high + step))
}

/// What a printed change can mean.
fn printed_room(term: &Term<'_>) -> Interval {
    term.figure.interval().unwrap_or(term.room)
}

/// How well one slip explains that the change is not what its two amounts show: nought to two.
fn explained(line: &Line<'_>, term: &Term<'_>, old: &Term<'_>, new: &Term<'_>) -> i8 {
    const WIDE: f64 = 2.0;
    const WIDEST: f64 = 0.1;
    const EXACT: f64 = 0.02;
    let body = &line.case.text.body;
    let right = relative(old.room, new.room);
    let step = 0.5 * 10_f64.powi(term.figure.last_digit);
    let right = Interval::new(right.low - step, right.high + step);
    let digits = wording::digits(body, term.figure);
    let spare = misprints::shortened(digits);
    if misprints::swapped(digits).chain(spare).any(|value| right.holds(value)) {
        return 2;
    }
    // "from 31 to 35 percent, a gain of four percent": percent for points.
    let levels = old.sort == Sort::Percent && new.sort == Sort::Percent;
    if levels && points(old.room, new.room).meets(printed_room(term)) {
        return 2;
    }
    // An amount with two digits in each other's place.
    let Some(printed) = hurried(term) else { return 0 };
    let down = new.value < old.value;
    let both = [(old, new, true), (new, old, false)];
    let fits = |value: f64, fixed: f64, older: bool, room: Interval| {
        let (from, to) = if older { (value, fixed) } else { (fixed, value) };
        from > 0.0 && (to < from) == down && room.holds(((to - from) / from * 100.0).abs())
    };
    let unit =
        |own: &Term<'_>| 10_f64.powi(wording::printed_power(body, own.figure)) * own.factor();
    let moved = both.iter().any(|(own, fixed, older)| {
        let digits = wording::digits(body, own.figure);
        // "1.1 million" for 1.1 billion
        let scaled = own.figure.scale.is_some()
            && [1e3, 1e-3].iter().any(|by| {
                let (from, to) = if *older {
                    (own.value * by, fixed.value)
                } else {
                    (fixed.value, own.value * by)
                };
                printed.holds(((to - from) / from * 100.0).abs())
            });
        scaled
            || misprints::swapped(digits)
                .any(|value| fits(value * unit(own), fixed.value, *older, printed))
    });
    if moved {
        return 2;
    }
    // "two fifths" for the three fifths that it is less.
    let rest = Interval::new(100.0 - right.high, 100.0 - right.low);
    if term.sort == Sort::Share && rest.holds(term.value) {
        return 2;
    }
    let near = misprints::within(digits, right);
    let (from, to) = (old.value, new.value);
    let usual = mistakes(old.room, new.room, from, to).into_iter();
    let usual = usual.filter(|(would, ..)| would.meets(printed));
    // What a mistake gives within a wide room may be chance.
    let said = term.figure.value().map_or(term.value, Decimal::to_f64);
    let wide = |would: Interval| {
        let centre = f64::midpoint(would.low, would.high);
        would.high - would.low > WIDEST * would.high && (said / centre - 1.0).abs() > EXACT
    };
    let told = usual.map(|(would, ..)| match would.high - would.low < WIDE {
        _ if wide(would) => 0,
        true => 2,
        false => 1,
    });
    let told = told.max().unwrap_or(0).max(i8::from(!near.is_empty()));
    // One digit of an amount that is another.
    let digit = || {
        let plain = printed_room(term);
        both.iter().any(|(own, fixed, older)| {
            let digits = wording::digits(body, own.figure);
            misprints::one_other(digits)
                .any(|value| fits(value * unit(own), fixed.value, *older, plain))
        })
    };
    if told == 0 { i8::from(digit()) } else { told }
}

/// Returns the usual mistakes: the percentage each would print, the sentence that names it, and by
/// how many places it moved the point.
pub(in crate::check) fn mistakes(
    old: Interval,
    new: Interval,
    from: f64,
    to: f64,
) -> Vec<(Interval, &'static str, i32)> {
    let over = |top: Interval, bottom: Interval| {
        Interval::new(top.low / bottom.high * 100.0, top.high / bottom.low * 100.0)
    };
    let change = relative(old, new);
    let new_for_change = if to > from {
        "{p} percent is the new amount as a share of the old one"
    } else {
        "{p} percent is what is left of the old amount"
    };
    vec![
        (over(new, old), new_for_change, 0),
        (over(old, new), "{p} percent is the old amount as a share of the new one", 0),
        (relative(new, old), "{p} percent is the {fall} as a share of the new amount, {t}", 0),
        (change.times(10.0), "{p} percent is ten times too much", 1),
        (change.times(0.1), "{p} percent is ten times too little", -1),
    ]
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    fn told(text: &str) -> Vec<(&'static str, String)> {
        let own = flags(text).into_iter();
        own.map(|flag| (flag.code, flag.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_change_is_compared_with_amounts_that_stand_apart() {
        for (text, at) in [
            (
                "Milk cost 84 cents in March. Six months before, shoppers had paid 70 cents. The \
                 30 percent increase has angered parents.",
                "30 percent",
            ),
            (
                "The mine made 46,000 tonnes last year. The year before, it had been 40,000 \
                 tonnes. Managers put the 51 percent gain down to new pumps.",
                "51 percent",
            ),
            (
                "In 2018 the college had 3,200 applicants. This autumn 4,480 young people \
                 applied, meaning that interest has climbed by 14 percent.",
                "14 percent",
            ),
            (
                "Tuition at Lund will go up to $7,150. Students now pay $6,500, so the rise works \
                 out at 11.5 percent.",
                "11.5 percent",
            ),
            (
                "The lake covered 1,500 square kilometres in 1980 and covers 900 today. It has \
                 lost 60 percent of its area.",
                "60 percent",
            ),
            (
                "At 54 million tonnes, the harvest beat the previous season's 45 million tonnes \
                 by 2 percent.",
                "2 percent",
            ),
            (
                "The trust spent 840,000 kroner on paths, 15 percent over its budget of 800,000 \
                 kroner.",
                "15 percent",
            ),
            (
                "Callers waited 13 minutes in May. That is 53 percent less than the 20 minutes \
                 they waited in January.",
                "53 percent",
            ),
            (
                "The airline flew 2.4 million people in March, against 2 million in March of last \
                 year. Growth of 12 percent was welcome.",
                "12 percent",
            ),
            (
                "Five years ago the herd counted 620 ponies. Today there are 465, a loss of a \
                 third.",
                "a third",
            ),
            (
                "The bowling club had 180 members in the autumn of 2014; by the following autumn \
                 it counted 225. That 52 percent growth delighted the captain.",
                "52 percent",
            ),
            (
                "Net profit dropped to 61.2 million crowns. It had been 72.0 million in the same \
                 quarter of the year before, which means that 51 percent has gone.",
                "51 percent",
            ),
            (
                "\"Twelve hundred children came last summer,\" she said. \"This summer we have had \
                 fifteen hundred.\" The 52 percent jump has filled every tent.",
                "52 percent",
            ),
            (
                "\"Fourteen hundred came last spring,\" she said. \"This spring we have had two \
                 thousand.\" The 70 percent jump has emptied the larder.",
                "70 percent",
            ),
            (
                "The valley recorded 90 avalanches this winter. Twelve months earlier it had \
                 counted 120. Such a drop, by a half, is rare.",
                "a half",
            ),
            (
                "The harbour police closed 2016 with 210 thefts. A year before they had counted \
                 280. A decline of this order, by a third, had not been seen.",
                "a third",
            ),
            (
                "Revenue at the mill, which has two of every three looms, had come to $4.00 \
                 billion in fiscal 2015. It rose 6 percent, to $4.42 billion, in fiscal 2016.",
                "$4.42 billion",
            ),
        ] {
            assert_eq!(told(text), [("wrong-percent-change", at.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_change_of_something_else_is_not() {
        for text in [
            "Milk cost 84 cents in March. Six months before, shoppers had paid 70 cents. The 20 \
             percent increase has angered parents.",
            "Profit was $52 million, against $48 million a year earlier. Revenue grew 20 percent.",
            "Rents fell to 820 euros from 900 euros, while house prices rose 12 percent.",
            "Staff fell to 310 from 400 in a year, and the 25 percent rise in overtime followed.",
            "Volunteers sold 1,200 cakes this year. In 2019 they had sold 900, and the price went \
             up 20 percent in between.",
            "Wheat rose 3 percent to $5.20 a bushel on Friday. A year ago a bushel cost $6.10.",
            "Crime is down 12 percent. There were 31 murders and 204 thefts, compared with 260.",
            "Turnover was 12 million euros in 2019 and 15 million in 2020. Its rival, with 40 \
             shops, reported a rise of 8 percent.",
            "Sales of $5 million in May, against $4 million in April, were up 40 percent from a \
             year ago.",
            "The catch fell to 700 tonnes, from 900 in 2019. Over the same period in the north, \
             where it had been 300, it rose 15 percent.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
