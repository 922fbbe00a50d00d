//! What a size that is not usual was meant to be: the scale word lost or put for another, the
//! point moved, a zero too many. Which sizes are not usual is left to the check; a reading is
//! offered only where a reader who knows the thing would believe it.

use super::reference::{Basis, Reference};
use super::wording;
use crate::quantity::{Amount, Figure, FigureKind, plural};

/// Returns the middle of what a figure tells.
pub(super) fn middle(figure: &Figure) -> f64 {
    match figure.amount {
        Amount::Value(value) => value.to_f64(),
        Amount::Range(low, high) => f64::midpoint(low.to_f64(), high.to_f64()),
        Amount::Unknown => 0.0,
    }
}

/// Whether the row measures all of something on earth, and not one of many.
pub(super) fn all_there_is(row: &Reference) -> bool {
    row.usual_for.starts_with("the number of ") || row.usual_for.starts_with("all ")
}

/// Returns whether a reading of that size may be offered: the row finds it likely, or, where it
/// does not say what is, usual and, of all there is of a thing, no more than a part. People are
/// counted in full: seven billion live on earth.
pub(super) fn fits(row: &Reference, size: f64) -> bool {
    const PART: f64 = 0.05;
    if let Some((low, high)) = row.likely {
        return (low..=high).contains(&size);
    }
    let most = match row.measured {
        Some(_) if all_there_is(row) => row.plausible_high * PART,
        _ => row.plausible_high,
    };
    let margin = margin(row);
    (row.plausible_low * margin..=most / margin).contains(&size)
}

/// How far within the bounds of a desk estimate, which are generous, a likely size lies: a third of
/// the decades between them, two at most.
fn margin(row: &Reference) -> f64 {
    const MOST_DECADES: f64 = 2.0;
    /// Where the least is nought.
    const FROM_NOUGHT: f64 = 30.0;
    if row.basis != Basis::Estimate {
        return 1.0;
    }
    if row.plausible_low <= 0.0 {
        return FROM_NOUGHT;
    }
    let decades = (row.plausible_high / row.plausible_low).log10();
    10_f64.powf((decades / 3.0).clamp(0.0, MOST_DECADES))
}

/// How far from the middle of what is likely a size lies, by powers of ten: 0 in the middle, 1 at
/// either end. Nothing where the row does not say what is likely, or knows sizes below nought.
fn off_the_middle(row: &Reference, size: f64) -> Option<f64> {
    let (low, high) = row.likely.filter(|(low, _)| *low > 0.0)?;
    let middle = (low * high).sqrt();
    Some((size / middle).log10().abs() / (high / middle).log10())
}

/// Returns the scale words that make the figure usual: the reading, the word, the size in the row's
/// unit. The likeliest stands first.
pub(super) fn with_scales(
    body: &str,
    figure: &Figure,
    row: &Reference,
    factor: f64,
    small: bool,
) -> Vec<(String, &'static str, f64)> {
    // Nobody loses a “million” of seconds, years of age or percent, nor from "200,000 people".
    const LONGEST_BEFORE_SCALE: f64 = 1000.0;
    // Nobody writes "trillion" for nothing.
    const FARTHEST: i32 = 6;
    // The word most often lost is "million".
    const MILLIONS: f64 = 0.2;
    // So far from the middle of its bounds a size of a row is likely that does not say what is.
    const LIKELY_DECADES: f64 = 3.0;
    let bare = matches!(figure.kind, FigureKind::Duration | FigureKind::Age | FigureKind::Percent);
    let scaled = figure.scale.is_some() || !bare && figure.kind != FigureKind::Number;
    let printed = wording::printed_power(body, figure);
    let number = middle(figure) / 10_f64.powi(printed);
    // "9 billion and 20 billion people": with two scale words it is not told which is meant.
    let words = figure.number.of(body).to_lowercase();
    let two =
        wording::SCALES.iter().map(|(word, _)| words.matches(word).count()).sum::<usize>() > 1;
    let fraction = small && number < 1.0;
    if !scaled || two || fraction || number >= LONGEST_BEFORE_SCALE {
        return Vec::new();
    }
    // Nobody counts "8.3 sailors".
    let counted = row.measured.is_none() && number.fract() != 0.0;
    let none = std::iter::once(("", 0));
    let mut readings: Vec<(String, &'static str, f64)> = none
        .chain(wording::SCALES)
        .filter(|&(_, power)| if small { power > printed } else { power < printed })
        .filter(|(_, power)| small || printed - power <= FARTHEST)
        .filter(|(word, power)| *power == 0 && !(counted && word.is_empty()) || *power > 0 && !bare)
        .filter_map(|(word, power)| {
            let size = middle(figure) * factor * 10_f64.powi(power - printed);
            fits(row, size).then(|| (in_words(body, figure, word), word, size))
        })
        .collect();
    if !small {
        // A word printed too large is most often the next one up.
        readings.reverse();
        readings.truncate(1);
    } else if row.likely.is_some() {
        let rank = |word: &str, size: f64| {
            let bonus = if word == "million" { MILLIONS } else { 0.0 };
            off_the_middle(row, size).unwrap_or(0.0) - bonus
        };
        readings.sort_by(|one, other| rank(one.1, one.2).total_cmp(&rank(other.1, other.2)));
    } else {
        // Nobody writes "7.2 thousand barrels" who can mean 7.2 million.
        if readings.len() > 1 {
            readings.retain(|(_, word, _)| *word != "thousand");
        }
        // Of a row's wide bounds the ends are no likely readings, where another lies between.
        let middle = (row.plausible_low * row.plausible_high).sqrt();
        let likely = |size: f64| (size / middle).log10().abs() <= LIKELY_DECADES;
        if readings.iter().any(|(.., size)| likely(*size)) {
            readings.retain(|(.., size)| likely(*size));
        }
        readings.sort_by_key(|(_, word, _)| *word != "million");
    }
    readings
}

/// The figure's words with another scale word; thousands are written out: "$27,450".
fn in_words(body: &str, figure: &Figure, word: &str) -> String {
    thousands(body, figure, word)
        .and_then(|number| with_digits(body, figure, &number))
        .unwrap_or_else(|| {
            let words = wording::with_scale(body, figure, word);
            // "$21.60 billion" is printed "$21.6 billion".
            let digits = wording::digits(body, figure);
            if word.is_empty() { words } else { words.replacen(digits, without_cents(digits), 1) }
        })
}

/// "21.6" of "21.60": before a scale word nobody prints cents.
pub(super) fn without_cents(digits: &str) -> &str {
    match digits.rsplit_once('.') {
        Some((_, cents)) if cents.len() == 2 => digits.strip_suffix('0').unwrap_or(digits),
        _ => digits,
    }
}

/// Keeps the readings that are told: the first, and a second where it is about as likely.
pub(super) fn keep_likely(row: &Reference, readings: &mut Vec<(String, &'static str, f64)>) {
    const ABOUT_AS: f64 = 0.3;
    let off = |at: usize| readings.get(at).and_then(|(.., size)| off_the_middle(row, *size));
    let both = off(0).zip(off(1)).is_some_and(|(one, other)| other < one + ABOUT_AS);
    // Nobody writes "2 thousand" who can mean two million.
    let thousand = readings.get(1).is_some_and(|(_, word, _)| *word == "thousand");
    readings.truncate(if both && !thousand { 2 } else { 1 });
}

/// The number of a figure with “thousand” for its scale word, written out: "27,450" for "27.45".
pub(super) fn thousands(body: &str, figure: &Figure, word: &str) -> Option<String> {
    let number: f64 = wording::digits(body, figure).parse().ok()?;
    let whole = (number * 1000.0).round();
    let exact = (number * 1000.0 - whole).abs() < 1e-6;
    (word == "thousand" && exact && whole < 1e6).then(|| wording::grouped(whole))
}

/// The figure's words with another number in place of its own and of its scale word.
fn with_digits(body: &str, figure: &Figure, number: &str) -> Option<String> {
    let before = body.get(figure.span.start..figure.number.start)?;
    let after = body.get(figure.number.end..figure.span.end)?;
    Some(format!("{before}{number}{after}"))
}

/// A reading with the point elsewhere, and by how many places it moved.
pub(super) type Moved = (String, i32);

/// Returns the figure's words with the decimal point where it makes the figure usual, "$3.14 a
/// gallon", the likeliest first: two where the nearer reading is hardly likely and the farther one
/// is what is usual.
pub(super) fn moved(
    body: &str,
    figure: &Figure,
    row: &Reference,
    factor: f64,
    small: bool,
) -> Vec<Moved> {
    /// So far off the middle a size is hardly likely, so near it just what one expects.
    const HARDLY: f64 = 0.8;
    const HARDLY_PERCENT: f64 = 0.45;
    const JUST: f64 = 0.5;
    /// A scale word stands for three of these.
    const MOST_STEPS: i32 = 5;
    let Some(value) = figure.value() else { return Vec::new() };
    let most = if figure.scale.is_some() { MOST_STEPS } else { 3 };
    // Of what lies below nought less is more.
    let up = small != (value.to_f64() < 0.0);
    let steps = (1..=most).map(|step| if up { step } else { -step });
    let size = |step: i32| value.shifted(step).to_f64() * factor;
    let off = |step: i32| off_the_middle(row, size(step));
    let percent = figure.kind == FigureKind::Percent;
    // Of mountains and rivers the great ones are in the news, and the nearest reading is theirs.
    let length = figure.unit.is_some_and(|unit| unit.dimension.name() == "length");
    let hardly = if percent { HARDLY_PERCENT } else { HARDLY };
    let mut fitting: Vec<Moved> = steps
        .filter(|step| fits(row, size(*step)))
        .filter_map(|step| shifted(body, figure, row, step))
        .collect();
    // With the scale word wrong too, any place is as good as another.
    if fitting.first().is_some_and(|(_, step)| step.abs() > 3) {
        let off = |own: &Moved| off(own.1).unwrap_or(0.0);
        fitting.sort_by(|one, other| off(one).total_cmp(&off(other)));
        fitting.truncate(1);
    }
    let mut fitting = fitting.into_iter();
    let Some(first) = fitting.next() else { return Vec::new() };
    let second = if length { None } else { fitting.next() };
    let second = second.filter(|(_, step)| {
        off(first.1).is_some_and(|off| off > hardly) && off(*step).is_some_and(|off| off < JUST)
    });
    // The middle says what a rate usually is; of heights and crowds the largest are in the news.
    match second {
        Some(second) if percent => vec![second, first],
        Some(second) => vec![first, second],
        None => vec![first],
    }
}

/// Returns "$2.74 trillion" for "$274 trillion", where that is about as likely as "$274 billion":
/// which of the two a country is worth the row cannot know.
pub(super) fn without_point(
    body: &str,
    figure: &Figure,
    row: &Reference,
    factor: f64,
) -> Option<String> {
    /// Of sums the largest are most in the news.
    const SUMS: f64 = 0.9;
    const OTHERS: f64 = 0.7;
    let digits = wording::digits(body, figure);
    let whole = (2..=3).contains(&digits.len()) && figure.scale.is_some();
    if !whole || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let most = if figure.kind == FigureKind::Money { SUMS } else { OTHERS };
    let value = figure.value()?;
    [-1, -2].into_iter().take(digits.len() - 1).find_map(|step| {
        let size = value.shifted(step).to_f64() * factor;
        let likely = fits(row, size) && off_the_middle(row, size)? < most;
        likely.then(|| shifted(body, figure, row, step)).flatten().map(|(text, _)| text)
    })
}

/// Returns the figure's words with another unit of the same sort, for "7 gigawatts" of a wind
/// turbine, "5 m" of a year's rise of the sea, "3.12 cents" for a gallon.
pub(super) fn with_unit(
    body: &str,
    figure: &Figure,
    row: &Reference,
    factor: f64,
    small: bool,
) -> Option<(String, f64)> {
    /// Whole steps between units, by their names and signs, with their powers of ten.
    const PREFIXES: [(&str, &str, i32); 7] = [
        ("milli", "m", -3),
        ("centi", "c", -2),
        ("", "", 0),
        ("kilo", "k", 3),
        ("mega", "M", 6),
        ("giga", "G", 9),
        ("tera", "T", 12),
    ];
    /// The units that are printed with them, and those from which to which.
    const BASES: [(&str, &str, i32, i32); 5] = [
        ("watt hour", "Wh", 3, 12),
        ("watt", "W", 3, 9),
        ("metre", "m", -3, 3),
        ("gram", "g", 0, 3),
        ("tonne", "t", 0, 9),
    ];
    /// Of larger numbers another unit is chosen, but for those of power.
    const MOST: f64 = 1000.0;
    const MOST_POWER: f64 = 10_000.0;
    const HARDLY: f64 = 0.8;
    let (unit, value) = (figure.unit?, figure.value()?.to_f64());
    let most = if unit.name.contains("watt") { MOST_POWER } else { MOST };
    if figure.scale.is_some() || !(1.0..most).contains(&value) {
        return None;
    }
    let printed = body.get(figure.number.end..figure.span.end)?;
    let number = body.get(figure.span.start..figure.number.end)?;
    let likely =
        |size: f64| fits(row, size) && off_the_middle(row, size).is_none_or(|off| off < HARDLY);
    if unit.name == "cent" {
        let size = value * factor * 100.0;
        let dollars = small && likely(size) && printed.contains("cents");
        return dollars
            .then(|| (format!("{number}{}", printed.replacen("cents", "dollars", 1)), size));
    }
    let (base, sign, least, most) =
        BASES.into_iter().find(|(base, ..)| unit.name.ends_with(base))?;
    let own = unit.name.strip_suffix(base)?;
    // Tonnes are counted in millions, not in megatonnes.
    if own.is_empty() && base == "tonne" {
        return None;
    }
    let (_, own_sign, own_power) = PREFIXES.into_iter().find(|(prefix, ..)| *prefix == own)?;
    let head = base.split(' ').next()?;
    let mut others: Vec<_> = PREFIXES
        .into_iter()
        .filter(|(.., power)| (least..=most).contains(power))
        .filter(|(.., power)| if small { *power > own_power } else { *power < own_power })
        .collect();
    others.sort_by_key(|(.., power)| (power - own_power).abs());
    others.into_iter().find_map(|(prefix, prefix_sign, power)| {
        let size = value * factor * 10_f64.powi(power - own_power);
        if !likely(size) {
            return None;
        }
        let american = |head: &str| head.replace("metre", "meter");
        let (old, new) = (format!("{own}{head}"), format!("{prefix}{head}"));
        let old_sign = format!("{own_sign}{sign}");
        let words = if printed.contains(&old) {
            printed.replacen(&old, &new, 1)
        } else if printed.contains(&american(&old)) {
            printed.replacen(&american(&old), &american(&new), 1)
        } else {
            let rest = printed.trim_start();
            let gap = printed.strip_suffix(rest)?;
            let tail = rest.strip_prefix(&old_sign)?;
            if tail.starts_with(char::is_alphanumeric) {
                return None;
            }
            format!("{gap}{prefix_sign}{sign}{tail}")
        };
        Some((format!("{number}{words}"), size))
    })
}

/// From here on a number is told with a scale word.
const MILLION: f64 = 1e6;

/// A number as a newspaper prints it, where four digits tell it: "28,000", "51.6 billion".
fn in_full(value: f64) -> Option<String> {
    const FINEST: f64 = 1000.0;
    if value < MILLION {
        return (value.fract() == 0.0 && value >= 1.0).then(|| wording::grouped(value));
    }
    let (word, power) = wording::SCALES.iter().rfind(|(_, power)| value >= 10_f64.powi(*power))?;
    let thousandths = (value / 10_f64.powi(*power) * FINEST).round();
    let exact = (thousandths / FINEST * 10_f64.powi(*power) - value).abs() <= value * 1e-9;
    let number = thousandths / FINEST;
    (exact && number < FINEST).then(|| format!("{number} {word}"))
}

/// Whether a row of counted things tells an average: "7.2 children", but no "8.3 sailors".
fn of_an_average(row: &Reference) -> bool {
    const MOST: f64 = 100.0;
    row.likely.is_some_and(|(_, high)| high < MOST)
}

/// The figure's words with the point so many places farther right.
fn shifted(body: &str, figure: &Figure, row: &Reference, step: i32) -> Option<Moved> {
    let digits = wording::digits(body, figure);
    let places = digits.rsplit_once('.').map_or(0, |(_, after)| after.len());
    let number: f64 = digits.replace(',', "").parse().ok()?;
    let moved = number * 10_f64.powi(step);
    // "0.028 million feet" is 28,000, "51,600 million tonnes" 51.6 billion.
    let scaled = figure.scale.is_some() && !(1.0..1000.0).contains(&moved);
    if scaled || moved >= MILLION {
        let number = in_full(figure.value()?.shifted(step).to_f64())?;
        return Some((with_digits(body, figure, &number)?, step));
    }
    if moved >= 1000.0 && moved.fract() != 0.0 {
        return None;
    }
    let counted = figure.unit.is_none() && figure.thing.is_some() && figure.scale.is_none();
    // Nobody is 11.2 years old.
    if figure.kind == FigureKind::Age && moved.fract() != 0.0 {
        return None;
    }
    if counted && figure.per.is_none() && moved.fract() != 0.0 && !of_an_average(row) {
        return None;
    }
    let text = if moved >= 1000.0 && moved.fract() == 0.0 {
        wording::grouped(moved)
    } else {
        let wanted = usize::try_from(i32::try_from(places).ok()? - step).unwrap_or(0);
        let exact = format!("{moved:.wanted$}");
        let least = if figure.kind == FigureKind::Money { 2 } else { 0 };
        let short =
            if wanted > 0 { exact.trim_end_matches('0').trim_end_matches('.') } else { &exact };
        let kept = short.rsplit_once('.').map_or(0, |(_, after)| after.len());
        // "$3.00 a gallon", but "71 dollars".
        let signed = figure.span.start < figure.number.start && places > 0;
        if figure.scale.is_none() && (kept > 0 || signed) && kept < least {
            format!("{moved:.least$}")
        } else {
            short.to_owned()
        }
    };
    let before = body.get(figure.span.start..figure.number.start)?;
    let after = body.get(figure.number.start + digits.len()..figure.span.end)?;
    Some((format!("{before}{text}{after}"), step))
}

/// Returns how the readings with the point elsewhere are told: "31,000 feet would fit, with one
/// zero fewer"; nothing of none.
pub(super) fn told_moved(surface: &str, figure: &Figure, readings: &[Moved]) -> Option<String> {
    let same_scale = |moved: &str| {
        let mut words = wording::SCALES.iter().map(|(word, _)| word);
        words.all(|word| surface.contains(word) == moved.contains(word))
    };
    let how = |(moved, steps): &Moved| match (surface.contains('.'), moved.contains('.'), steps) {
        _ if figure.scale.is_some() && steps.abs() > 2 || !same_scale(moved) => "",
        (false, true, _) => ", if a decimal point was lost",
        (false, false, -1) => ", with one zero fewer",
        (false, false, -2) => ", with two zeros fewer",
        (false, false, -3) => ", with three zeros fewer",
        (false, false, 1) => ", with one zero more",
        (false, false, 2) => ", with two zeros more",
        (false, false, 3) => ", with three zeros more",
        _ => ", with the decimal point moved",
    };
    match readings {
        [] => None,
        [(unit, 0)] => Some(format!("{unit} would fit")),
        [only] => Some(format!("{} would fit{}", only.0, how(only))),
        [first, second, ..] => Some(format!("{} or {} would fit", first.0, second.0)),
    }
}

/// Returns what is usual, for a size of which no reading is: "; usual are 500 to 80,000 dollars".
pub(super) fn told_usual(figure: &Figure, row: &Reference) -> String {
    let Some((low, high)) = row.likely else { return String::new() };
    let money = figure.unit.filter(|_| figure.kind == FigureKind::Money && row.exact);
    let usual = match money {
        Some(unit) => {
            let per = wording::per(&row.per);
            let [low, high] = [low, high].map(wording::sized);
            format!("{low} to {high} {}{per}", plural(unit.name))
        }
        None => row.between(low, high),
    };
    format!("; usual are {usual}")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_reading_is_what_a_reader_would_believe() {
        for (text, readings) in [
            (
                "A used Corolla went for 110 million dollars after a month on the forecourt.",
                &["11,000 dollars"] as &[&str],
            ),
            ("The jet was cruising at 3.7 million feet when its radio failed.", &["37,000 feet"]),
            ("The cheapest hatchback starts at $17.99 in showrooms.", &["$17,990"]),
            (
                "At 720 percent of GDP, the deficit of Italy is the widest in the union.",
                &["7.2 percent"],
            ),
            (
                "Spain’s exports came to $152 trillion last year, wine among them.",
                &["$152 billion", "$1.52 trillion"],
            ),
            ("Admission is free for children; tourists pay 18 million dollars.", &["18 dollars"]),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().flat_map(|own| &own.suggestions).collect();
            assert_eq!(told, readings, "{text}\n{found:?}");
        }
    }

    #[test]
    fn where_no_reading_is_believed_what_is_usual_is_told() {
        let found =
            flags("A used Corolla went for 999 trillion dollars after a month on the forecourt.");
        let told: Vec<_> = found.iter().map(|own| (&*own.message, own.suggestions.len())).collect();
        let message = "999 trillion dollars is far too much for a used car; usual are 500 to \
                       80,000 dollars. Check the number and its unit with the source.";
        assert_eq!(told, [(message, 0)]);
    }
}
