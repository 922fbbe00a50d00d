//! A unit that figures beside it rule out: a marathon of 26.2 kilometres, 340 hectares made up of
//! 210 and 130 acres, 420 sacks of 50 pounds that are 10 pounds. A conversion printed beside its
//! figure is left to `conversion.rs`.

use super::case::Case;
use super::{Flag, Severity, restated, wording};
use crate::quantity::{Dimension, Figure, FigureKind, UNITS, Unit, plural};
use crate::text::{Span, Words};
use crate::w;

/// Returns what does not fit, under the code of the check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = &case.extraction.figures;
    let mut flags: Vec<Flag> = figures.iter().filter_map(|own| marathon(case, own)).collect();
    let mut last: Option<std::ops::Range<usize>> = None;
    for group in case.figures_by_sentence() {
        let before = last.replace(group.clone());
        let before = before.and_then(|before| figures.get(before)).unwrap_or_default();
        if group.len() < 2 && before.is_empty() {
            continue;
        }
        let own = figures.get(group.clone()).unwrap_or_default();
        let measured = own.iter().filter(|own| measured(own)).take(MOST + 1).count();
        if measured > 0 && !before.is_empty() {
            flags.extend(all_of_it(case, before, own));
        }
        if !(2..=MOST).contains(&measured) {
            continue;
        }
        flags.extend(product(case, own));
        flags.extend(sum(case, own));
    }
    flags.extend(terms(case));
    for flag in &mut flags {
        flag.code = code;
    }
    flags
}

/// More measures than a sentence of prose has.
const MOST: usize = 8;

/// Whether a figure is a length, an area, a mass or a volume.
fn measured(own: &Figure) -> bool {
    let sort = own.unit.map(|unit| unit.dimension.name());
    own.kind == FigureKind::Quantity
        && matches!(sort, Some("length" | "area" | "mass" | "volume"))
        && own.value().is_some()
}

/// "The 26.2 kilometres of the marathon".
fn marathon(case: &Case<'_>, own: &Figure) -> Option<Flag> {
    const MILES: [f64; 2] = [26.2, 26.22];
    const KILOMETRES: [f64; 3] = [42.2, 42.195, 42.19];
    const HALF_MILES: [f64; 2] = [13.1, 13.11];
    const HALF_KILOMETRES: [f64; 3] = [21.1, 21.0975, 21.097];
    let unit = own.unit?.name;
    let kilometres = match unit {
        "kilometre" => true,
        "mile" => false,
        _ => return None,
    };
    let value = own.value()?.to_f64();
    let is = |all: &[f64]| all.iter().any(|one| (one - value).abs() < 1e-9);
    let whole = if kilometres { is(&MILES) } else { is(&KILOMETRES) };
    let half = if kilometres { is(&HALF_MILES) } else { is(&HALF_KILOMETRES) };
    if !whole && !half || own.per.is_some() {
        return None;
    }
    // "drove 26.2 kilometres to watch the marathon", "42.2 miles from the start"
    let ridden = w![
        "drove", "drive", "drives", "driving", "cycles", "cycled", "cycling", "cycle", "bike",
        "rode", "sailed", "flew", "swam", "bus", "train", "car",
    ];
    let sentence = case.sentence(own)?;
    let away = case.is(case.token_at(own.span.end), w!["from", "away", "off", "outside"]);
    if away || case.any(sentence.first_token..sentence.end_token, ridden) {
        return None;
    }
    let race = race(case, own, half)?;
    let other = restated::beside(unit)?;
    let reading = with_unit(case, own, other);
    let kind = if half { "half marathon" } else { "marathon" };
    let kilometres = if half { "21.1" } else { "42.2" };
    let distance = if half { "13.1" } else { "26.2" };
    Some(Flag {
        code: "",
        severity: Severity::Error,
        span: own.span,
        message: format!(
            "A {kind} is {distance} miles or {kilometres} kilometres, not {}. {} would fit.",
            case.words(own.span),
            wording::opening(&reading)
        ),
        computation: format!("{kind} = {kilometres} km = {distance} miles"),
        related: case.tokens().get(race).map(|token| token.span).into_iter().collect(),
        suggestions: vec![reading],
    })
}

/// The race a distance is said of: one close by in its sentence, or in the sentence before where
/// the distance is taken up: "The 26.2 kilometres took her three hours."
fn race(case: &Case<'_>, own: &Figure, half: bool) -> Option<usize> {
    const NEAR_TOKENS: usize = 10;
    // "A marathon runner" may run anywhere.
    const OTHERS: &Words =
        w!["runner", "runners", "session", "sessions", "talks", "meeting", "debate", "hearing"];
    let at = case.token_at(own.span.start);
    let named = |race: &usize| {
        let dash = case.is(race.wrapping_sub(1), w!["-", "‑"]);
        let before = race.wrapping_sub(1 + usize::from(dash));
        case.is(*race, w!["marathon", "marathons"])
            && case.is(before, w!["half"]) == half
            && !case.is(race + 1, OTHERS)
    };
    let index = case.sentence_index(own.span.start)?;
    let sentence = case.extraction.sentences.get(index)?;
    let near = at.saturating_sub(NEAR_TOKENS).max(sentence.first_token)
        ..(case.token_at(own.span.end) + NEAR_TOKENS).min(sentence.end_token);
    let here = near.rev().find(named);
    here.or_else(|| {
        let lead = at.saturating_sub(3).max(sentence.first_token)..at;
        let taken_up = case.any(lead, w!["the", "those", "these", "its", "usual"]);
        let last = case.extraction.sentences.get(index.checked_sub(1)?)?;
        let near = last.end_token.saturating_sub(2 * NEAR_TOKENS).max(last.first_token);
        let last = near..last.end_token;
        last.rev().find(|race| taken_up && !case.begins(sentence) && named(race))
    })
}

/// The figure with the name of another unit.
fn with_unit(case: &Case<'_>, own: &Figure, name: &str) -> String {
    let number = case.words(Span::new(own.span.start, own.number.end));
    let printed = case.words(Span::new(own.number.end, own.span.end));
    let american = printed.ends_with("meters") || printed.ends_with("liters");
    let many = plural(name);
    let many = if american || printed.ends_with("meter") {
        many.replace("metre", "meter").replace("litre", "liter")
    } else {
        many
    };
    if printed.starts_with(['-', '‑']) {
        return format!("{number}-{name}");
    }
    format!("{number} {many}")
}

/// What one of the unit is in base units.
fn factor(own: &Figure) -> Option<f64> {
    own.unit.and_then(|unit| unit.factor)
}

fn value(own: &Figure) -> Option<f64> {
    own.value().map(crate::quantity::Decimal::to_f64)
}

/// Words that say that what follows are the parts.
const PARTS: &Words = w![
    "made",
    "comprising",
    "comprises",
    "comprised",
    "consisting",
    "consists",
    "including",
    "includes",
    "split",
    "divided",
    "which",
    "plus",
    "left",
    "remaining",
    "remains",
    "already",
    "composed",
    "altogether",
    "together",
    "total",
    "all",
    "sum",
];

/// As many words may stand between a load and what it is packed in.
const SPREAD_TOKENS: usize = 9;

/// "12 pounds of rice lay on the quay. All 24,000 pounds were wet": one load told
/// twice, which another unit makes the same.
fn all_of_it(case: &Case<'_>, before: &[Figure], own: &[Figure]) -> Option<Flag> {
    const ROOM: f64 = 0.02;
    const FAR: f64 = 1.3;
    const OTHERS: [&str; 10] = [
        "kilogram",
        "pound",
        "ton",
        "tonne",
        "litre",
        "gallon",
        "kilometre",
        "mile",
        "hectare",
        "acre",
    ];
    let again = own.iter().find(|own| measured(own))?;
    let sentence = case.sentence(again)?;
    let lead = case.statement(sentence)..case.token_at(again.phrase.start);
    let all = !case.begins(sentence)
        && case.is(lead.start, w!["all", "those", "these"])
        && lead.len() <= 3
        && case.only(lead, w!["all", "of", "the", "those", "these"]);
    let mut measures = before.iter().filter(|own| measured(own));
    let (first, None) = (measures.next()?, measures.next()) else { return None };
    if !all || again.per.is_some() || first.per.is_some() {
        return None;
    }
    let dimension = again.unit?.dimension;
    let amount = value(again)? * factor(again)?;
    let printed = value(first)?;
    let near = |unit: &Unit, room: f64| {
        super::unit_sizes::sizes(unit)
            .iter()
            .any(|size| (printed * size / amount - 1.0).abs() <= room)
    };
    let own = first.unit.filter(|unit| unit.dimension == dimension)?;
    let off = printed * own.factor? / amount;
    if (1.0 / FAR..=FAR).contains(&off) || near(own, ROOM) {
        return None;
    }
    let meant = OTHERS
        .iter()
        .filter_map(|name| UNITS.named(name))
        .find(|unit| unit.dimension == dimension && unit.name != own.name && near(unit, ROOM))?;
    let reading = with_unit(case, first, meant.name);
    let told = case.words(again.span);
    Some(Flag {
        code: "",
        severity: Severity::Warning,
        span: first.span,
        message: format!(
            "{} cannot be all of the {told} told behind it. {} would fit.",
            wording::opening(case.words(first.span)),
            wording::opening(&reading)
        ),
        computation: format!("{reading} = {told}"),
        related: vec![again.span],
        suggestions: vec![reading],
    })
}

/// "340 hectares, made up of 210 acres of peat and 130 acres of birch".
fn sum(case: &Case<'_>, own: &[Figure]) -> Option<Flag> {
    let measures: Vec<&Figure> = own.iter().filter(|own| measured(own)).collect();
    let found = measures.windows(3).find_map(|three| {
        let [one, two, last] = three else { return None };
        [(*one, *two, *last), (*last, *one, *two)].into_iter().find(|(total, first, second)| {
            let (Some(whole), Some(a), Some(b)) = (value(total), value(first), value(second))
            else {
                return false;
            };
            let apart = total.unit != first.unit && first.unit == second.unit;
            let alike =
                total.unit.map(|unit| unit.dimension) == first.unit.map(|unit| unit.dimension);
            apart && alike && (a + b - whole).abs() < 1e-9 * whole.abs() && whole > 2.0
        })
    });
    let (total, first, second) = found?;
    let told = case.gap(total.span.min(first.span), total.span.max(first.span));
    if !case.any(told, PARTS) {
        return None;
    }
    let name = first.unit?.name;
    Some(of_parts(case, total, [first, second], name))
}

fn of_parts(case: &Case<'_>, total: &Figure, parts: [&Figure; 2], name: &str) -> Flag {
    let reading = with_unit(case, total, name);
    let [one, two] = parts.map(|own| case.words(own.span));
    Flag {
        code: "",
        severity: Severity::Warning,
        span: total.span,
        message: format!(
            "{} and {} do not come to {}. {} would fit.",
            wording::opening(one),
            wording::within(two),
            case.words(total.span),
            wording::opening(&reading)
        ),
        computation: format!("{one} + {two} = {reading}"),
        related: parts.iter().map(|own| own.span).collect(),
        suggestions: vec![reading],
    }
}

/// "30 years for fraud. She has served 12 months already and has 18 months to go".
fn terms(case: &Case<'_>) -> Vec<Flag> {
    const REACH_BYTES: usize = 400;
    let timed = |own: &&Figure| own.kind == FigureKind::Duration && own.unit.is_some();
    let durations: Vec<&Figure> = case.extraction.figures.iter().filter(timed).collect();
    let mut flags = Vec::new();
    for three in durations.windows(3) {
        let [total, first, second] = three else { continue };
        let (Some(whole), Some(a), Some(b)) = (value(total), value(first), value(second)) else {
            continue;
        };
        let unit = |own: &Figure| own.unit.map(|unit| unit.name);
        let near = second.span.end - total.span.start <= REACH_BYTES;
        let apart = unit(total) != unit(first) && unit(first) == unit(second);
        let sums = (a + b - whole).abs() < 1e-9 && whole > 2.0;
        if !near || !apart || !sums {
            continue;
        }
        let gap = case.gap(total.span, second.span);
        let behind = case.ahead(second.span, 4);
        let left = w!["left", "remaining", "remain", "go", "serve", "still"];
        let spent = w!["already", "spent", "served", "first", "after"];
        if case.any(behind, left)
            && case.any(gap, spent)
            && let Some(name) = unit(first)
        {
            flags.push(of_parts(case, total, [*first, *second], name));
        }
    }
    flags
}

/// "420 sacks, each of 50 pounds, so that 10.5 pounds of flour lay there".
fn product(case: &Case<'_>, own: &[Figure]) -> Option<Flag> {
    const OTHERS: [&str; 15] = [
        "gram",
        "kilogram",
        "pound",
        "ounce",
        "ton",
        "tonne",
        "litre",
        "gallon",
        "metre",
        "foot",
        "yard",
        "kilometre",
        "mile",
        "hectare",
        "acre",
    ];
    const ROOM: f64 = 0.02;
    let count = own.iter().find(|own| {
        let bare = matches!(own.kind, FigureKind::Quantity | FigureKind::Number);
        bare && own.unit.is_none() && value(own).is_some_and(|many| many >= 2.0)
    })?;
    // "600 tubs of 30 pounds"
    let each = |own: &Figure| {
        let apiece = w!["each", "apiece", "every"];
        let of = count.thing.is_some()
            && own.span.start > count.span.end
            && case.only(case.gap(count.span, own.phrase), w!["of", "weighing", "holding"]);
        // "each of the nine carts can take 12 tonnes"
        let lead = case.back(count.phrase, 3);
        let each_of = own.span.start > count.span.end
            && case.any(lead.clone(), w!["each"])
            && case.any(lead, w!["of"])
            && case.gap(count.span, own.phrase).len() <= 4;
        of || each_of
            || case.any(case.back(own.phrase, 3), apiece)
            || case.any(case.ahead(own.span, 2), apiece)
    };
    let mut measures = own.iter().filter(|own| measured(own));
    let (one, total) = (measures.next()?, measures.next()?);
    let only = measures.next().is_none();
    let (one, total) = if each(one) { (one, total) } else { (total, one) };
    let told = w!["so", "total", "altogether", "all", "makes", "made", "making", "or", "comes"];
    let between = case.gap(one.span.min(total.span), one.span.max(total.span));
    let so = case.any(between, told) || case.any(case.back(total.phrase, 3), told);
    // "stowed in 700 chests", "shared out over six carts"
    let lead = case.back(count.phrase, 2);
    let spread = total.span.end <= count.span.start
        && case.any(lead, w!["in", "into", "over", "across", "of", "on", "among", "by"])
        && case.gap(total.span, count.span).len() <= SPREAD_TOKENS;
    let so = so || spread;
    if !only || !each(one) || !so || one.per.is_some() || total.per.is_some() {
        return None;
    }
    let amount = value(count)? * value(one)? * factor(one)?;
    let printed = value(total)?;
    let near = |unit: &Unit| {
        unit.dimension == total.unit.map_or(Dimension::MONEY, |own| own.dimension)
            && super::unit_sizes::sizes(unit)
                .iter()
                .any(|size| (printed * size / amount - 1.0).abs() <= ROOM)
    };
    let fits = total.unit.is_some_and(&near);
    let meant = OTHERS.iter().filter_map(|name| UNITS.named(name)).find(|unit| near(unit))?;
    if fits || Some(meant.name) == total.unit.map(|unit| unit.name) {
        return None;
    }
    let reading = with_unit(case, total, meant.name);
    // "60 tons, on five carts, 12 pounds apiece": either unit may be the wrong one.
    let same = (value(count)? * value(one)? / printed - 1.0).abs() < 1e-6;
    let other = total.unit.filter(|_| same).map(|unit| with_unit(case, one, unit.name));
    let sum = wording::grouped(value(count)? * value(one)?);
    let each = case.words(one.span);
    let comes = each.replacen(case.words(one.number), &sum, 1);
    let many = case.words(count.number);
    Some(Flag {
        code: "",
        severity: Severity::Error,
        span: total.span,
        message: format!(
            "{} times {each} is {comes}, not {}. {} would fit{}.",
            wording::opening(many),
            case.words(total.span),
            wording::opening(&reading),
            other.map_or_else(String::new, |other| format!(", or {other} for {each}"))
        ),
        computation: format!("{many} × {each} = {comes}"),
        related: vec![count.span, one.span],
        suggestions: vec![reading],
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::offered as told;

    #[test]
    fn a_unit_that_the_figures_beside_it_rule_out() {
        for (text, reading) in [
            (
                "Ida Berg led the marathon from the start. The 26.2 kilometers took her three \
                 hours.",
                "26.2 miles",
            ),
            ("The 21.1 miles of the half marathon in Orm are flat.", "21.1 kilometres"),
            (
                "The bog covers 340 hectares, made up of 210 acres of peat and 130 acres of birch.",
                "340 acres",
            ),
            (
                "The clerk got 30 years for fraud. She has served 12 months already and has 18 \
                 months to go.",
                "30 months",
            ),
            (
                "The van held 420 sacks, each of 50 pounds, so that 10.5 pounds of flour lay in \
                 the ditch.",
                "10.5 tons",
            ),
            (
                "The path runs 62 miles through the hills. That is 160 kilometres, as her \
                 cousins reckon.",
                "100 kilometres",
            ),
        ] {
            assert_eq!(told(text), [("wrong-conversion", reading.to_owned())], "{text}");
        }
    }

    #[test]
    fn units_that_fit_are_silent() {
        for text in [
            "The marathon is on Sunday. It runs 26.2 miles; a 13.1-mile race is half of it.",
            "A bus goes 42.2 miles to the town. The museum there shows a film.",
            "Ida Berg, a marathon runner, teaches in Hull.\n\nThe tram line is 42.2 miles long.",
            "Ida Berg drove 26.2 kilometres to the marathon, which starts 42.2 miles from Hull.",
            "Half of the marathon field came from Kenya. The strait is 21.1 miles wide.",
            "The wall is 15 miles long. Tourists walk 6 kilometres of it.",
            "The meadow is 14 acres. The same family keeps 11 hectares of vines.",
            "The moor covers 50 acres. Visitors can roam through 70 hectares of forest.",
            "The bog covers 340 acres, made up of 210 acres of peat and 130 acres of birch.",
            "The clerk got 30 months for fraud. She has served 12 months already and has 18 \
             months to go.",
            "The van held 420 sacks, each of 50 pounds, so that 10.5 tons of flour lay in the \
             ditch.",
            "The wood covers 500 acres, and the pond another 2 hectares.",
            "The path runs 62 miles through the hills. That is 100 kilometres, as her cousins \
             reckon.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
