//! A figure and the same amount in another unit beside it: "25 m (82 ft)", "640 acres, or 259
//! hectares". Finds the pairs and asks whether the two can be one amount, with all that their
//! rounding leaves open. What to say about a pair that cannot is left to the checks.

use super::apposed::is_apposed;
use super::case::Case;
use crate::quantity::{Amount, Bound, Dimension, Figure, FigureKind, UNITS, Unit};
use crate::text::{Span, TokenKind, Words};
use crate::w;

/// Two neighbouring figures said to be one amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    /// The figure before the bracket or the "or".
    pub(super) first: &'a Figure,
    /// The same in another unit.
    pub(super) second: &'a Figure,
    /// Set where only "or" or a slash says that the two are one, so that they may be a choice.
    pub(super) loose: bool,
    /// Set where nothing but their places says so.
    pub(super) apposed: bool,
}

/// Returns every pair of the article, in order of place.
pub(super) fn pairs<'a>(case: &Case<'a>) -> Vec<Pair<'a>> {
    let figures = &case.extraction.figures;
    let mut found: Vec<Pair<'a>> = Vec::new();
    // The amount that a bracket still open says again.
    let mut base: Option<&'a Figure> = None;
    for (at, neighbours) in figures.windows(2).enumerate() {
        let [left, right] = neighbours else { continue };
        if right.span.start > left.span.end + FAR_BYTES || !alike(left, right) {
            base = None;
            continue;
        }
        match link(case, left, right) {
            Some(Link::Bracket) => {
                base = Some(left);
                listed(case, at, &mut found);
            }
            Some(Link::Or) => {
                base = None;
                // "10 km or about 6 miles" is no choice.
                let loose = right.bound != Bound::About;
                found.push(Pair { first: left, second: right, loose, apposed: false });
            }
            Some(Link::Apposed) => {
                base = None;
                found.push(Pair { first: left, second: right, loose: true, apposed: true });
            }
            Some(Link::Further) if base.is_some() => {
                found.extend(base.map(|first| Pair {
                    first,
                    second: right,
                    loose: false,
                    apposed: false,
                }));
            }
            _ if case.any(case.gap(left.span, right.span), w![")", "]"]) => base = None,
            _ => {}
        }
    }
    found
}

/// Words before a number that is not meant to the digit.
pub(super) const HEDGES: &Words = w![
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "almost",
    "just",
    "over",
    "under",
    "more",
    "less",
    "than"
];

/// What is said of an extent.
const EXTENT: &Words = w!["long", "tall", "high", "wide", "deep", "thick", "away", "across"];

/// How far apart two figures of a pair stand at most.
const FAR_BYTES: usize = 40;

enum Link {
    /// "40 m (131 ft)", "640 acres, or 259 hectares".
    Bracket,
    /// "640 acres or 259 hectares", "30 mph/48 km/h".
    Or,
    /// "62 miles, 100 kilometres,", "5.5 m or 18 ft high".
    Apposed,
    /// "(75 mph; 120 km/h)": a third way to say it.
    Further,
}

/// Whether both measure the same, in other units and at the same rate.
fn alike(left: &Figure, right: &Figure) -> bool {
    let (Some(first), Some(second)) = (left.unit, right.unit) else { return false };
    let sort = first.dimension;
    let dollars = sort == Dimension::MONEY && first.name == "dollar";
    sort == second.dimension
        && (!std::ptr::eq(first, second) || dollars)
        && (sort != Dimension::TIME || of_one_clock(first, second))
        && !matches!(sort, Dimension::PERCENT | Dimension::POINTS)
        && !matches!(sort.name(), "data" | "rate" | "cargo" | "share")
        && left.per == right.per
        && !matches!(left.kind, FigureKind::Age | FigureKind::Date)
}

/// Whether the one is so many of the other exactly, and neither is left out on holidays: a week may
/// have five days.
fn of_one_clock(first: &Unit, second: &Unit) -> bool {
    const CLOCKS: [&[&str]; 3] =
        [&["second", "minute", "hour"], &["month", "year"], &["year", "decade", "century"]];
    CLOCKS.iter().any(|clock| [first, second].iter().all(|unit| clock.contains(&unit.name)))
}

fn link(case: &Case<'_>, left: &Figure, right: &Figure) -> Option<Link> {
    let link = said(case, left, right);
    // "90 minutes or two hours" is mostly a choice, and times follow one another.
    if left.unit.is_some_and(|unit| unit.dimension == Dimension::TIME) {
        return link.filter(|link| matches!(link, Link::Bracket));
    }
    link.or_else(|| is_apposed(case, left, right).then_some(Link::Apposed))
}

/// What is said between the two.
fn said(case: &Case<'_>, left: &Figure, right: &Figure) -> Option<Link> {
    /// Words of extent between an amount and its bracket: "40 m tall (131 ft)".
    const MOST_TOKENS: usize = 9;
    /// Of the name of a material: "of frozen tuna".
    const LONGEST_NAME: usize = 3;
    let gap = case.gap(left.span, right.span);
    if gap.len() > MOST_TOKENS || small_end(case, left) {
        return None;
    }
    let fill = w![
        "approx",
        "c",
        "ca",
        "~",
        "or",
        ".",
        "equal",
        "equivalent",
        "to",
        "i.e.",
        "a",
        "little",
        "well",
        "-",
        "−",
        "minus",
        "–"
    ];
    let hedge = [HEDGES, fill];
    let mut at = gap.start;
    while at < gap.end && (case.is(at, EXTENT) || case.is(at, w!["-", ".", "square"])) {
        at += 1;
    }
    // "52,000 barrels of crude, or about 2.2 million gallons"
    let word = |at: &usize| case.kind(*at) == Some(TokenKind::Word) && !case.is(*at, w!["or"]);
    let material = case.is(at, w!["of"]) && word(&(at + 1));
    if material {
        at += 1 + (at + 1..gap.end).take_while(word).take(LONGEST_NAME).count();
    }
    let (opener, after) = (case.key(at), at + 1);
    if at >= gap.end {
        return None;
    }
    if opener.is_in(w![",", "-", "–", "—", ";", "("]) && said_again(case, after..gap.end, hedge)
    {
        return Some(Link::Bracket);
    }
    if !(after..gap.end).all(|at| hedge.iter().any(|list| case.is(at, list))) {
        return None;
    }
    // "20 barrels of oil, or 5 gallons of water" are two things.
    if material {
        let of_same = opener.is_in(w!["(", "["]) || right.bound == Bound::About;
        let behind = case.token_at(right.span.end);
        // "2,000 barrels of crude, 84,000 gallons, leaked"
        // "1 ounce of lead, or 16 pounds of iron" are two things.
        if case.is(behind, w!["of"]) && !opener.is_in(w!["(", "["]) {
            return None;
        }
        let or = case.is(at, w!["or"]) || case.is(after, w!["or"]);
        return if of_same { Some(Link::Bracket) } else { or.then_some(Link::Or) };
    }
    // "4.5 tonnes, about 9,900 pounds,"
    let behind = case.token_at(right.span.end);
    if opener.is_in(w![","]) && right.bound == Bound::About && case.is(behind, w![",", "."]) {
        return Some(Link::Bracket);
    }
    let end = case.token_at(right.span.end);
    // "96 tonnes, or 24 kilograms from each of the hives"
    let share = (end..end + 3).any(|at| case.is(at, w!["each", "every", "per", "apiece"]));
    if share && !opener.is_in(w!["(", "["]) {
        return None;
    }
    let closed = case.is(end, w![")", "]", ",", ";", "/", "or", "by", "x", "×", "and", "-", "."]);
    let comma_or = opener.is_in(w![","]) && case.is(after, w!["or"]);
    // "rises 210 metres – 689 feet – above the bay"
    let dashed = opener.is_in(w!["–", "—"]) && case.is(end, w!["–", "—"]);
    if opener.is_in(w!["(", "["]) {
        closed.then_some(Link::Bracket)
    } else if comma_or || dashed {
        Some(Link::Bracket)
    } else if opener.is_in(w![";", ",", "/", "or"])
        && case.is(end, w![")", "]", ";", ",", "/"])
        && in_bracket(case, left)
    {
        Some(Link::Further)
    } else if opener.is_in(w!["or"]) && case.is(end, EXTENT) {
        Some(Link::Apposed)
    } else {
        opener.is_in(w!["or", "/"]).then_some(Link::Or)
    }
}

/// Whether the words say that what follows is the same amount once more: "that is", "in other
/// words", "which is about".
fn said_again(case: &Case<'_>, words: std::ops::Range<usize>, hedge: [&Words; 2]) -> bool {
    let same = w!["that", "which", "equals", "equal", "equivalent", "words", "i.e.", "ie"];
    let joints = w!["is", "in", "other", "the", "of", "being", "works", "out", "at", ","];
    let told = [same, joints, hedge[0], hedge[1]];
    let first = words.start;
    let says = case.any(words.clone(), same) || case.is(first, w!["i.e.", "ie"]);
    let verb = !case.is(first, w!["that", "which"]) || case.is(first + 1, w!["is", "equals"]);
    says && verb && { words }.all(|at| told.iter().any(|list| case.is(at, list)))
}

/// Whether the figure is the smaller part of an amount that was not read as one: "13 st 5 lb".
fn small_end(case: &Case<'_>, figure: &Figure) -> bool {
    let before = case.back(figure.span, 3);
    let unit = { before }.rev().find(|&at| !case.is(at, w!["and", ","]));
    unit.is_some_and(|at| {
        let number = at.checked_sub(1).and_then(|at| case.kind(at)) == Some(TokenKind::Number);
        let printed = case.printed(at);
        number && (UNITS.symbol(printed).is_some() || matches!(printed, "st" | "stone"))
    })
}

/// Whether a bracket opens within a few tokens before the figure and does not close again.
fn in_bracket(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 12;
    let before = case.back(figure.span, NEAR_TOKENS);
    { before }
        .rev()
        .find(|&at| case.is(at, w!["(", "[", ")", "]"]))
        .is_some_and(|at| case.is(at, w!["(", "["]))
}

/// Pairs what stands before the bracket behind figure `at` with what stands in it, each with its
/// own: "3 m by 4 m (10 ft by 13 ft)".
fn listed<'a>(case: &Case<'a>, at: usize, found: &mut Vec<Pair<'a>>) {
    const LONGEST: usize = 4;
    let figures = &case.extraction.figures;
    let joined = |left: usize| {
        let (Some(a), Some(b)) = (figures.get(left), figures.get(left + 1)) else { return false };
        let gap = case.gap(a.span, b.span);
        let join = w!["by", "x", "×", "-", "–", "and", "to", "or", ",", "*"];
        a.unit == b.unit
            && a.per == b.per
            && !gap.is_empty()
            && gap.len() < 4
            && case.only(gap, join)
    };
    let mut before = 1;
    while before < LONGEST && before <= at && joined(at - before) {
        before += 1;
    }
    let mut inside = 1;
    while inside < LONGEST && joined(at + inside) {
        inside += 1;
    }
    let same = if before == inside { before } else { 1 };
    let one_each = before == inside || inside == 1;
    for step in 0..same {
        let first = figures.get(at + 1 + step - same);
        let second = figures.get(at + 1 + step);
        if let (Some(first), Some(second), true) = (first, second, one_each) {
            found.push(Pair { first, second, loose: false, apposed: false });
        }
    }
}

/// One printed number with what its rounding leaves open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed {
    /// The number.
    pub(super) value: f64,
    /// One step of its last printed digit.
    pub(super) step: f64,
    /// How far its bound or hedge reaches to each side, as a share of it.
    pub(super) hedge: f64,
}

/// What two numbers of one amount may differ by beyond their rounding: newsrooms convert with
/// "3.3 feet to the metre" and the like.
const ROUGH_FACTOR: f64 = 0.021;

impl Printed {
    /// Returns the numbers of a figure: both ends of a range.
    pub(super) fn of(case: &Case<'_>, figure: &Figure) -> Vec<Self> {
        let hedge = match figure.bound {
            Bound::Exact => 0.0,
            Bound::About => 0.1,
            Bound::Above | Bound::AtLeast | Bound::Below | Bound::AtMost => 0.03,
        };
        let step = small_part(case, figure).unwrap_or_else(|| 10_f64.powi(figure.last_digit));
        let one = |value: f64| Self { value, step, hedge };
        match figure.amount {
            Amount::Value(value) => vec![one(value.to_f64())],
            Amount::Range(low, high) => vec![one(low.to_f64()), one(high.to_f64())],
            Amount::Unknown => Vec::new(),
        }
    }

    /// Half a step of the last digit printed.
    fn half(self) -> f64 {
        self.step * 0.500_001
    }

    /// Half a step of the last digit that is no nought, since a number that ends in noughts may be
    /// rounded there, and one that ends in five to the next five: 20 may be 15 to 25. At most a
    /// quarter of the number.
    fn generous(self) -> f64 {
        const MOST: f64 = 0.25;
        let mut step = self.step;
        let steps = (self.value / step).abs();
        let mut digits = if steps < 1e15 { steps.round() } else { 0.0 };
        while digits > 0.0 && digits % 10.0 == 0.0 {
            digits /= 10.0;
            step *= 10.0;
        }
        if digits % 5.0 == 0.0 {
            step *= 5.0;
        }
        self.half().max((step * 0.500_001).min(self.value.abs() * MOST))
    }

    /// Whether the number can be `value`, up to its rounding (all of it where `generous`).
    fn can_be(self, value: f64, generous: bool) -> bool {
        let rounding = if generous { self.generous() } else { self.half() };
        let rough = (ROUGH_FACTOR + self.hedge) * self.value.abs().max(value.abs());
        (self.value - value).abs() <= rounding + rough
    }
}

/// The step of a figure in two units, in its larger: an inch in "5 ft 11 in".
fn small_part(case: &Case<'_>, figure: &Figure) -> Option<f64> {
    let numbers =
        case.tokens_of(figure.span).filter(|&at| case.kind(at) == Some(TokenKind::Number)).count();
    let fraction = matches!(figure.amount, Amount::Value(value) if !value.is_whole());
    let two = numbers == 2 && fraction && figure.number.end < figure.span.end;
    let step = match figure.unit?.name {
        "foot" => 1.0 / 12.0,
        "stone" => 1.0 / 14.0,
        "pound" => 1.0 / 16.0,
        "yard" => 1.0 / 3.0,
        "metre" => 0.01,
        "mile" => 0.1,
        _ => return None,
    };
    two.then_some(step)
}

/// Whether two sides can be one amount when the first times `factor` is the second.
pub(super) fn fits(first: &[Printed], second: &[Printed], factor: f64) -> bool {
    match (first, second) {
        ([one], [other]) => one_amount(*one, *other, factor),
        ([low, high], [one, other]) => {
            one_amount(*low, *one, factor) && one_amount(*high, *other, factor)
        }
        ([low, high], [one]) => {
            one_amount(*low, *one, factor)
                || one_amount(*high, *one, factor)
                || (low.value * factor..=high.value * factor).contains(&one.value)
        }
        ([one], [low, high]) => {
            one_amount(*one, *low, factor)
                || one_amount(*one, *high, factor)
                || (low.value..=high.value).contains(&(one.value * factor))
        }
        _ => true,
    }
}

/// Either may be the converted one; or both are rounded from an amount that is not printed.
fn one_amount(first: Printed, second: Printed, factor: f64) -> bool {
    /// Both rounded, each by so much at most.
    const BOTH: f64 = 0.1;
    let both = |side: Printed| side.half().max(side.generous().min(side.value.abs() * BOTH));
    let hedge = first.hedge.max(second.hedge);
    let (first, second) = (Printed { hedge, ..first }, Printed { hedge, ..second });
    second.can_be(first.value * factor, true)
        || first.can_be(second.value / factor, true)
        || (first.value * factor - second.value).abs() <= both(first) * factor + both(second)
}

/// Whether the second is the first times `factor`, up to little more than the last digit.
pub(super) fn exactly(first: &[Printed], second: &[Printed], factor: f64) -> bool {
    const FEW: f64 = 0.05;
    first.len() == second.len()
        && first.iter().zip(second).all(|(one, other)| {
            let close = Printed { step: other.step.min(other.value.abs() * FEW), ..*other };
            let back = Printed { step: one.step.min(one.value.abs() * FEW), ..*one };
            close.can_be(one.value * factor, false) || back.can_be(other.value / factor, false)
        })
}

/// Whether the two stand in one sentence or in two that follow one another.
pub(super) fn near(case: &Case<'_>, first: Span, second: Span) -> bool {
    let [one, other] = [first, second].map(|span| case.sentence_index(span.start));
    one.zip(other).is_some_and(|(one, other)| {
        let opens = case.extraction.sentences.get(other).is_some_and(|own| case.begins(own));
        one == other || one + 1 == other && !opens
    })
}

/// Whether the words say that the second is the first once more.
pub(super) fn retold(case: &Case<'_>, first: Span, second: Span) -> bool {
    const SAME: &Words = w![
        "equals",
        "equal",
        "equivalent",
        "equates",
        "corresponds",
        "translates",
        "meant",
        "means",
        "namely",
        "i.e.",
        "call",
        "calls",
        "called",
        "metric",
        "converts",
        "reckoning",
        "reckon",
        "amounts",
        "makes",
        "scale",
    ];
    const OTHER: &Words = w![
        "to",
        "from",
        "between",
        "and",
        "later",
        "while",
        "whereas",
        "night",
        "overnight",
        "yesterday",
        "than",
        "previous",
        "record",
        "low",
        "rose",
        "fell",
        "climbed",
        "dropped",
    ];
    const FARTHEST: usize = 24;
    let gap = case.gap(first, second);
    if gap.len() > FARTHEST {
        return false;
    }
    let is = |at: usize| {
        let which = case.is(at, w!["which", "that", "this", "it"]);
        which
            && case.is(
                at + 1,
                w!["is", "was", "'s", "’s", "means", "meant", "makes", "made", "equals"],
            )
            // "It was hauling 18 tons" says nothing again.
            && !case.printed(at + 2).ends_with("ing")
    };
    let last = gap.end.saturating_sub(4).max(gap.start)..gap.end;
    let or = case.any(last.clone(), w!["or"]) && gap.len() <= 4;
    let behind = case.ahead(second, 8);
    // "gives the very same setting as minus 94F", not "the same farmer"
    let same = last.clone().any(|at| case.is(at, w!["same"])) && case.any(last.clone(), w!["as"]);
    // "10 US gallons, about 38 litres,"
    let end = case.token_at(second.end);
    let closed = case.is(end, w![",", ".", ";", ")", "–", "—"]) || end >= case.tokens().len();
    let apposed = gap.len() == 2
        && case.is(gap.start, w![","])
        && case.is(gap.start + 1, w!["about", "some", "roughly", "around", "nearly"])
        && closed;
    let told = apposed || last.clone().any(is) || or || same || case.any(gap.clone(), SAME);
    let told = told || case.any(behind, w!["call", "calls", "equivalent", "metric"]);
    let apart = case.any(gap, OTHER);
    told && (!apart || last.clone().any(is))
}

/// Words behind a length that make it the way to somewhere.
const AWAY: &Words = w![
    "away",
    "off",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "inland",
    "upstream",
    "downstream",
    "offshore",
];

/// Returns the pairs of neighbouring figures that running text tells as one amount: "runs 62 miles,
/// which is 100 kilometres for her cousins".
pub(super) fn told_again<'a>(case: &Case<'a>, known: &[Pair<'a>]) -> Vec<Pair<'a>> {
    let figures = &case.extraction.figures;
    let mut found = Vec::new();
    let starts = known.iter().flat_map(|own| [own.first.span.start, own.second.span.start]);
    let mut starts: Vec<usize> = starts.collect();
    starts.sort_unstable();
    for two in figures.windows(2) {
        let [first, second] = two else { continue };
        let sort = first.unit.map(|unit| unit.dimension.name());
        let plain = matches!(sort, Some("length" | "area" | "mass" | "volume" | "speed"));
        if !plain || !alike(first, second) || first.value().is_none() || second.value().is_none() {
            continue;
        }
        let bracket = case.any(case.gap(first.span, second.span), w!["(", "[", ")", "]"]);
        let paired =
            [first, second].iter().any(|own| starts.binary_search(&own.span.start).is_ok());
        let end = case.token_at(second.span.end);
        let each = w!["each", "every", "per", "apiece", "a"];
        let share = (end..end + 3).any(|at| case.is(at, each));
        // "1 ounce of lead, or 16 pounds of brass"
        let things = [first, second].map(|own| {
            let at = case.token_at(own.span.end);
            case.is(at, w!["of"]).then(|| case.key(at + 1))
        });
        let apart = matches!(things, [Some(one), Some(other)] if one != other);
        // "A height of 207 m. It is 4.5 km west of …"
        let elsewhere = case.any(end..end + 3, AWAY);
        if !bracket
            && !share
            && !apart
            && !elsewhere
            && !paired
            && near(case, first.span, second.span)
            && retold(case, first.span, second.span)
        {
            found.push(Pair { first, second, loose: false, apposed: false });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn times_are_one_amount_in_two_units_too() {
        for (text, at) in [
            ("The crossing takes 90 minutes (two and a half hours).", "two and a half hours"),
            ("The lease is for 36 months, or four years.", "four years"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("wrong-conversion", at)], "{text}");
        }
        for text in [
            "The film runs for 150 minutes, or two and a half hours.",
            "The trip is 100 minutes (2 hours).",
            "The lease runs for two years, or 18 months if it is not renewed.",
            "The work took two weeks (ten days).",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
