//! A figure that is far too small or too large for what it measures, by the reference table.

use crate::check::around::Listened;
use crate::check::reference::{Basis, Reference};
use crate::check::share_verbs::in_jest;
use crate::check::size_told::{computation, counted, offer};
use crate::check::speakers::{Measuring, Odd};
use crate::check::usual_readings::{
    all_there_is, fits, keep_likely, middle, moved, told_moved, told_usual, with_scales, with_unit,
    without_point,
};
use crate::check::{
    Case, Check, Example, Flag, Severity, no_size, old_ages, one_body, plain_sums, whole_readings,
    wording,
};
use crate::quantity::{Amount, Figure, FigureKind, Interval};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "implausible-scale",
    summary: "A figure is far too small or too large for its kind and scope",
    why: "The commonest numeric slip in print is a lost or swapped scale word: 1.64 tons where \
          1.64 million were meant. The figure, with all that its rounding leaves open, is \
          compared with the usual sizes in the reference table. A row speaks only where its \
          unit, its subject and its actor are in the text, so that 1.64 tons of cocaine pass. \
          Only readings that are usual themselves are offered.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "2023-07",
            "The two governments signed an agreement to purchase 1.64 tons of oil per year.",
            "1.64 tons of oil per year",
            "1.64 million tons of oil per year",
        ),
        Example::fires(
            "",
            "Norway sold 2.3 tonnes of crude a year to its neighbour, the ministry said.",
            "2.3 tonnes of crude a year",
            "2.3 million tonnes of crude a year",
        ),
        Example::fires(
            "",
            "Under the contract the republic will import 40 billion tonnes of petroleum a year.",
            "40 billion tonnes of petroleum a year",
            "40 million tonnes of petroleum a year",
        ),
        Example::fires(
            "",
            "Drivers in the valley paid $38.90 a gallon for diesel.",
            "$38.90 a gallon",
            "$3.89 a gallon",
        ),
        Example::fires(
            "",
            "The jet was cruising at 370,000 feet over Poland when a window cracked.",
            "370,000 feet",
            "37,000 feet",
        ),
        Example::fires(
            "",
            "Ana, a 290-year-old nurse, saw the crash.",
            "290-year-old",
            "29-year-old",
        ),
        Example::fires(
            "",
            "Some 6 trillion people live in towns, the lecturer said.",
            "6 trillion people",
            "6 billion people",
        ),
        Example::fires("", "A magnitude 58 earthquake rattled the valley.", "58", "5.8"),
        Example::fires(
            "",
            "The Norwegian won the 100 metres in 0.987 seconds on a wet track.",
            "0.987 seconds",
            "9.87 seconds",
        ),
        Example::fires(
            "",
            "Some 27 travellers were flown by the carrier in 2018, its report says.",
            "27 travellers",
            "27 million travellers",
        ),
        Example::fires(
            "",
            "Japan, with 124 thousand people, imports its oil.",
            "124 thousand people",
            "124 million people",
        ),
    ],
    silent: &[
        Example::silent("", "Births in Chile fell to 135,000, and its fertility rate slid to 1.2."),
        Example::silent("", "Police seized 1.64 tons of cocaine on the coast of Spain."),
        Example::silent("", "Russia agreed to deliver 1.64 million tons of oil per year to Cuba."),
        Example::silent("", "The carrier left 27 travellers behind after a crash in 2018."),
        Example::silent("", "Japan, with 124 thousand people in care homes, imports its oil."),
        Example::silent(
            "",
            "The museum in Oslo imported 1.5 tonnes of oil paintings from Italy last year.",
        ),
        Example::silent("", "A family car burns 1.64 tons of oil per year in this model."),
        Example::silent("", "Italy exported 800 tonnes of olive oil a year to Japan."),
        Example::silent("", "Greece sent 40 tons of milk powder as a gift under the deal."),
        Example::silent("", "The spaceplane dropped from the jet and climbed to 370,000 feet."),
        Example::silent("", "Drivers in the valley paid $38.90 a gallon for maple syrup."),
        Example::silent("", "The 290-year-old oak by the church fell on a man."),
        Example::silent("", "After the magnitude 5.8 shock, 58 earthquake experts met."),
        Example::silent(
            "",
            "Canada exported 4 tonnes of barley to a distillery in Wales last year.",
        ),
        Example::silent("", "Malta's firemen received 6 tonnes of diesel for their boats."),
        Example::silent("", "Exports of oil by Angola rose 1.64 tons per year, a rounding error."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    if case.extraction.figures.is_empty() {
        return Vec::new();
    }
    let listened = case.references.speakers().listen(case);
    let figures = case.extraction.figures.iter();
    let mut flags: Vec<Flag> = figures.filter_map(|figure| flag(case, figure, &listened)).collect();
    for age in old_ages::flags(case, CHECK.code) {
        if flags.iter().all(|known| !known.span.overlaps(age.span)) {
            flags.push(age);
        }
    }
    flags
}

fn flag<'a>(case: &Case<'a>, figure: &Figure, listened: &Listened<'a>) -> Option<Flag> {
    let (references, speakers) = (case.references, case.references.speakers());
    let meant = printed(figure)?;
    // A small change is no news of the size; a change beyond the largest size is.
    // Nor is a number in words, or in "one of its passengers": no scale word is lost behind it.
    let in_words = figure.number.of(&case.text.body).starts_with(char::is_alphabetic);
    let changed = figure.direction.is_some() && !is_grown(case, figure) || in_words;
    let range = matches!(figure.amount, Amount::Range(..));
    let finds_odd = |own: &Measuring<'_>| {
        // What lies below nought is a balance, or the number behind a dash.
        let balance = meant.high < 0.0 && own.plausible.low >= 0.0;
        own.finds_odd(meant, range).filter(|odd| match odd {
            Odd::Small => !balance && (own.lost || !changed),
            Odd::Large | Odd::LargeAtItsEnd => own.ends,
        })
    };
    let doubting = references.measuring(figure, Some(meant));
    let mut doubting = doubting.filter_map(|own| Some((finds_odd(&own)?, own))).peekable();
    // Most sizes are usual for all rows.
    if doubting.peek().is_none() || no_size::is_none(case, figure) {
        return None;
    }
    let around = speakers.around(figure, listened);
    let applies = |own: &Measuring<'_>| speakers.applies(own.at, &around);
    let mut doubtful =
        doubting.filter(|(_, own)| applies(own) && !of_another_thing(figure, own.row));
    let (mut odd, mut own) = doubtful.next()?;
    // Who knows what is likely knows more: of a disaster's dead, not of all people on earth.
    if own.row.likely.is_none()
        && let Some(other) =
            doubtful.find(|(same, other)| other.row.likely.is_some() && *same == odd)
    {
        (odd, own) = other;
    }
    if figure.kind == FigureKind::Percent && in_jest(case, figure) {
        return None;
    }
    // What one body buys is not its country's.
    let of_many = matches!(own.row.scope.as_str(), "country" | "plant");
    if odd == Odd::Small && of_many && one_body::told(case, figure) {
        return None;
    }
    let (row, own_at, small) = (own.row, own.at, odd == Odd::Small);
    // One row that finds the figure usual is enough to stay silent; a row that knows no lower bound
    // has no say on what is too small, nor one of something wider on what is too large for less,
    // nor one of any amount on what is too small for a year.
    let vouched = references.measuring(figure, None).any(|own| {
        let (other, odd) = (own.row, finds_odd(&own));
        let knows = if small {
            other.plausible_low > 0.0 && (other.of_a_year() || !row.of_a_year())
        } else {
            other.has_an_end() && other.is_cued() && other.width() <= row.width()
        };
        // A row that names its countries knows more than one of any country.
        let wider = speakers.names_its_countries(own_at) && !speakers.names_its_countries(own.at);
        odd.is_none() && knows && !wider && applies(&own)
    });
    if vouched {
        return None;
    }
    let severity = severity(row, meant.times(own.factor), odd);
    // What another row for the same thing knows, wherever it is told of.
    let same = references.measuring(figure, None).filter(|other| {
        !row.things.is_empty()
            && other.row.things == row.things
            && !speakers.shuns(other.at, &around)
    });
    let most = same.map(|other| other.row.plausible_high).fold(f64::INFINITY, f64::min);
    Some(describe(case, figure, row, own.factor, (severity, small), most))
}

/// "Grew 34 tonnes of grain": what is grown has not changed by so much.
fn is_grown(case: &Case<'_>, figure: &Figure) -> bool {
    let verb = case.token_at(figure.phrase.start).checked_sub(1);
    let of = case.is(case.token_at(figure.number.end) + 1, w!["of"]);
    of && verb.is_some_and(|at| case.is(at, w!["grew", "grow", "grows", "grown"]))
}

/// How loud a size that the row finds odd is.
fn severity(row: &Reference, size: Interval, odd: Odd) -> Severity {
    let impossible = match odd {
        Odd::Small => size.high < row.impossible_below,
        Odd::Large => size.low > row.impossible_above,
        Odd::LargeAtItsEnd => false,
    };
    // An estimate is never more than a query.
    if impossible && row.basis != Basis::Estimate { Severity::Error } else { Severity::Warning }
}

/// Whether what the row measures only says of what sort the counted thing is: "oil paintings" are
/// no oil, "oil imports" are.
fn of_another_thing(figure: &Figure, row: &Reference) -> bool {
    const STILL_IT: [&str; 24] = [
        "product",
        "products",
        "equivalent",
        "export",
        "exports",
        "import",
        "imports",
        "shipment",
        "shipments",
        "supply",
        "supplies",
        "output",
        "production",
        "delivery",
        "deliveries",
        "reserves",
        "cargo",
        "cargoes",
        "harvest",
        "crop",
        "grain",
        "trade",
        "sales",
        "purchases",
    ];
    let Some(thing) = figure.thing.as_deref() else { return false };
    let phrase = thing.split(" of ").next().unwrap_or(thing).to_lowercase();
    let Some((before, head)) = phrase.rsplit_once(' ') else { return false };
    let of_the_row = |word: &str| row.things.words().any(|own| own.trim_matches('+') == word);
    before.split(' ').any(of_the_row)
        && !of_the_row(head)
        && !of_the_row(&phrase)
        && !STILL_IT.contains(&head)
        && head.starts_with(char::is_alphabetic)
}

/// What the figure prints, with its rounding. Bounds and hedges count as printed: "up to 1,500
/// miles per hour" is as odd as 1,500.
fn printed(figure: &Figure) -> Option<Interval> {
    match figure.amount {
        Amount::Value(value) => Some(Interval::rounded(value, figure.last_digit)),
        Amount::Range(low, high) => Some(Interval::new(low.to_f64(), high.to_f64())),
        Amount::Unknown => None,
    }
}

fn describe(
    case: &Case<'_>,
    figure: &Figure,
    row: &Reference,
    factor: f64,
    (severity, small): (Severity, bool),
    most: f64,
) -> Flag {
    let body = &case.text.body;
    let surface = case.words(figure.span);
    let mut readings = with_scales(body, figure, row, factor, small);
    // "Swedish imports reached €141.3": billions, as everybody knows.
    if readings.len() > 1
        && let Some((room, _)) = plain_sums::room(case, figure)
        && readings.iter().any(|(_, _, size)| room.holds(*size))
    {
        readings.retain(|(_, _, size)| room.holds(*size));
    }
    let value = middle(figure) * factor;
    let same_rate = figure.per.as_deref().unwrap_or("") == row.per;
    let shown = shown(row, value, same_rate);
    // A price is high, an amount is much.
    let height = ["price", "age", "rate", "speed", "magnitude", "temperature", "number"]
        .iter()
        .any(|word| row.usual_for.contains(word));
    // Passengers are few.
    let counted = row.measured.is_none() && figure.thing.is_some();
    let little = match (small, height) {
        (true, true) => "low",
        (true, false) if counted => "few",
        (true, false) => "little",
        (false, true) => "high",
        (false, false) if counted => "many",
        (false, false) => "much",
    };
    let beyond = if small { row.plausible_low / value } else { value / row.plausible_high };
    let far = if beyond.abs() < FAR { "" } else { "far " };
    let what = match &shown {
        Some(shown) => format!("{surface} is about {shown}, too {little} for {}", row.usual_for),
        None if all_there_is(row) => {
            format!("{surface} is {} than {}", if small { "less" } else { "more" }, row.usual_for)
        }
        None => format!("{surface} is {far}too {little} for {}", row.usual_for),
    };
    keep_likely(row, &mut readings);
    let other_scale = other_scale(case, figure, row, small);
    let mut moved =
        if other_scale.is_none() { moved(body, figure, row, factor, small) } else { Vec::new() };
    // "5.17 km" for 517 lost its place rather than a “thousand”.
    let by_thousand = readings.first().is_some_and(|(_, word, _)| small && *word == "thousand");
    let near = moved.first().is_some_and(|(_, step)| step.abs() <= 2);
    if by_thousand && near && wording::digits(body, figure).contains('.') {
        readings.clear();
    }
    let unit = with_unit(body, figure, row, factor, small).filter(|(_, size)| {
        // "187 m" is rather 1.87 m than 187 cm.
        moved.first().is_none_or(|(text, step)| {
            let same = (middle(figure) * factor * 10_f64.powi(*step) / size - 1.0).abs() < 0.01;
            !same || text.starts_with("0.")
        })
    });
    if let Some((reading, _)) = unit {
        readings.clear();
        moved.retain(|(text, _)| !text.starts_with("0."));
        moved.truncate(1);
        moved.insert(0, (reading, 0));
    } else if !readings.is_empty() {
        moved.clear();
    }
    let told = told_moved(surface, figure, &moved);
    let told = told.or_else(|| {
        let (reading, other) = other_scale.as_ref()?;
        Some(format!("{reading}, about {other}, would fit"))
    });
    // "178 percent" of a turnout is 78 as likely as 17.8.
    let shares = if figure.kind == FigureKind::Percent
        && (row.plausible_high - 100.0).abs() < f64::EPSILON
        && !small
    {
        usual_shares(case, figure, row, most, whole_readings::of(case, figure, value))
    } else {
        Vec::new()
    };
    let offer = match &told {
        _ if !shares.is_empty() => {
            format!(".{}", whole_readings::told(&shares).trim_end_matches('.'))
        }
        Some(told) => format!("; {told}"),
        None if readings.is_empty() => told_usual(figure, row),
        None => offer(body, figure, row, &readings),
    };
    let pointed = if small { None } else { without_point(body, figure, row, factor) };
    let pointed = pointed.filter(|_| told.is_none() && !readings.is_empty());
    let offer = match &pointed {
        Some(reading) => format!("{offer}, or {reading} if the point was lost"),
        None => offer,
    };
    let nothing = readings.is_empty() && told.is_none() && shares.is_empty();
    let (moved, other_scale) =
        if shares.is_empty() { (moved, other_scale) } else { (Vec::new(), None) };
    // Three times the most there ever was leaves no doubt.
    let sure = severity == Severity::Error || !small && value > SURELY * row.plausible_high;
    let message = (!row.known.is_empty()).then(|| {
        let readings: Vec<String> = readings.iter().map(|(reading, ..)| reading.clone()).collect();
        beside_known(case, figure, row, sure, &readings, told.as_deref())
    });
    Flag {
        code: CHECK.code,
        severity,
        span: figure.span,
        message: message.unwrap_or_else(|| {
            let check =
                if nothing { "the number and its unit with the source" } else { "the source" };
            format!("{what}{offer}. Check {check}.")
        }),
        computation: computation(figure, row, (value, factor), small, body),
        related: Vec::new(),
        // What is offered is what is told.
        suggestions: readings
            .into_iter()
            .map(|(reading, ..)| reading)
            .chain(pointed)
            .chain(shares.into_iter().map(|(reading, _)| reading))
            .chain(moved.into_iter().map(|(moved, _)| moved))
            .chain(other_scale.map(|(reading, _)| reading))
            .collect(),
    }
}

/// Of the readings of a share those that are no more than `most`: a rate of unemployment that
/// cannot be 540 percent is not 54 either, which another row for the same thing knows.
fn usual_shares(
    case: &Case<'_>,
    figure: &Figure,
    row: &Reference,
    most: f64,
    mut shares: Vec<(String, &'static str)>,
) -> Vec<(String, &'static str)> {
    let number_of = |reading: &str| {
        let plain = |c: char| c.is_ascii_digit() || c == '.';
        let own: String =
            reading.chars().skip_while(|c| !plain(*c)).take_while(|c| plain(*c)).collect();
        own.parse::<f64>().unwrap_or(0.0)
    };
    let all = shares.len();
    let (least, most) = row.likely.map_or((0.0, most), |(low, high)| (low, most.min(high)));
    shares.retain(|(reading, _)| (least..=most).contains(&number_of(reading)));
    let number = case.words(figure.number);
    let less = figure.value().map(|value| value.shifted(-2)).filter(|less| {
        shares.is_empty() && all > 0 && (least.max(1.0)..=most).contains(&less.to_f64())
    });
    if let Some(less) = less {
        let reading = case.words(figure.span).replacen(number, &less.to_string(), 1);
        let zero = number.ends_with('0');
        let how =
            if zero { "if the point was lost and a zero added" } else { "if the point was lost" };
        shares.push((reading, how));
    }
    shares
}

/// So many times the most there is, a figure cannot be.
const SURELY: f64 = 3.0;

/// The message of a row that knows the figure to compare with: "There are about 8.2 billion people
/// on earth, so 31 billion people cannot be right. 31 million people would fit."
fn beside_known(
    case: &Case<'_>,
    figure: &Figure,
    row: &Reference,
    sure: bool,
    readings: &[String],
    moved: Option<&str>,
) -> String {
    let surface = case.words(figure.span);
    let known = row.known.split(" (").next().unwrap_or_default();
    let cannot = if sure { "cannot" } else { "can hardly" };
    let fault = format!("{}, so {surface} {cannot} be right.", wording::opening(known));
    let offer = wording::any_of(readings);
    let scale = figure.scale.map_or("", |scale| scale.of(&case.text.body));
    let counted = (!row.counted_in.is_empty())
        .then(|| format!("{} {}", case.words(figure.number), row.counted_in));
    match (counted, moved) {
        (Some(counted), _) if !offer.is_empty() => format!(
            "{fault} Either the unit is wrong ({counted}?) or “{scale}” is ({offer} would fit)."
        ),
        (Some(counted), _) => format!("{fault} Check the unit: {counted}?"),
        _ if !offer.is_empty() => format!("{fault} {} would fit.", wording::opening(&offer)),
        (None, Some(moved)) => format!("{fault} {}.", wording::opening(moved)),
        (None, None) => format!("{fault} Check the number and its unit with the source."),
    }
}

/// "101 degrees Fahrenheit" for "101 degrees Celsius", where that is a warm day, and what it is in
/// Celsius; the other way about where that is usual for the row: "38.5 degrees Celsius" of a fever.
fn other_scale(
    case: &Case<'_>,
    figure: &Figure,
    row: &Reference,
    small: bool,
) -> Option<(String, String)> {
    const WARM_FAHRENHEIT: std::ops::RangeInclusive<f64> = 86.0..=131.0;
    const WARM_CELSIUS: std::ops::RangeInclusive<f64> = 30.0..=50.0;
    let value = figure.value()?.to_f64();
    let (scales, other, told) = match figure.unit?.name {
        "degree Celsius" if !small && WARM_FAHRENHEIT.contains(&value) => {
            (["Celsius", "celsius", "C"], ["Fahrenheit", "F"], (value - 32.0) * 5.0 / 9.0)
        }
        "degree Fahrenheit" if small && WARM_CELSIUS.contains(&value) => {
            (["Fahrenheit", "fahrenheit", "F"], ["Celsius", "C"], value * 9.0 / 5.0 + 32.0)
        }
        _ => return None,
    };
    if small && !fits(row, told) {
        return None;
    }
    let surface = case.words(figure.span);
    let scale = scales.into_iter().find(|scale| surface.ends_with(scale))?;
    let head = surface.strip_suffix(scale)?;
    let other = if scale.len() == 1 { other[1] } else { other[0] };
    let own = if small { "Fahrenheit" } else { "Celsius" };
    Some((format!("{head}{other}"), format!("{told:.0} {own}")))
}

/// The size in the unit a reader can picture: "12 barrels".
fn shown(row: &Reference, value: f64, same_rate: bool) -> Option<String> {
    let (unit, factor) = row.shown_as.as_ref()?;
    let per = if same_rate { String::new() } else { wording::per(&row.per) };
    Some(format!("{} {}{per}", wording::about(value * factor), counted(unit, value * factor)))
}

/// So many times beyond a bound is far beyond it.
const FAR: f64 = 2.0;
