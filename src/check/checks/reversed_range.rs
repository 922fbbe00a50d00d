//! A range that runs from the larger number to the smaller: "between 24 and 12 degrees", "aged 11
//! to 5". Spans of years are left to `reversed_years`, changes (“from 24 to 12”) to nobody: they
//! may fall.

use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "reversed-range",
    summary: "A range begins with its larger end",
    why: "“Between 24 and 12 degrees” and “aged 11 to 5” name the larger end first: the two have \
          changed places, or one of them is wrong. Both must be of one kind and unit and stand \
          side by side. “From 24 to 12” may be a fall and says nothing; nor do a gap or a choice \
          between the two, what is counted down (“between 20 and 10 minutes before”), degrees of \
          latitude, numbers below nought and clock times.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires(
            "",
            "The water was between 19 and 14 degrees Celsius all week.",
            "19 and 14",
            "14 and 19",
        ),
        Example::fires(
            "",
            "The course is open to girls aged 16 to 12 and costs nothing.",
            "16 to 12",
            "12 to 16",
        ),
        Example::fires(
            "",
            "A room costs between €140 and €95 a night.",
            "€140 and €95",
            "€95 and €140",
        ),
        Example::fires("", "Dogs of ages 9-3 took part.", "9-3", "3-9"),
        Example::fires(
            "",
            "Men between the ages of 45 and 18 may not leave the country.",
            "45 and 18",
            "18 and 45",
        ),
        Example::fires(
            "",
            "Of the pupils between 16 and 11 years old every third goes by bus.",
            "16 and 11",
            "11 and 16",
        ),
        Example::fires(
            "",
            "The hike takes between six and four hours.",
            "six and four",
            "four and six",
        ),
        Example::fires(
            "",
            "Between 450 and 300 people came to each of the talks.",
            "450 and 300",
            "300 and 450",
        ),
        Example::fires(
            "",
            "Between 2.5 million and 1.8 million birds rest on the mudflats.",
            "2.5 million and 1.8 million",
            "1.8 million and 2.5 million",
        ),
        Example::fires(
            "",
            "The bars are between 60 centimetres and 40 centimetres long.",
            "60 centimetres and 40 centimetres",
            "40 centimetres and 60 centimetres",
        ),
    ],
    silent: &[
        Example::silent("", "The water was between 14 and 19 degrees Celsius all week."),
        Example::silent("", "The gap between 41 percent and 38 percent is within the margin."),
        Example::silent("", "Doors open between 60 and 30 minutes before the film."),
        Example::silent("", "The night will see between minus 3 and minus 8 degrees."),
        Example::silent("", "The strip lies between 70 and 60 degrees north."),
        Example::silent("", "The temple was built between 400 and 350 BC."),
        Example::silent("", "Between 9 and 5 nobody answers the telephone."),
        Example::silent("", "The firm must choose between 200 jobs and 150 jobs to cut."),
        Example::silent("", "Attendance fell from 450 to 300 people."),
        Example::silent("", "The match between 16 and 12 seeds was over soon."),
        Example::silent("", "The tools are between 40,000 and 30,000 years old."),
        Example::silent("", "The price fell to somewhere between 90 and 80 euros."),
        Example::silent("", "Between 300 million and 1.2 billion people saw it."),
        Example::silent("", "The exam is over between 30 and 20 minutes before noon."),
    ],
};

/// Words before "between" that set two things against each other, or count down.
const APART: &Words = w![
    "gap",
    "gaps",
    "gulf",
    "difference",
    "differences",
    "distance",
    "divide",
    "margin",
    "spread",
    "split",
    "ratio",
    "swing",
    "choice",
    "choose",
    "chose",
    "choosing",
    "chosen",
    "decide",
    "compromise",
    "middle",
    "halfway",
    "midway",
    "somewhere",
    "line",
    "border",
    "boundary",
    "distinction",
    "distinguish",
    "comparison",
    "compare",
    "link",
    "relationship",
    "correlation",
    "interval",
    "transition",
    "change",
    "changed",
    "switch",
    "switched",
    "alternate",
    "alternates",
    "alternated",
    "match",
    "game",
    "contest",
    "vote",
    "fell",
    "fall",
    "falls",
    "fallen",
    "dropped",
    "drop",
    "drops",
    "declined",
    "decline",
    "decreased",
    "decrease",
    "shrank",
    "shrunk",
    "slid",
    "dwindled",
    "down",
    "countdown",
    "descending",
    "descends",
    "pages",
    "route",
    "junction",
    "junctions",
    "exits",
    "floors",
    "seats",
];

/// Words behind a range that is told backwards from some time, or on a globe.
const BACKWARDS: &Words = w![
    "before",
    "ago",
    "earlier",
    "prior",
    "until",
    "left",
    "away",
    "bc",
    "b",
    "bce",
    "north",
    "south",
    "east",
    "west",
    "latitude",
    "longitude",
    "o",
    "am",
    "pm",
    "a.m.",
    "p.m.",
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = &case.extraction.figures;
    let pairs = figures.iter().zip(figures.iter().skip(1));
    pairs.filter_map(|(first, second)| flag(case, first, second)).collect()
}

fn flag(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Flag> {
    let (larger, smaller) = (first.value()?, second.value()?);
    if larger <= smaller || smaller.to_f64() <= 0.0 || !alike(case, first, second) {
        return None;
    }
    let gap = case.gap(first.span, second.phrase);
    if gap.len() != 1 || second.phrase != second.span {
        return None;
    }
    let begin = case.begin(first);
    let before = begin.checked_sub(1)?;
    let ages = case.is(before, w!["aged", "ages"]);
    let of_ages =
        before.checked_sub(3).is_some_and(|at| case.reads(at, w!["between", "the", "ages", "of"]));
    let range = if case.is(before, w!["between"]) || of_ages {
        case.is(gap.start, w!["and"]) && !case.any(case.back(first.phrase, FAR_TOKENS), APART)
    } else {
        ages && first.kind == FigureKind::Age && case.is(gap.start, w!["to", "-", "–"])
    };
    let behind = case.ahead(second.span, NEAR_TOKENS);
    if !range || case.any(behind, BACKWARDS) {
        return None;
    }
    let span = Span::new(first.span.start, second.number.end);
    let joint = case.words(Span::new(first.span.end, second.span.start));
    // "aged 16 years to 12" cannot be turned round word for word.
    let united = |own: &Figure| own.span.end > own.number.end;
    let whole = united(first) && united(second);
    if united(first) && !whole {
        return None;
    }
    let (span, ends) = if whole {
        (first.span.cover(second.span), [first.span, second.span])
    } else {
        let bare = |own: &Figure| Span::new(own.span.start.min(own.number.start), own.number.end);
        (span, [bare(first), bare(second)])
    };
    let [one, other] = ends.map(|own| case.words(own));
    let turned = format!("{other}{joint}{one}");
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!(
            "A range begins with its smaller end, and {one} is more than {other}. {} would fit, \
             if neither of the two is wrong.",
            wording::opening(&turned)
        ),
        computation: format!("{one} > {other}"),
        related: Vec::new(),
        suggestions: vec![turned],
    })
}

/// How far before "between" the word may stand that says what the two are.
const FAR_TOKENS: usize = 7;
/// How far behind the range it may be said that it is told backwards.
const NEAR_TOKENS: usize = 4;

/// Whether both are of one kind and unit, each printed as a number of its own.
fn alike(case: &Case<'_>, first: &Figure, second: &Figure) -> bool {
    /// Ends of a range are not further apart.
    const FAR: f64 = 100.0;
    const CLOCK: f64 = 12.0;
    const OLDEST: f64 = 130.0;
    /// A number from here on stands for itself.
    const WHOLE: f64 = 1000.0;
    let exact = [first, second].iter().all(|own| own.bound == Bound::Exact);
    let digits = |own: &Figure| case.words(own.number).starts_with(|c: char| c.is_ascii_digit());
    let kind = match (first.kind, second.kind) {
        // "Aged 11 to 5" has one age and a number, "11 to 5 years old" the other way round.
        (FigureKind::Age | FigureKind::Number, FigureKind::Age)
        | (FigureKind::Age, FigureKind::Number) => true,
        (FigureKind::Quantity | FigureKind::Number, FigureKind::Quantity) => {
            first.unit.is_none() && first.thing.is_none()
                || first.unit == second.unit && first.thing == second.thing
        }
        (FigureKind::Number, _) => first.unit.is_none() && second.kind == FigureKind::Money,
        (one, other) => {
            one == other
                && first.unit == second.unit
                && matches!(one, FigureKind::Money | FigureKind::Percent | FigureKind::Duration)
        }
    };
    let Some((one, other)) = first.value().zip(second.value()) else { return false };
    let (one, other) = (one.to_f64(), other.to_f64());
    // Tools may be "between 40,000 and 30,000 years old".
    let old = one > OLDEST && second.kind == FigureKind::Age;
    // "Between 9 and 5 nobody answers": hours of the day.
    let hours = one <= CLOCK && first.kind != FigureKind::Age && second.unit.is_none();
    // "Between 1.5 million and 900" may lack a "thousand".
    let scales = first.scale.is_some() == second.scale.is_some() || other >= WHOLE;
    exact
        && kind
        && digits(first) == digits(second)
        && (first.per.is_none() || first.per == second.per)
        && scales
        && !hours
        && !old
        && one < other * FAR
}
