//! The slips of the pen that explain why a share is not that of its part and its whole: swapped
//! digits, a lost nought, the share of the others, another simple fraction.

use crate::check::arithmetic::{digits_swapped, share};
use crate::check::kinds::one_digit;
use crate::check::portion::{APPOSED, Tie};
use crate::check::quota::Guess;
use crate::check::relation::{Line, Sort, Term};
use crate::check::wording::printed_power;
use crate::quantity::{Bound, Interval};
use crate::text::Words;
use crate::w;

/// Whether the two make exactly another simple fraction than the one printed without a hedge: 48 of
/// 64 is no two thirds.
pub(in crate::check) fn other_fraction(guess: &Guess<'_, '_>) -> bool {
    /// Fractions that are taken for one another at a distance of less are a round word.
    const APART_POINTS: f64 = 5.0;
    /// So far off nobody rounds.
    const FAR_POINTS: f64 = 7.0;
    let share = &guess.share;
    let hedged = share.figure.bound != Bound::Exact || share.figure.phrase.start < share.span.start;
    let right = guess.part.value / guess.whole.value * 100.0;
    let off = (right - share.value).abs();
    share.sort == Sort::Share
        && share.room.low > 0.0
        && share.room.high < 100.0
        && !hedged
        && (off >= APART_POINTS && simple(right) || off >= FAR_POINTS)
}

/// Whether that many percent are a half, a third, a quarter or a fifth, or some of them.
fn simple(percent: f64) -> bool {
    (2..=5).any(|parts| {
        let own = percent * f64::from(parts) / 100.0;
        (own - own.round()).abs() < 0.004 * f64::from(parts) && own.round() >= 1.0
    })
}

/// What a slip of the pen explains.
pub(in crate::check) fn slip(guess: &Guess<'_, '_>) -> f64 {
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let right = part.value / whole.value * 100.0;
    let body = &guess.said.case.text.body;
    // "One in seven" is no 14.29 percent.
    let loose = if share.sort == Sort::Share { 0.06 } else { 0.012 };
    let near = |value: f64| (value - share.value).abs() <= 0.6_f64.max(share.value * loose);
    if share.sort == Sort::Percent && digits_swapped(share.value.round(), right.round()) {
        return 2.5;
    }
    let variant = |term: &Term<'_>, how: fn(f64, f64) -> bool, needed: f64| {
        let power = printed_power(body, term.figure);
        let unit = 10_f64.powi(if term.of_next { 0 } else { power.min(term.figure.last_digit) });
        // Of two digits almost any other is near.
        term.value / unit >= 100.0 && how((term.value / unit).round(), (needed / unit).round())
    };
    let wanted_part = whole.value * share.value / 100.0;
    let wanted_whole = part.value * 100.0 / share.value;
    // "Nine tenths" is a number, "a majority" is none.
    let exact = share.room.low > 0.0 && share.room.high - share.room.low < 40.0;
    if exact
        && (swaps(part.value).any(|v| near(v / whole.value * 100.0))
            || swaps(whole.value).any(|v| near(part.value / v * 100.0)))
    {
        return 2.0;
    }
    if [10.0, 0.1].iter().any(|ten| near(right * ten)) || near(100.0 - right) {
        return 1.5;
    }
    if share.sort == Sort::Share && simple(right) {
        return 1.5;
    }
    let one = variant(part, one_digit, wanted_part)
        || variant(whole, one_digit, wanted_whole)
        || one_digit(share.value.round(), right.round());
    if one {
        return 0.5;
    }
    0.0
}

/// The numbers that a whole number becomes when two neighbouring digits change places.
fn swaps(value: f64) -> impl Iterator<Item = f64> {
    const DIGITS: i32 = 9;
    let (mut own, mut scale) = (value, 1.0);
    while own >= 100.0 && own % 10.0 == 0.0 && own.is_finite() {
        (own, scale) = (own / 10.0, scale * 10.0);
    }
    (0..DIGITS).filter_map(move |place| {
        let low = 10_f64.powi(place);
        let (one, two) = ((own / low).floor() % 10.0, (own / (low * 10.0)).floor() % 10.0);
        let unlike = (one - two).abs() > 0.5;
        (own >= low * 10.0 && unlike).then_some((own + (one - two) * low * 9.0) * scale)
    })
}

/// Returns what the usual mistakes make of a part and its whole, where it is what is printed.
pub(in crate::check) fn mistake(
    part: Interval,
    whole: Interval,
    printed: Interval,
    value: f64,
    right: f64,
) -> Option<&'static str> {
    /// So near the share of the rest is the one printed.
    const REST_POINTS: f64 = 1.5;
    let own = share(part, whole);
    let rest = Interval::new((whole.low - part.high).max(f64::MIN_POSITIVE), whole.high - part.low);
    let others = Interval::new(100.0 - own.high, 100.0 - own.low);
    let tries = [
        (others, "{c} percent is the remaining share"),
        (share(part, rest), "{c} percent is {p} as a share of the rest"),
        (share(rest, part), "{c} percent is the rest as a share of {p}"),
        (share(whole, part), "{c} percent is {w} as a share of {p}"),
        (own.times(10.0), "{c} percent is ten times too much"),
        (own.times(0.1), "{c} percent is ten times too little"),
    ];
    // A round whole leaves so much room that almost any share is one of the rest.
    let near = |would: &Interval, words: &str| {
        let middle = f64::midpoint(would.low, would.high);
        !words.contains(" as a share of ") || (middle - value).abs() <= REST_POINTS
    };
    let told = tries.iter().find(|(would, words)| printed.meets(*would) && near(would, words));
    told.map(|(_, words)| *words).or_else(|| {
        let own = digits_swapped(value, right.round()) || digits_swapped(value, right.floor());
        own.then_some("two digits may have changed places")
    })
}

/// Whether a share is said of the others, and the part of those that are left: "After a tax of 25
/// percent, $3 million of the $4 million was left."
pub(in crate::check) fn of_the_others(line: &Line<'_>, tie: &Tie<'_>, share: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    const LEFT: &Words = w![
        "left", "remain", "remains", "remained", "keep", "keeps", "kept", "stayed", "stay", "away",
        "live", "lived", "survive", "survived", "alive", "spared", "escaped", "absent", "after",
        "without", "leaving", "leaves", "keeping", "saving", "through",
    ];
    let case = &line.case;
    let end = tie.part.end.max(tie.whole.end);
    let behind = tie.whole.end <= share.first;
    let first = if behind { tie.part.first } else { tie.part.first.min(tie.whole.first) };
    let ahead = share.end <= first;
    let gap = if ahead { share.end..first } else { end..share.first };
    // "13 of the 52 seats, or 75 percent", "75 percent of the seats, 13 of 52,"
    let again = gap.is_empty()
        || (!ahead || behind || case.any(gap.clone(), w!["or", "("]))
            && line.only(gap.clone(), &[APPOSED]);
    let closes = case.is(end, w![",", ".", ")", "–", "—"]) || end >= line.end;
    let comma = |at: usize| case.is(at.saturating_sub(1), w![",", "(", "–", "—"]);
    let apposed = if ahead {
        closes && case.is(gap.start, w!["of"]) && comma(tie.part.first)
    } else {
        comma(share.first)
    };
    // "Two in five of the 900 men stayed away; the absent, 340 by his count"
    let named = tie.whole.first < tie.part.first && comma(tie.part.first);
    // "30 percent against, 140 for"
    let (no, yes) = (w!["against", "no", "opposed"], w!["for", "yes", "backed", "favour", "favor"]);
    let sides =
        |one: usize, other: usize| case.any(one..one + 2, no) && case.any(other..other + 2, yes);
    if sides(share.end, tie.part.end) || sides(tie.part.end, share.end) {
        return true;
    }
    // "80 of 100 survived, a rate of 20 percent", "with a survival rate of 20 percent"
    let rated = !ahead
        && case.any(share.first.saturating_sub(2)..share.first, w!["rate", "share", "proportion"])
        && case.is(share.first.saturating_sub(3), w!["a", "the"]);
    let own = share.first.saturating_sub(NEAR_TOKENS).max(line.first)..share.first;
    let kept = case.any(own, w!["survival", "retention", "abstention"]);
    if again || apposed || named || rated || kept {
        return false;
    }
    let sign =
        case.any(gap.clone(), w![";", "and", "but"]) || !closes && case.any(gap.clone(), w![":"]);
    let clause = sign && line.count(gap) > 2;
    let left = case.any(line.first..line.end, LEFT) || case.any(end..end + NEAR_TOKENS, LEFT);
    clause || left
}
