//! A percent change that does not follow from the two amounts beside it.

use std::ops::Range;

use crate::check::case::holds;
use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::{Dimension, Direction, Figure, FigureKind, Interval, Relation};
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    code: "wrong-percent-change",
    summary: "A percent change does not follow from its two amounts",
    why: "Where an article prints both amounts and the percentage, the three can be compared: \
          the change is the difference over the first amount. Each number counts with all that \
          its rounding leaves open. The usual mistakes are tried and the one that gives the \
          printed figure is named: the new amount over the old taken for the change, the new \
          amount taken for the base, percent for percentage points, a shifted decimal point. A \
          percentage of something else in the sentence, a second period, “and” or “including” \
          keeps it silent, and so do two amounts whose scale is in doubt: “from 80 to 60 \
          million”, “from 800k to 1.4m”.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "2024-05-02",
            "Burglaries fell from 682 to 375 last year, a drop of 55 percent.",
            "55 percent",
            "45 percent",
        ),
        Example::fires(
            "",
            "The levy goes from 2.1 to 2.3 percent, up 0.2 percent.",
            "0.2 percent",
            "0.2 percentage points",
        ),
        Example::fires(
            "",
            "The infection rate fell from 2.5 percent to 1.5 percent, a 60 percent cut.",
            "60 percent",
            "40 percent",
        ),
        Example::fires(
            "",
            "Sales were $4.2 million, up 15 percent from $4.0 million a year earlier.",
            "15 percent",
            "5 percent",
        ),
        Example::fires(
            "",
            "Membership rose 182 percent, from 2,200 to 4,000.",
            "182 percent",
            "82 percent",
        ),
        Example::fires(
            "",
            "Profit rose from $34 million to $72 million, up 53 percent on the year.",
            "53 percent",
            "112 percent",
        ),
    ],
    silent: &[
        Example::silent("", "Sales rose from £1.72bn to £1.87bn, up 9 percent."),
        Example::silent("", "Burglaries fell from 682 to 375, a drop of 45 percent."),
        Example::silent("", "The levy goes from 2.1 to 2.3 percent, up 0.2 percentage points."),
        Example::silent("", "Turnout rose from 40 to 60 percent, an increase of 50 percent."),
        Example::silent("", "It cut jobs from 900 to 700, including 30 percent of the drivers."),
        Example::silent("", "Rents rose from $900 to $1,000, while wages were up 3 percent."),
        Example::silent("", "Profit was $5 million on sales up 15 percent from $40 million."),
        Example::silent(
            "",
            "Prices rose 3 percent in May, and 20 percent from $50 to $60 over two years.",
        ),
        Example::silent("", "Students aged from 12 to 18 make up 20 percent of the town."),
        Example::silent("", "Readers rose from 800k to 1.4m, up 75 percent."),
        Example::silent("", "Lending fell from 1.6bn to 720m, down 55 percent."),
        Example::silent("", "The herd went from 1.6m to 800,000, a drop of 50 percent."),
        Example::silent("", "It went from 80-odd thousand to 20,000, a drop of 75 percent."),
        Example::silent("", "The catch fell from 80 to 60 million tonnes, down 25 percent."),
        Example::silent("", "Her lead fell from 900 to 600, and spending fell 8 percent."),
        Example::silent("", "Her lead fell from 900 to 600 as spending fell 8 percent."),
        Example::silent("", "Thefts rose from 20 per 1,000 to 25 per 1,000, up 25 percent."),
        Example::silent("", "Thefts were 25 per 1,000, up 25 percent from 20 per 1,000."),
    ],
};

/// Nouns that call a change a fall.
const FALLS: &[&str] =
    &["drop", "cut", "decline", "reduction", "fall", "decrease", "slump", "loss", "slide"];

/// Nouns that call a change a rise.
const RISES: &[&str] = &[
    "increase",
    "rise",
    "gain",
    "growth",
    "jump",
    "surge",
    "leap",
    "hike",
    "spike",
    "improvement",
];

fn names_change(word: &str) -> bool {
    FALLS.contains(&word) || RISES.contains(&word)
}

fn run(case: &Case<'_>) -> Vec<Flag> {
    /// A change and the two amounts it lies between.
    const FEWEST_FIGURES: usize = 3;
    let mut flags = Vec::new();
    if case.extraction.figures.len() < FEWEST_FIGURES {
        return flags;
    }
    for group in case.figures_by_sentence() {
        let figures = case.extraction.figures.get(group.clone()).unwrap_or_default();
        if figures.len() < FEWEST_FIGURES || !figures.iter().any(is_percent) {
            continue;
        }
        let changes: Vec<&Figure> =
            figures.iter().filter(|figure| is_change(case, figure)).collect();
        let mut pairs = pairs(case, group);
        if pairs.is_empty() {
            pairs.extend(around(case, figures));
        }
        // A second percentage may be the one that belongs to the pair.
        let single =
            |figure: &&Figure| figure.kind == FigureKind::Percent && figure.relation.is_none();
        if figures.iter().filter(single).count() > 1 {
            continue;
        }
        // With two of either, which belongs to which is a guess.
        if let ([(first, second)], [change]) = (pairs.as_slice(), changes.as_slice())
            && belongs(case, first, second, change)
        {
            flags.extend(flag(case, first, second, change));
        }
    }
    flags
}

/// The from-to pairs of one sentence, the earlier value first.
fn pairs<'a>(case: &Case<'a>, group: Range<usize>) -> Vec<(&'a Figure, &'a Figure)> {
    let mut found = Vec::new();
    for at in group {
        let Some(figure) = case.figure(at) else { continue };
        let pair =
            figure.pair.filter(|&pair| figure.relation == Some(Relation::FromTo) && pair > at);
        let Some(other) = pair.and_then(|pair| case.figure(pair)) else { continue };
        if denominator(case, figure) || denominator(case, other) {
            continue;
        }
        let backwards = case.words_before(other.phrase, 2).iter().any(|word| word == "from");
        found.push(if backwards { (other, figure) } else { (figure, other) });
    }
    found
}

/// "Sales were $4.2 million, up 15 percent from $4.0 million": the change stands between its
/// amounts, the new one first.
fn around<'a>(case: &Case<'a>, figures: &'a [Figure]) -> Option<(&'a Figure, &'a Figure)> {
    const TO_CHANGE: &[&str] =
        &["was", "were", "is", "up", "down", "a", "an", "which", "by", "nearly"];
    figures.windows(3).find_map(|three| {
        let [new, change, old] = three else { return None };
        let alike = new.kind == old.kind && new.unit == old.unit
            || old.kind == FigureKind::Number
                && new.kind == FigureKind::Quantity
                && new.unit.is_none();
        let amounts = !matches!(
            new.kind,
            FigureKind::Date | FigureKind::Percent | FigureKind::Rank | FigureKind::Duration
        );
        if !alike || !amounts || !is_percent(change) || denominator(case, new) {
            return None;
        }
        let lead = case.between(new.span, change.phrase);
        let words = crate::check::case::split(lead);
        let after = crate::check::case::split(case.between(change.span, old.phrase));
        let lead_in = words.iter().all(|word| TO_CHANGE.contains(&word.as_str()));
        let joined = lead_in
            && after.iter().all(|w| names_change(w) || matches!(w.as_str(), "from" | "the"));
        let from = after.last().is_some_and(|word| word == "from");
        let fits = joined && from && is_change(case, change);
        (fits && words.len() <= 3).then_some((old, new))
    })
}

/// Whether the number is what a rate is taken of: "per 1,000", "out of 1,000", "12 in 1,000".
fn denominator(case: &Case<'_>, figure: &Figure) -> bool {
    let slash = case.text.body.get(..figure.phrase.start).is_some_and(|body| body.ends_with('/'));
    let before = case.words_before(figure.phrase, 2);
    let digits = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    slash
        || match before.as_slice() {
            [.., last] if matches!(last.as_str(), "per" | "every" | "each") => true,
            [first, last] if last == "of" => first == "out" || digits(first),
            [first, last] => last == "in" && digits(first),
            _ => false,
        }
}

/// A single percentage that is not said to be a share of anything.
fn is_percent(figure: &Figure) -> bool {
    let single = figure.relation.is_none() && figure.value().is_some() && figure.per.is_none();
    single && figure.base.is_none() && figure.unit.is_some_and(|unit| unit.name == "percent")
}

/// A percentage that is said to be a rise or a fall.
fn is_change(case: &Case<'_>, figure: &Figure) -> bool {
    if !is_percent(figure) {
        return false;
    }
    if figure.direction.is_some() {
        return true;
    }
    let before = case.words_before(figure.phrase, 3);
    let of = before.last().is_some_and(|word| word == "of")
        && before.iter().any(|word| names_change(word));
    let noun_after = case.words_after(figure.span, 1).iter().any(|word| names_change(word));
    // "to $150 million from $100 million, or 50 per cent"
    let or = before.last().is_some_and(|word| word == "or");
    of || noun_after || or
}

/// Whether nothing between the pair and the percentage gives it another subject.
fn belongs(case: &Case<'_>, first: &Figure, second: &Figure, change: &Figure) -> bool {
    const STOPS: &[&str] = &[
        "and",
        "as",
        "when",
        "after",
        "because",
        "though",
        "including",
        "while",
        "whereas",
        "but",
        "although",
        "excluding",
        "respectively",
        "them",
        "which",
        "who",
        "compared",
        "than",
        "with",
        "quarter",
        "month",
        "since",
    ];
    const FAR_WORDS: usize = 9;
    let pair = first.span.cover(second.span);
    let between = if change.span.start >= pair.end {
        case.between(pair, change.phrase)
    } else if change.span.end <= pair.start {
        case.between(change.span, pair)
    } else {
        // Between the two amounts: "from 2,200, up 82 percent, to 4,000"
        return true;
    };
    let words = crate::check::case::split(between);
    words.len() <= FAR_WORDS && !holds(&words, STOPS) && !between.contains(';')
}

fn flag(case: &Case<'_>, first: &Figure, second: &Figure, change: &Figure) -> Option<Flag> {
    let alike =
        first.unit == second.unit && first.kind != FigureKind::Age && first.per == second.per;
    let (old, new) = (first.interval()?, second.interval()?);
    let finite = old.low > 0.0 && new.low > 0.0 && old.high.is_finite() && new.high.is_finite();
    if !alike || !finite || scale_in_doubt(case, first, second) {
        return None;
    }
    let printed = change.interval()?;
    let (from, to) = (first.value()?.to_f64(), second.value()?.to_f64());
    let down = to < from;
    let said_down = said_down(case, change);
    let shares = first.unit.is_some_and(|unit| unit.dimension == Dimension::PERCENT);
    let true_change = relative(old, new);
    let sign_fits = said_down.is_none_or(|said| said == down);
    if printed.meets(true_change) && sign_fits {
        return None;
    }
    let right = wording::percent((to - from).abs() / from * 100.0);
    let [f, t, p] = [first, second, change].map(|figure| case.words(figure.number));
    let mistake =
        mistakes(old, new, from, to).into_iter().find(|(interval, _)| printed.meets(*interval));
    let points = points(old, new);
    let fall = if down { "fall" } else { "rise" };
    let (severity, diagnosis, reading) = if shares && printed.meets(points) {
        let step = exact_step(first, second)?;
        let words = format!(
            "From {f} to {t} percent is a {fall} of {step} percentage points, which is {right} \
             percent; “{p} percent” mixes the two"
        );
        (Severity::Error, words, unit_swapped(case, change))
    } else if let Some((_, words)) = mistake {
        let words =
            words.replace("{f}", f).replace("{t}", t).replace("{p}", p).replace("{fall}", fall);
        let words = format!("{words}; from {f} to {t} is a {fall} of {right} percent");
        (Severity::Error, words, replaced(case, change, &right))
    } else if sign_fits {
        let words = format!("From {f} to {t} is a {fall} of {right} percent, not {p} percent");
        (Severity::Warning, words, replaced(case, change, &right))
    } else {
        let words = format!("From {f} to {t} is a {fall}, and the text says the opposite");
        (Severity::Warning, words, replaced(case, change, &right))
    };
    Some(Flag {
        code: CHECK.code,
        severity,
        span: change.span,
        message: format!("{diagnosis}. Check which of the three figures is meant."),
        computation: format!(
            "({t} − {f}) / {f} = {}{right} %, printed {p} %",
            if down { "−" } else { "" }
        ),
        related: vec![first.span, second.span],
        suggestions: vec![reading].into_iter().filter(|r| r != case.words(change.span)).collect(),
    })
}

/// Whether the two may stand in scales other than the ones read: "from 80 to 60 million", "from
/// 800k to 1.4m", "from 80-odd thousand". What follows from such a pair is a guess.
fn scale_in_doubt(case: &Case<'_>, first: &Figure, second: &Figure) -> bool {
    /// Further apart than this, a scale word that one of them lacks explains more than a change.
    const FAR_APART: f64 = 50.0;
    if scale_unread(case, first) || scale_unread(case, second) {
        return true;
    }
    let letter_m = [first, second].map(|figure| may_be_million(case, figure));
    let scaled = [first, second].map(|figure| figure.scale.is_some());
    let far = match (first.value(), second.value()) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.to_f64().abs(), b.to_f64().abs());
            a.max(b) > a.min(b) * FAR_APART
        }
        _ => true,
    };
    let one = |[first, second]: [bool; 2]| first != second;
    one(letter_m) && (far || scaled.contains(&true)) || one(scaled) && far
}

/// "1.4m": metres as read, and millions as often.
fn may_be_million(case: &Case<'_>, figure: &Figure) -> bool {
    figure.unit.is_some_and(|unit| unit.name == "metre")
        && figure.number.end < figure.span.end
        && case.words(Span::new(figure.number.end, figure.span.end)).trim() == "m"
}

/// Whether a scale word stands behind the figure that is not part of it: "80-odd thousand".
fn scale_unread(case: &Case<'_>, figure: &Figure) -> bool {
    const FILLERS: &[&str] = &["odd", "or", "so", "some", "plus"];
    const SCALES: &[&str] =
        &["hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"];
    let after = case.words_after(figure.span, 3);
    let next = after.iter().find(|word| !FILLERS.contains(&word.as_str()));
    next.is_some_and(|word| SCALES.contains(&word.trim_end_matches('s')))
}

/// The difference of two printed values, exactly: "0.25".
fn exact_step(first: &Figure, second: &Figure) -> Option<String> {
    let step = second.value()?.checked_add(first.value()?.negated())?;
    Some(if step.is_negative() { step.negated() } else { step }.to_string())
}

/// Whether the text calls the change a fall; `None` when it does not say.
fn said_down(case: &Case<'_>, change: &Figure) -> Option<bool> {
    if let Some(direction) = change.direction {
        return Some(direction == Direction::Down);
    }
    let mut words = case.words_before(change.phrase, 3);
    words.extend(case.words_after(change.span, 1));
    if holds(&words, FALLS) {
        return Some(true);
    }
    holds(&words, RISES).then_some(false)
}

/// The size of the change in percent of the first amount, with all that rounding leaves open.
fn relative(old: Interval, new: Interval) -> Interval {
    spread(
        [new.low / old.high, new.low / old.low, new.high / old.low, new.high / old.high],
        |ratio| (ratio - 1.0) * 100.0,
    )
}

/// The difference in percentage points.
fn points(old: Interval, new: Interval) -> Interval {
    spread([new.low - old.high, new.high - old.low, new.low - old.low, new.high - old.high], |d| d)
}

/// The interval of sizes that the corners give; nought is inside when they differ in sign.
fn spread<const N: usize>(corners: [f64; N], change: impl Fn(f64) -> f64) -> Interval {
    let values = corners.map(change);
    let crosses = values.iter().any(|v| *v < 0.0) && values.iter().any(|v| *v > 0.0);
    let low = values.iter().fold(f64::INFINITY, |low, v| low.min(v.abs()));
    let high = values.iter().fold(0.0_f64, |high, v| high.max(v.abs()));
    Interval::new(if crosses { 0.0 } else { low }, high)
}

/// The usual mistakes: the percentage each would print, and the sentence that names it.
fn mistakes(old: Interval, new: Interval, from: f64, to: f64) -> Vec<(Interval, &'static str)> {
    let over = |top: Interval, bottom: Interval| {
        Interval::new(top.low / bottom.high * 100.0, top.high / bottom.low * 100.0)
    };
    let change = relative(old, new);
    let new_for_change = if to > from {
        "{t} is {p} percent of {f}: the whole new amount was taken for the change"
    } else {
        "{t} is {p} percent of {f}: what is left was taken for the change"
    };
    vec![
        (over(new, old), new_for_change),
        (over(old, new), "{f} is {p} percent of {t}: the old amount was taken for the change"),
        (relative(new, old), "{p} percent is the {fall} as a share of the new amount, {t}"),
        (change.times(10.0), "{p} percent is ten times too much"),
        (change.times(0.1), "{p} percent is ten times too little"),
    ]
}

/// The figure's words with another number.
fn replaced(case: &Case<'_>, figure: &Figure, number: &str) -> String {
    let before = case.text.body.get(figure.span.start..figure.number.start).unwrap_or("");
    let after = case.text.body.get(figure.number.end..figure.span.end).unwrap_or("");
    format!("{before}{number}{after}")
}

/// The figure's words with "percentage points" for its unit.
fn unit_swapped(case: &Case<'_>, figure: &Figure) -> String {
    let number = case.words(figure.number);
    let one = figure.value().is_some_and(|value| value == crate::quantity::Decimal::ONE);
    format!("{number} percentage point{}", if one { "" } else { "s" })
}
