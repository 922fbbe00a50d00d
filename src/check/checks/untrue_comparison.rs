//! A comparison that its own figures deny: "90 minutes, longer than the average of an hour and a
//! half".

use crate::check::landmarks::Landmarks;
use crate::check::subject::stem;
use crate::check::{Case, Check, Example, Flag, Severity, close_by, wording};
use crate::quantity::{Bound, Figure, FigureKind, Interval};
use crate::text::Words;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "untrue-comparison",
    summary: "Something is called more or less than what it is not more or less than",
    why: "Where an amount is followed by “longer than”, “fewer than” and the like and then by the \
          other amount, the two can be compared, each with all that its rounding leaves open and \
          in whatever unit. What is “just above” another is not twice as much. “More than” right \
          before a number is a bound and no comparison: only the number itself can deny it, set \
          beside it as “1,043 at the last count”. A difference (“two hours longer than”) is no \
          comparison either.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires(
            "",
            "The ride takes 120 minutes, longer than the promised two hours.",
            "120 minutes",
            "",
        ),
        Example::fires(
            "",
            "The tower is 310 metres tall, higher than the old one, which had 340 metres.",
            "310 metres",
            "",
        ),
        Example::fires(
            "",
            "Rent there is $1,900 a month, lower than the city's average of $1,700 a month.",
            "$1,900 a month",
            "",
        ),
        Example::fires(
            "",
            "Turnout was 61 percent, higher than the 66 percent of four years ago.",
            "61 percent",
            "",
        ),
        Example::fires(
            "",
            "The old road is 48 km long, shorter than the new one of 45 km.",
            "48 km",
            "",
        ),
        Example::fires(
            "",
            "At 38 storeys, the tower will be taller than the 43-storey Lind House.",
            "38 storeys",
            "",
        ),
        Example::fires(
            "",
            "Her time of 52.4 seconds was faster than the 51.2 seconds she ran in Turku.",
            "52.4 seconds",
            "",
        ),
        Example::fires(
            "",
            "The river brings 900 litres a second, less than the 600 litres of last spring.",
            "900 litres a second",
            "",
        ),
        Example::fires(
            "",
            "Fewer than 900 people, 943 at the last count, have signed it.",
            "Fewer than 900 people",
            "",
        ),
        Example::fires(
            "",
            "The choir has at least 60 singers (54 in all).",
            "at least 60 singers",
            "",
        ),
        Example::fires(
            "",
            "With 310 beds, the inn will be smaller than its rival across the bay, which has 290.",
            "310 beds",
            "",
        ),
        Example::fires(
            "",
            "Growth of 23 percent was a shade above the 2 percent that was forecast.",
            "23 percent",
            "2.3 percent",
        ),
        Example::fires(
            "",
            "Her 61 points were barely above the club's old mark of 66 points.",
            "61 points",
            "",
        ),
    ],
    silent: &[
        Example::silent("", "Growth of 2.3 percent was a shade above the forecast of 2 percent."),
        Example::silent("", "The fee of $40 is just above the $38 that a ferry costs."),
        Example::silent("", "More than 900 people, 943 at the last count, have signed it."),
        Example::silent("", "Fewer than 900 people, 120 of them children, have signed it."),
        Example::silent("", "More than 40 km, 25 miles in all, must be dug up."),
        Example::silent(
            "",
            "With 310 beds, the inn is bigger than its rival across the bay, which has 290.",
        ),
        Example::silent(
            "",
            "With 310 beds, the inn is dearer than its rival across the bay, where a bed is $390.",
        ),
        Example::silent("", "At 38 storeys, the tower is no taller than the 43-storey Lind House."),
        Example::silent("", "Her time of 52.4 seconds was slower than the 51.2 seconds of Turku."),
        Example::silent("", "At 38 storeys, the tower is taller than the 34-storey Lind House."),
        Example::silent("", "The ride takes 130 minutes, longer than the promised two hours."),
        Example::silent("", "Turnout was 61 percent, lower than the 66 percent of 2016."),
        Example::silent("", "The new film is 20 minutes longer than the old one of two hours."),
        Example::silent(
            "",
            "The new tram takes 25 minutes, faster than the old one of 40 minutes.",
        ),
        Example::silent("", "They hired 90 nurses, more than 200 doctors and a cook."),
        Example::silent("", "About 60 percent came, more than the nearly 60 percent of May."),
        Example::silent("", "It cost $90, more than half of the $100 he had."),
        Example::silent("", "She is 44, older than her brother, who has two sons of 50 and 52."),
    ],
};

/// Words that say the first is the larger.
const MORE: &Words = w![
    "more", "longer", "higher", "larger", "greater", "bigger", "older", "faster", "heavier",
    "taller", "wider", "deeper", "hotter", "warmer", "costlier", "dearer",
];

/// Words that say it is the smaller.
const LESS: &Words = w![
    "less",
    "fewer",
    "shorter",
    "lower",
    "smaller",
    "younger",
    "slower",
    "lighter",
    "narrower",
    "shallower",
    "colder",
    "cooler",
    "cheaper",
];

/// Words behind which the second amount is no amount of the same sort.
const OTHER_THINGS: &Words = w!["half", "twice", "double", "third", "who", "when", "if", "did"];

/// What may stand between the amount and the comparison.
const LEAD_IN: &Words = w![
    ",", "which", "is", "was", "that", "and", "thus", "far", "much", "slightly", "even", "well",
    "still", "a", "little", "bit", "tall", "high", "long", "wide", "deep", "old", "–", "—",
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = &case.extraction.figures;
    let starts = Landmarks::of(case).thans.iter().filter_map(|&than| case.tokens().get(than));
    let behind = starts.map(|than| figures.partition_point(|own| own.span.end <= than.span.start));
    // Two "than" between the same two figures are one comparison.
    let mut seconds: Vec<usize> = behind.collect();
    seconds.dedup();
    let pairs = seconds
        .iter()
        .filter_map(|second| Some((figures.get(second.checked_sub(1)?)?, figures.get(*second)?)));
    let compared = pairs.filter_map(|(first, second)| flag(case, first, second));
    let bounds = figures.iter().zip(figures.iter().skip(1));
    let counted = bounds.clone().filter_map(|(bound, exact)| out_of_bound(case, bound, exact));
    let close = bounds.filter_map(|(first, second)| {
        close_by::flag(case, CHECK.code, [first, second], || in_one_unit(first, second))
    });
    compared.chain(counted).chain(close).collect()
}

/// "Fewer than 1,000 people, 1,043 at the last count": the number itself, set beside its bound.
fn out_of_bound(case: &Case<'_>, bound: &Figure, exact: &Figure) -> Option<Flag> {
    let (limit, number) = (bound.value()?, exact.value()?);
    let denied = match bound.bound {
        Bound::Above => number <= limit,
        Bound::AtLeast => number < limit,
        Bound::Below => number >= limit,
        Bound::AtMost => number > limit,
        Bound::Exact | Bound::About => false,
    };
    let bare = exact.unit.is_none() && exact.thing.is_none();
    let alike = exact.unit == bound.unit && (exact.thing == bound.thing || exact.thing.is_none());
    if !denied || !(bare || alike) || exact.bound != Bound::Exact || bound.per != exact.per {
        return None;
    }
    let gap = case.gap(bound.span, exact.phrase);
    let beside = case.is(gap.start, w![",", "(", "–", "—"]);
    let exactly = gap.len() == 2 && case.is(gap.start + 1, w!["exactly", "precisely"]);
    let end = case.token_at(exact.span.end);
    let summed = [
        w!["at", "the", "last", "count"],
        w!["in", "all"],
        w!["in", "total"],
        w!["to", "be", "exact"],
        w!["to", "be", "precise"],
        w!["exactly"],
    ];
    let summed = gap.len() == 1 && summed.iter().any(|words| case.reads(end, words));
    if !beside || !(exactly || summed) {
        return None;
    }
    let (limit, number) = (case.words(bound.phrase), case.words(exact.span));
    let limit = wording::within(limit);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: bound.phrase,
        message: format!(
            "{} is not {limit}. Check the two numbers and which is the larger.",
            wording::opening(number)
        ),
        computation: format!("{number} is printed beside {limit}"),
        related: vec![exact.span],
        suggestions: Vec::new(),
    })
}

fn flag(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Flag> {
    /// Further apart the second is about something else …
    const MOST_BETWEEN: usize = 10;
    /// … unless the first opens the sentence: "With 412 rooms, the new hotel is smaller than its
    /// rival across the bay, which has 380".
    const MOST_BEHIND_FRONT: usize = 20;
    let gap = case.gap(first.span, second.phrase);
    if gap.len() > MOST_BEHIND_FRONT || gap.len() < 3 || first.direction.is_some() {
        return None;
    }
    let than = case.find(gap.clone(), w!["than"])?;
    let said = than.checked_sub(1).filter(|said| gap.contains(said))?;
    let more = case.is(said, MORE);
    let lead_in = gap.start..said;
    // "52.4 seconds was faster than the 51.2"; "At 38 storeys, the tower is taller than".
    let be = w!["is", "was", "are", "were"];
    let being = case.is(lead_in.start, be) && !case.is(said, w!["more", "less", "fewer"]);
    let at = case.begin(first).checked_sub(1).filter(|&at| {
        let sentence = case.sentence_at(first.span.start);
        case.is(at, w!["at", "with"]) && sentence.is_some_and(|own| case.statement(own) == at)
    });
    let last = lead_in.end.checked_sub(1).filter(|last| lead_in.contains(last));
    let fronted = at.is_some()
        && case.is(lead_in.start, w![","])
        && last.is_some_and(|last| case.is(last, be) || case.is(last, w!["be"]))
        && !case.any(lead_in.clone(), w!["no", "not", "never", "and", "who", "which"]);
    let held = case.is(gap.end - 1, w!["has", "had", "of", "with", "is", "was", "at"]);
    if gap.len() > MOST_BETWEEN && !(fronted && held) {
        return None;
    }
    let parted = being || case.any(lead_in.clone(), w![",", "–", "—"]);
    let same_sentence =
        case.sentence_index(first.span.start) == case.sentence_index(second.span.start);
    if !(more || case.is(said, LESS))
        || !parted
        || !same_sentence
        || !fronted && !case.only(lead_in, LEAD_IN)
        // "more than 200 doctors" is a bound, "more than half of the $100" a share.
        || than + 1 >= gap.end
        || case.any(than + 1..gap.end, OTHER_THINGS)
    {
        return None;
    }
    // A faster time is a smaller one.
    let timed = first.kind == FigureKind::Duration;
    let more = if timed && case.is(said, w!["faster", "slower"]) { !more } else { more };
    let (one, other) = in_one_unit(first, second)?;
    let equal = first.bound == Bound::Exact
        && second.bound == Bound::Exact
        && (one.0 - other.0).abs() <= f64::EPSILON * one.0.abs();
    let denied = if more { one.1.high < other.1.low } else { one.1.low > other.1.high };
    if !(equal || denied) {
        return None;
    }
    let (a, b) = (case.words(first.span), case.words(second.span));
    let word = case.printed(said);
    let fact = if equal {
        format!("{a} and {b} are the same")
    } else if more {
        format!("{a} is less than {b}")
    } else {
        format!("{a} is more than {b}")
    };
    let sign = if equal {
        "="
    } else if more {
        "<"
    } else {
        ">"
    };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: first.span,
        message: format!(
            "{fact}, so the one is not {word} than the other. Check the two amounts and \
             “{word}”."
        ),
        computation: format!("{a} {sign} {b}; the text says {word}"),
        related: vec![second.span],
        suggestions: Vec::new(),
    })
}

/// Whether two counts are of one thing: "38 storeys", "the 43-storey Mercury House".
fn same_thing(first: &Figure, second: &Figure) -> bool {
    match (first.thing.as_deref(), second.thing.as_deref()) {
        (_, None) => true,
        (Some(one), Some(other)) => stem(one) == stem(other),
        (None, Some(_)) => false,
    }
}

/// Both values with what their rounding leaves open, in the unit of the first.
fn in_one_unit(first: &Figure, second: &Figure) -> Option<((f64, Interval), (f64, Interval))> {
    let amounts = |figure: &Figure| {
        !matches!(figure.kind, FigureKind::Date | FigureKind::Rank | FigureKind::Score)
            && figure.relation.is_none()
    };
    // "900 litres a second, less than the 600 litres of last spring"
    let rates = first.per == second.per || second.per.is_none() && first.unit.is_some();
    if !amounts(first) || !amounts(second) || !rates {
        return None;
    }
    let factor = match (first.unit, second.unit) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(one), Some(other)) if one.dimension == other.dimension => {
            other.factor? / one.factor?
        }
        (None, None) if same_thing(first, second) => 1.0,
        _ => return None,
    };
    let one = (first.value()?.to_f64(), first.interval()?);
    let other = (second.value()?.to_f64() * factor, second.interval()?.times(factor));
    Some((one, other))
}
