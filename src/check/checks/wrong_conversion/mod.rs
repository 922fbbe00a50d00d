//! A figure and its conversion beside it that are not the same amount.

mod exchange;
mod numbers;

use exchange::{NUMBERS, both, exchange, exchanged_order};
use numbers::{
    counted, digits_out_of_place, exchanged_rather, first_unit, grouped_number, in_place,
    in_two_units, in_whole_units, number_like, put_back, replaced, roughly, said, second_swapped,
    significant, sums, swaps, times, turned, without_nought,
};

use crate::check::apposed::misprinted;
use crate::check::conversion::{self, Pair, Printed};
use crate::check::sides::{self, Side};
use crate::check::unit_sizes::sizes;
use crate::check::{Case, Check, Example, Flag, Severity};
use crate::check::{other_unit, restated, temperature, warmth, wording};
use crate::quantity::{Dimension, Figure, Interval, UNITS, Unit, plural};
use crate::text::Span;
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-conversion",
    summary: "A figure and its conversion in brackets are not the same amount",
    why: "Where an article prints one amount in two units, the one must be the other. Each \
          number counts with all that its rounding leaves open: a number that ends in noughts \
          may be rounded there, so that 15 miles and 20 km are one, and a ton may be short, \
          long or metric. The usual mistakes are tried and the one that gives the printed \
          figure is named: ten times too much, the units exchanged, the conversion taken \
          backwards, the factor of another unit, a square factor forgotten, two digits \
          swapped, a difference of temperatures converted as a point on the scale. Fuel economy \
          (“35 mpg (6.7 l/100 km)”), Indian number words and one unit printed twice are read, too.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires("", "The mast is 40 m (1,310 ft) tall.", "1,310 ft", "131 ft"),
        Example::fires("", "A sack of 60 kg (123 lb) fell on the deck.", "123 lb", "132 lb"),
        Example::fires(
            "",
            "A 61-kilometre (98-mile) stretch of the coast road is closed.",
            "61-kilometre (98-mile)",
            "61-mile (98-kilometre)",
        ),
        Example::fires(
            "",
            "The reserve covers 30 acres (74 ha).",
            "30 acres (74 ha)",
            "30 ha (74 acres)",
        ),
        Example::fires(
            "",
            "The plot has 700 square metres (2,300 sq ft).",
            "2,300 sq ft",
            "7,500 sq ft",
        ),
        Example::fires(
            "",
            "A ridge of 320 km (129 miles) keeps the rain out.",
            "129 miles",
            "199 miles",
        ),
        Example::fires(
            "",
            "She walked 48 miles, or 70 kilometres, in a day.",
            "70 kilometres",
            "77 kilometres",
        ),
        Example::fires(
            "",
            "The tank holds 55 gallons (28 liters) of fuel.",
            "28 liters",
            "208 liters",
        ),
        Example::fires("", "At night it was 51°F (28°C).", "28°C", "11°C"),
        Example::fires("", "At noon it was 31 C (52 F) in the shade.", "52 F", "88 F"),
        Example::fires(
            "",
            "The seas have warmed by 2 degrees Celsius (35.6 degrees Fahrenheit).",
            "35.6 degrees Fahrenheit",
            "3.6 degrees Fahrenheit",
        ),
        Example::fires(
            "",
            "Gusts of 70 to 80 mph (113 to 192 km/h) hit the pier.",
            "113 to 192 km/h",
            "",
        ),
        Example::fires("", "The plate is 3 by 4 metres (10 by 31 ft).", "31 ft", "13 ft"),
        Example::fires("", "The river was 230 miles (426 km) long.", "426 km", "370 km"),
        Example::fires("", "The pass lies at 700 m, that is 229 feet.", "229 feet", "2,300 feet"),
        Example::fires(
            "",
            "The spill of 400 barrels of oil, or about 61,800 gallons, reached the bay.",
            "61,800 gallons",
            "16,800 gallons",
        ),
        Example::fires(
            "",
            "The estate car does 40 mpg (8.5 l/100 km).",
            "8.5 l/100 km",
            "5.9 l/100 km",
        ),
        Example::fires(
            "",
            "Some 3.2 lakh (3.2 million) pensioners have been paid.",
            "3.2 million",
            "320,000",
        ),
        Example::fires(
            "",
            "The dyke rises 24 metres - 68 feet - above the polder.",
            "68 feet",
            "79 feet",
        ),
        Example::fires("", "The wood covers 150 acres (61 acres).", "61 acres", "61 hectares"),
    ],
    silent: &[
        Example::silent("", "The tower is 93 metres high, or 101 metres if the mast is counted."),
        Example::silent("", "Sacks of 50 kg (112 lb) lay about 30 miles (49 km) from the quay."),
        Example::silent("", "The mast is 40 m (131 ft) tall, the shed 3 m × 4 m (10 ft × 13 ft)."),
        Example::silent("", "The plate is 3 by 4 metres (10 by 13 ft)."),
        Example::silent("", "It burned within 15 miles (20 km) of the town."),
        Example::silent("", "The reserve covers 1.3 million acres (526,000 ha)."),
        Example::silent(
            "",
            "The goalkeeper is 6 ft 3 in (1.91 m) tall and weighs 13 st 5 lb (85 kg).",
        ),
        Example::silent(
            "",
            "The lorry carried 10 tons (9 tonnes), its trailer 10 tons (10.2 tonnes).",
        ),
        Example::silent(
            "",
            "The tank holds 50 gallons (227 litres) there and 50 gallons (189 liters) here.",
        ),
        Example::silent("", "The seas have warmed by 2 degrees Celsius (3.6 degrees Fahrenheit)."),
        Example::silent(
            "",
            "At night it was 51°F (11°C), and minus 40 C (minus 40 F) on the peak.",
        ),
        Example::silent("", "The bay cooled by 2 to 2.5 degrees Celsius (3.6 to 4.5 Fahrenheit)."),
        Example::silent("", "The trench is 2 miles long (30 feet wide in places)."),
        Example::silent("", "Runners choose the 5-mile or the 10-kilometre race."),
        Example::silent(
            "",
            "The estate car does 40 mpg (5.9 l/100 km), the coupe 47 mpg (6 l/100 km).",
        ),
        Example::silent("", "Some 3.2 lakh (320,000) pensioners got Rs 96 crore (Rs 960 million)."),
        Example::silent("", "The wood covers 150 acres (140 acres of it beech)."),
        Example::silent(
            "",
            "Holding the rise to 1.5 C (2.7 F) is hard. At 2 C (3.6 F) corals die.",
        ),
        Example::silent("", "Winds blew at 65 knots (75 mph; 120 km/h)."),
        Example::silent("", "Sleeves come in 50, 70 and 90 cm (35 in)."),
        Example::silent("", "Gusts of 70 to 80 mph (113 to 129 km/h) hit the pier."),
        Example::silent("", "A snack of 500 calories (2,100 kJ) is a meal."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut pairs = conversion::pairs(case);
    let told = conversion::told_again(case, &pairs);
    pairs.extend(told);
    let mut flags: Vec<Flag> = pairs
        .iter()
        .filter(|pair| pair.first.unit.is_some_and(|unit| unit.dimension != Dimension::MONEY))
        .filter_map(|pair| flag(case, pair, &pairs))
        .collect();
    flags.extend(restated::flags(case, CHECK.code));
    let known: Vec<Span> = flags.iter().map(|flag| flag.span).collect();
    let told = warmth::flags(case, CHECK.code);
    flags.extend(told.into_iter().filter(|own| !known.contains(&own.span)));
    flags.extend(other_unit::flags(case, CHECK.code));
    flags.extend(temperature::pairs(case).iter().filter_map(|pair| point(case, pair)));
    flags
}

fn flag(case: &Case<'_>, pair: &Pair<'_>, all: &[Pair<'_>]) -> Option<Flag> {
    let Pair { first, second, loose, apposed } = *pair;
    let (from, to) = (first.unit?, second.unit?);
    let (ours, theirs) = (Printed::of(case, first), Printed::of(case, second));
    let sound = |side: &[Printed]| !side.is_empty() && side.iter().all(|n| n.value >= 0.0);
    if !sound(&ours) || !sound(&theirs) || ours.iter().any(|n| n.value == 0.0) {
        return None;
    }
    let factors = factors(from, to, speaks_of_oil(case, first));
    let factor = *factors.first()?;
    let mistake = if factors.iter().any(|factor| conversion::fits(&ours, &theirs, *factor)) {
        Some(swapped_beside_a_round_number(&ours, &theirs, &factors)?)
    } else {
        mistake(from, to, &ours, &theirs, &factors)
    };
    // "5 ft 6 in" for "6 ft 5 in"
    let mistake = mistake.or_else(|| turned(case, pair, &ours, factor).then_some(Mistake::Digits));
    // "10 km or 5 miles" may be a choice; only a mistake that explains it tells.
    let slip = || apposed && misprinted(case, pair, &factors);
    if mistake.is_none() && loose && !slip()
        || mistake == Some(Mistake::OtherMile) && at_sea(case, first)
    {
        return None;
    }
    let [left, right] = [first, second].map(|figure| said(case, figure));
    // "Between 30 and 50 centimetres": as one range.
    let left = if ours.len() > 1 { left.replacen(" and ", " to ", 1) } else { left };
    let exchanged = mistake == Some(Mistake::Exchanged);
    // Whoever took the wrong way or a nought too many has rounded from what is printed first.
    let coarse = exchanged || matches!(mistake, Some(Mistake::Tens(_)));
    // Two digits that changed places are put back, and nothing is rounded.
    let put_back = match (mistake, ours.as_slice(), theirs.as_slice()) {
        (Some(Mistake::Digits), [one], [other]) => put_back(*one, *other, &factors),
        _ => None,
    };
    let numbers: Vec<String> = ours
        .iter()
        .zip(&theirs)
        .map(|(own, other)| number_like(own.value * factor, *other, coarse.then_some(*own)))
        .collect();
    let numbers = in_whole_units(&ours, &theirs, factor).unwrap_or(numbers);
    let right_number = (ours.len() == theirs.len()).then(|| in_place(case, second, &numbers));
    // The digits of what is ten times too much are right.
    let shifted = match (mistake, second.value(), theirs.as_slice()) {
        (Some(Mistake::Tens(power)), Some(value), [other]) if second.scale.is_none() => {
            let own = value.shifted(-power);
            let [step, value] = [other.step, own.to_f64()];
            let fits = conversion::fits(&ours, &[Printed { value, step, hedge: 0.0 }], factor);
            // Of "200" for 2,000 beside 500, not of "2,290" beside 700.
            let coarse =
                matches!(ours.as_slice(), [one] if significant(*other) <= significant(*one));
            (fits && coarse).then(|| grouped_number(value, &own.to_string()))
        }
        _ => None,
    };
    // "60,070" for 6,070: the nought too many is taken out, and nothing is rounded.
    let nought = match (mistake, ours.as_slice()) {
        (Some(Mistake::Tens(1..)), [one]) => without_nought(case, second, one.value * factor),
        _ => None,
    };
    // "9 lb 4 oz" is one number in two units.
    let whole = match ours.as_slice() {
        [one] => in_two_units(case, second, one.value * factor),
        _ => None,
    };
    let two = whole.is_some();
    let right_number = whole.or(nought).or(put_back).or(shifted).or(right_number.flatten());
    // "two hours and a half" has no one number that could be another.
    let halved = case.words(second.span).ends_with("half");
    let right_number = right_number.filter(|_| !halved);
    let replaced = |number: &str| {
        if two { number.to_owned() } else { replaced(case, second, number) }
    };
    let unit =
        if two { String::new() } else { unit_as_printed(case, second, right_number.as_deref()) };
    let about = if from.dimension == Dimension::TIME { "" } else { "about " };
    let worth = right_number.as_ref().map_or_else(
        || format!("{left} and {right} are not the same"),
        |number| format!("{left} is {about}{number}{unit}, not {right}"),
    );
    let span = if exchanged { both(case, first, second) } else { second.span };
    let end = case.words(Span::new(second.span.end, span.end));
    let mut suggestions = Vec::new();
    if let Some(number) = &right_number {
        let lead = case.words(Span::new(span.start, second.span.start));
        suggestions.push(format!("{lead}{}{end}", replaced(number)));
    }
    let exchange = if exchanged { exchange(case, pair, all) } else { None };
    let diagnosis = match (exchange, mistake) {
        (Some((what, exchange)), _) => {
            // "185 km, or 115 miles" has an "or" of its own.
            let quoted = |words: &str| {
                if end.is_empty() { format!("“{words}”,") } else { words.to_owned() }
            };
            let swapped = quoted(&format!("{exchange}{end}"));
            // Where the text has them the other way round elsewhere, they were swapped here.
            if exchanged_order(pair, all) {
                suggestions.clear();
            }
            let other = suggestions.first().map(|own| quoted(own));
            let told = match other {
                // In the order of the other pairs the conversion may as well be the slip.
                Some(own) if what == NUMBERS => {
                    format!(". Either {own} or, with the {what} swapped, {swapped} would fit.")
                }
                Some(own) => {
                    format!(". With the {what} swapped, {swapped} would fit, or else {own}.")
                }
                None => format!(". With the {what} swapped, {swapped} would fit."),
            };
            suggestions.insert(0, exchange + end);
            told
        }
        (None, Some(Mistake::OtherUnit(name))) => {
            let number = case.words(Span::new(second.span.start, second.number.end));
            let other = format!("{number} {}", plural(name));
            let own = suggestions.first().cloned().unwrap_or_default();
            // It fits to the last digit.
            suggestions.insert(0, other.clone());
            format!(". {} would fit, or {own}.", wording::opening(&other))
        }
        (None, Some(mistake)) => match &right_number {
            Some(number) => {
                let reading = replaced(number);
                format!(": {}. {} would fit.", mistake.words(), wording::opening(&reading))
            }
            None => format!(": {}. Check both.", mistake.words()),
        },
        (None, None) => match suggestions.first() {
            Some(own) => format!(". One of the two is wrong; {} would fit.", wording::within(own)),
            None => ". One of the two is wrong.".to_owned(),
        },
    };
    let mut flag = Flag {
        code: CHECK.code,
        severity: if mistake.is_some() { Severity::Error } else { Severity::Warning },
        span,
        message: format!("{worth}{diagnosis}"),
        computation: format!(
            "{left} {} ≈ {}{unit}, printed {right}",
            times(factor),
            right_number.unwrap_or_else(|| sums(&ours, factor)),
        ),
        related: if exchanged { vec![first.span, second.span] } else { vec![first.span] },
        suggestions,
    };
    if mistake.is_none()
        && let Some(name) = first_unit(from, to, &ours, &theirs)
    {
        let number = case.words(Span::new(first.span.start, first.number.end));
        let reading = format!("{number} {}", plural(name));
        let area = restated::beside(from.name) == Some(name);
        let own = flag.suggestions.first().filter(|_| area);
        let own = own.map_or_else(String::new, |own| format!(", or {own}"));
        flag.message = format!("{worth}. {} would fit{own}.", wording::opening(&reading));
        flag.suggestions = vec![reading];
        flag.related = vec![std::mem::replace(&mut flag.span, first.span)];
        return Some(flag);
    }
    if let (None, [one], [other]) = (mistake, ours.as_slice(), theirs.as_slice()) {
        let needed = |side: &Printed, value: f64| {
            let half = (side.step * 0.5).max(value * ROUNDED);
            Interval::new(value - half, value + half)
        };
        let number = flag.suggestions.first().cloned();
        let back = other.value / factor;
        let own = Side::printed(case, second, needed(other, one.value * factor), number);
        let in_two = in_two_units(case, first, back);
        let first = Side::printed(case, first, needed(one, back), in_two);
        let sides: Vec<Side> = [own, first].into_iter().flatten().collect();
        sides::tell(&mut flag, &worth, sides::TWO, &sides);
    }
    Some(flag)
}

/// Nobody converts more finely.
const ROUNDED: f64 = 0.0008;

/// The unit behind a number as the figure prints it: " mph", "-mile" as " miles".
fn unit_as_printed(case: &Case<'_>, figure: &Figure, number: Option<&str>) -> String {
    let printed = case.words(Span::new(figure.number.end, figure.span.end));
    match figure.unit {
        // "one mile", "130 feet" for "1 foot": in the number of the amount.
        Some(own) if printed.starts_with('-') || printed.trim() == own.name => {
            format!(" {}", counted(own, number.unwrap_or_default()))
        }
        _ => printed.to_owned(),
    }
}

/// Every factor from one unit to the other; the table's own first. Of oil a barrel is but one.
fn factors(from: &Unit, to: &Unit, oil: bool) -> Vec<f64> {
    let Some(own) = from.factor.zip(to.factor).map(|(a, b)| a / b) else { return Vec::new() };
    let sizes = |unit: &Unit| {
        if oil && unit.name == "barrel" { unit.factor.into_iter().collect() } else { sizes(unit) }
    };
    let mut all = vec![own];
    for size in sizes(from) {
        all.extend(sizes(to).iter().map(|other| size / other));
    }
    all
}

/// Whether an amount is of oil, not of beer.
fn speaks_of_oil(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_TOKENS: usize = 5;
    let oil = w!["oil", "crude", "petroleum", "gasoline", "petrol", "diesel", "fuel"];
    case.any(case.ahead(figure.span, NEAR_TOKENS), oil)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mistake {
    Exchanged,
    /// The second is in the unit of that name.
    OtherUnit(&'static str),
    Tens(i32),
    OtherMile,
    Square,
    Cube,
    Digits,
}

impl Mistake {
    fn words(self) -> String {
        match self {
            Self::Exchanged => {
                "the units may have been swapped, or the conversion done backwards".to_owned()
            }
            Self::Tens(power) => {
                let times = match power.abs() {
                    1 => "ten",
                    2 => "a hundred",
                    3 => "a thousand",
                    4 => "ten thousand",
                    5 => "a hundred thousand",
                    _ => "a million",
                };
                let much = if power > 0 { "much" } else { "little" };
                format!("that is about {times} times too {much}")
            }
            Self::OtherUnit(name) => format!("the second seems to be in {}", plural(name)),
            Self::OtherMile => "nautical and statute miles may be mixed up".to_owned(),
            Self::Square => "the factor for lengths was taken, not that for areas".to_owned(),
            Self::Cube => "the factor for lengths was taken, not that for volumes".to_owned(),
            Self::Digits => "two digits may have changed places".to_owned(),
        }
    }
}

fn mistake(
    from: &Unit,
    to: &Unit,
    ours: &[Printed],
    theirs: &[Printed],
    factors: &[f64],
) -> Option<Mistake> {
    const POWERS: [i32; 12] = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
    const NAUTICAL: f64 = 1852.0 / 1609.344;
    let by = |wrong: f64| conversion::exactly(ours, theirs, wrong);
    let any = |wrong: &dyn Fn(f64) -> f64| factors.iter().any(|factor| by(wrong(*factor)));
    if exchanged_rather(ours, theirs, factors) {
        return Some(Mistake::Exchanged);
    }
    if let Some(power) = POWERS.into_iter().find(|&p| any(&|factor| factor * 10_f64.powi(p))) {
        return Some(Mistake::Tens(power));
    }
    // Two digits that changed places explain to the last of them what an exchange does roughly.
    let exchanged = any(&|factor| 1.0 / factor);
    if exchanged && digits_out_of_place(ours, theirs, factors) && roughly(ours, theirs, factors) {
        return Some(Mistake::Digits);
    }
    if exchanged {
        return Some(Mistake::Exchanged);
    }
    let mile = |unit: &Unit| unit.name == "mile" || unit.name == "nautical mile";
    // They lie near each other: what is only "about" says nothing of which was meant.
    let plain = |sides: &[Printed]| {
        sides.iter().map(|side| Printed { hedge: 0.0, ..*side }).collect::<Vec<_>>()
    };
    let (one, two) = (plain(ours), plain(theirs));
    let other = |factor: f64| {
        [factor * NAUTICAL, factor / NAUTICAL]
            .into_iter()
            .any(|wrong| conversion::exactly(&one, &two, wrong))
    };
    if (mile(from) || mile(to)) && factors.iter().any(|factor| other(*factor)) {
        return Some(Mistake::OtherMile);
    }
    let exact = |wrong: &dyn Fn(f64) -> f64| {
        factors.iter().any(|factor| conversion::exactly(&one, &two, wrong(*factor)))
    };
    // Between metric units only a power of ten is forgotten.
    let metric = |factor: &f64| (factor.log10() - factor.log10().round()).abs() < 1e-9;
    match from.dimension.name() {
        _ if factors.iter().any(metric) => {}
        "area" if exact(&|factor| factor.sqrt()) => return Some(Mistake::Square),
        "volume" if exact(&|factor| factor.cbrt()) || exact(&|factor| factor.cbrt().powi(2)) => {
            return Some(Mistake::Cube);
        }
        _ => {}
    }
    if let Some(name) = other_unit(from, to, ours, theirs) {
        return Some(Mistake::OtherUnit(name));
    }
    second_swapped(ours, theirs, factors).then_some(Mistake::Digits)
}

/// "1,000 hectares (10 square miles)": the unit that stands beside the printed one in newspapers
/// and makes the number right.
fn other_unit(
    from: &Unit,
    to: &Unit,
    ours: &[Printed],
    theirs: &[Printed],
) -> Option<&'static str> {
    let name = restated::beside(to.name).filter(|name| *name != from.name)?;
    let factor = from.factor? / UNITS.named(name)?.factor?;
    conversion::exactly(ours, theirs, factor).then_some(name)
}

/// "50 kg (101 lb)" fits, since 50 may be rounded; but nobody converts to the pound what was
/// rounded to the ten, and 110 would fit to the pound.
fn swapped_beside_a_round_number(
    ours: &[Printed],
    theirs: &[Printed],
    factors: &[f64],
) -> Option<Mistake> {
    /// Nearer than this is a rounding.
    const FAR: f64 = 0.06;
    let (&[first], &[second]) = (ours, theirs) else { return None };
    let far = |factor: &f64| (first.value * factor / second.value - 1.0).abs() > FAR;
    let exact = second.hedge == 0.0
        && first.hedge == 0.0
        && (second.value / second.step).round() % 10.0 != 0.0
        && factors.iter().all(far);
    let swapped = |value: f64| {
        let close = |factor: &f64| (first.value * factor - value).abs() <= second.step * 0.6;
        factors.iter().any(close)
    };
    (exact && swaps(second).any(swapped)).then_some(Mistake::Digits)
}

/// Whether the text speaks of ships, whose miles are nautical even where nobody says so.
fn at_sea(case: &Case<'_>, figure: &Figure) -> bool {
    let near = case.back(figure.span, 30).start..case.ahead(figure.span, 30).end;
    case.any(
        near,
        w![
            "nautical",
            "sea",
            "offshore",
            "coast",
            "vessel",
            "vessels",
            "ship",
            "ships",
            "sail",
            "sailed",
            "island",
            "islands",
            "ocean",
            "knots",
            "exclusive",
            "maritime",
            "boat",
            "boats",
            "waters",
            "gulf",
            "strait",
            "port",
            "flight",
            "pilot",
            "aircraft",
        ],
    )
}

/// A temperature in both scales.
fn point(case: &Case<'_>, pair: &temperature::Pair) -> Option<Flag> {
    let temperature::Pair { first, second, sense } = pair;
    let reading = temperature::judge(first, second, *sense)?;
    let [left, right] = [first, second].map(|side| case.words(side.span));
    let number = reading.number();
    let after = case.words(Span::new(second.number.end, second.span.end));
    let before = case.words(Span::new(second.span.start, second.number.start));
    let offer = format!("{before}{number}{after}");
    let end = match reading.mistake() {
        Some(mistake) => format!(": {mistake}. {} would fit.", wording::opening(&offer)),
        None => match reading.back(first, second) {
            Some(back) => {
                let other = left.replacen(case.words(first.number), &back, 1);
                format!(
                    ". One of the two is wrong: {offer} would fit; {right} would be about {other}."
                )
            }
            None => format!(". One of the two is wrong; {offer} would fit."),
        },
    };
    Some(Flag {
        code: CHECK.code,
        severity: reading.severity(),
        span: second.span,
        message: format!("{left} is about {number}{after}, not {right}{end}"),
        computation: format!("{}, printed {right}", reading.sum(first)),
        related: vec![first.span],
        suggestions: vec![offer],
    })
}
