//! A distance and the time it is covered in that make a speed nobody travels at.

use std::ops::Range;

use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "speed-of-a-journey",
    summary: "A distance and a time make a speed nobody travels at",
    why: "“Flying the 2,475 miles takes 55 hours” is 45 miles an hour: a point has moved. Where a \
          sentence tells how long a journey takes and how far it goes, the speed is reckoned and \
          compared with what a plane, a train, a car, a ship, a cyclist or a walker can do. The \
          check speaks only where a tenth of the distance or of the time, or ten times as much, \
          makes the journey an ordinary one.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires("", "The 80-hour flight to Lagos was full.", "80-hour", "80-minute"),
        Example::fires(
            "",
            "Her flight from Paris to Boston, nonstop, lasted just over eighty hours.",
            "eighty hours",
            "eight hours",
        ),
        Example::fires(
            "",
            "The airline flies nonstop to Oslo on a small Airbus. Northbound, the trip takes 35 \
             hours.",
            "35 hours",
            "3.5 hours",
        ),
        Example::fires(
            "",
            "The flight covers the 5,100 km to Lagos in 65 hours.",
            "65 hours",
            "6.5 hours",
        ),
        Example::fires(
            "",
            "The new train covers the 2,400 km between the two towns in 90 minutes.",
            "2,400 km",
            "240 km",
        ),
        Example::fires(
            "",
            "Driving the 460 miles to Inverness takes about 80 hours.",
            "80 hours",
            "8 hours",
        ),
        Example::fires("", "The ferry crosses the 900 miles in 5 hours.", "900 miles", "90 miles"),
        Example::fires("", "She walked the 120 miles in 4 hours.", "120 miles", "12 miles"),
    ],
    silent: &[
        Example::silent("", "The flight of the balloon lasted 45 hours."),
        Example::silent("", "The crossing by ferry took 35 hours, twice as long as usual."),
        Example::silent("", "The 9-hour flight was dull; he logged 900 hours in the air."),
        Example::silent("", "The flight covers the 5,100 km to Lagos in 6.5 hours."),
        Example::silent("", "The plane landed 65 hours late after 5,100 km over the sea."),
        Example::silent("", "The new train covers the 240 km in 90 minutes."),
        Example::silent("", "He cycled the 2,400 km from Oslo to Rome in 90 hours."),
        Example::silent("", "She walked the 12 miles in 4 hours, and drove 120 miles home."),
        Example::silent("", "The tram and the train cover the 9 km to the market in 80 minutes."),
        Example::silent("", "Motorists in Lagos need 40 minutes to drive 7 km."),
        Example::silent("", "The rack train takes 40 minutes to cover the 5.2 km to the top."),
        Example::silent("", "He flew home and cycled the 35 miles to the coast in three hours."),
        Example::silent("", "No flights run in June; the ferry covers the 48 miles in four hours."),
        Example::silent("", "The winning car covered the 300 miles in 110 minutes."),
        Example::silent("", "The refugees took 20 hours to drive the 90 km to the coast."),
        Example::silent("", "The helicopter flew the 14 miles in 11 minutes."),
        Example::silent("", "The post plane covered the 500 km in seven hours."),
        Example::silent("", "The swift flew the 800 km in 24 hours."),
        Example::silent("", "The rocket covers 2,400 km in 6 minutes."),
        Example::silent("", "A 34-hour flight with two changes costs £800."),
        Example::silent("", "Her 38-hour flight home, via Doha and Perth, was delayed."),
    ],
};

/// A way to travel: the words that tell of it, and the slowest and the fastest in km/h.
struct Way {
    words: &'static Words,
    /// Who travels so.
    who: &'static str,
    /// The slowest over a short distance, a medium one, a long one and a very long one.
    low: [f64; 4],
    high: f64,
}

impl Way {
    /// The slowest anybody is over so many kilometres: a jam, a rack railway or the pioneer's kite
    /// does not go on for a day.
    fn low(&self, km: f64) -> f64 {
        /// Where a short distance ends, a medium one and a long one.
        const SHORT_KM: f64 = 50.0;
        const MEDIUM_KM: f64 = 400.0;
        const LONG_KM: f64 = 1_500.0;
        let [short, medium, long, very_long] = self.low;
        match km {
            km if km < SHORT_KM => short,
            km if km < MEDIUM_KM => medium,
            km if km < LONG_KM => long,
            _ => very_long,
        }
    }
}

/// From the first planes to the fastest airliner in a tail wind, from a rack railway to a maglev,
/// from a traffic jam to a racing car, from a crowded ferry to a hydrofoil.
const WAYS: &[Way] = &[
    Way {
        words: w![
            "flight", "flights", "fly", "flies", "flying", "flew", "plane", "jet", "airliner"
        ],
        who: "airliner flies",
        low: [20.0, 45.0, 60.0, 120.0],
        high: 1_400.0,
    },
    Way {
        words: w!["train", "trains", "rail", "express"],
        who: "train runs",
        low: [3.0, 8.0, 12.0, 12.0],
        high: 700.0,
    },
    Way {
        words: w!["drive", "drives", "driving", "drove", "car", "bus", "motorists"],
        who: "car drives",
        low: [2.0, 8.0, 15.0, 15.0],
        high: 400.0,
    },
    Way {
        words: w!["ferry", "ship", "liner", "steamer", "boat"],
        who: "ship sails",
        low: [1.0, 4.0, 6.0, 6.0],
        high: 120.0,
    },
    Way {
        words: w!["cycled", "cycling", "cyclist", "cyclists", "bicycle"],
        who: "cyclist rides",
        low: [4.0, 5.0, 5.0, 5.0],
        high: 75.0,
    },
    Way {
        words: w!["walk", "walked", "walking", "hike", "hiked", "hikers", "foot"],
        who: "walker goes",
        low: [0.4, 0.8, 0.8, 0.8],
        high: 26.0,
    },
];

/// What flies so far is an airliner; birds and balloons fly, too.
const AIRLINES: &Words = w![
    "flight",
    "flights",
    "flying",
    "plane",
    "jet",
    "airliner",
    "airline",
    "airport",
    "passengers",
    "nonstop",
    "airbus",
    "boeing",
];

/// Words of journeys that are none.
const OTHERS: &Words = w![
    "rocket",
    "supersonic",
    "concorde",
    "space",
    "orbit",
    "drone",
    "balloon",
    "balloonist",
    "hyperloop",
    "superjet",
    "pigeon",
    "late",
    "delay",
    "delayed",
    "missile",
    "relay",
    "stages",
    "altitude",
    "descended",
    "plunged",
    "before",
    "after",
    "away",
    "wind",
    "record",
    "days",
    "apart",
    "range",
    "solar",
    "stop",
    "stops",
    "helicopter",
    "glider",
    "airship",
    "zeppelin",
    "fighter",
    "geese",
    "bird",
    "birds",
    "swan",
    "swans",
    "stork",
    "storks",
    "butterflies",
    "bees",
    "pioneer",
    "biplane",
    "horse",
    "horses",
    "mule",
    "sled",
    "sledge",
    "tractor",
    "swam",
    "swim",
    "swimmer",
    "swimming",
    "ran",
    "run",
    "runner",
    "runners",
    "running",
    "marathon",
    "race",
    "races",
    "raced",
    "racing",
    "rally",
    "winner",
    "winning",
    "champion",
    "lap",
    "laps",
    "rowed",
    "rowing",
    "paddled",
    "skied",
    "skating",
    "skated",
    "speedboat",
    "sound",
    "mach",
    "evacuees",
    "refugees",
    "fleeing",
    "fled",
    "traffic",
    "jam",
    "jams",
    "congestion",
    "gridlock",
    "snow",
    "mud",
    "flood",
    "convoy",
    "border",
    "checkpoint",
    "checkpoints",
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let groups = case.figures_by_sentence();
    let hours = case.extraction.figures.iter().filter_map(|figure| aloft(case, figure));
    let hours: Vec<Flag> = hours.collect();
    let journeys = groups.filter_map(|group| {
        let mut far = None;
        let mut long = None;
        for at in group {
            let figure = case.figure(at)?;
            match sort(figure) {
                Some(true) if far.replace(figure).is_some() => return None,
                Some(false) if long.replace(figure).is_some() => return None,
                _ => {}
            }
        }
        flag(case, far?, long?)
    });
    journeys.chain(hours).collect()
}

/// "The 90-hour flight", "eighty hours in the air": no airline flies for longer than 19 hours.
fn aloft(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    const LONGEST: f64 = 30.0;
    const NEAR_MINUTES: f64 = 15.0;
    let hours = figure.kind == FigureKind::Duration
        && figure.unit.is_some_and(|unit| unit.name == "hour")
        && figure.value().is_some_and(|value| (LONGEST..1000.0).contains(&value.to_f64()));
    if !hours {
        return None;
    }
    let end = case.token_at(figure.span.end);
    let sentence = case.sentence(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    let near = tokens.start.saturating_sub(20)..tokens.end;
    let told = tokens.start.saturating_sub(45)..tokens.end;
    let flight = case.is(end, w!["flight", "flights"]);
    let air = case.is(end, w!["in"]) && case.is(end + 1, w!["the"]) && case.is(end + 2, w!["air"]);
    let lasting = lasting(case, figure, &tokens, &told);
    // Who changes planes is on a flight for longer, and who flew alone was no airline.
    let changes = w![
        "via",
        "change",
        "changes",
        "connection",
        "connections",
        "stopover",
        "stopovers",
        "solo",
        "lindbergh",
        "zeppelin",
        "airship",
        "balloon",
    ];
    if case.any(tokens.clone(), changes) {
        return None;
    }
    let others = w![
        "training",
        "logged",
        "experience",
        "astronauts",
        "simulator",
        "crew",
        "rescue",
        "together",
        "total",
        "altogether",
        "layover",
        "waited",
        "wait",
        "stranded",
        "combined",
    ];
    // Who is in the air "before landing in New York" is on a flight.
    let nonstop = case.any(near.clone(), w!["nonstop", "non", "airline", "passengers"]);
    let barred = if nonstop || lasting { CRAFT } else { OTHERS };
    let other = case.any(near.clone(), barred) || case.any(near, others) && !flight;
    // "Spends 80 hours in the air every month"
    let often = air && case.any(tokens.clone(), w!["month", "week", "year", "flights", "monthly"]);
    if !flight && !air && !lasting || other || often {
        return None;
    }
    let surface = case.words(figure.span);
    let mut readings: Vec<String> =
        wording::in_other_size(case, figure, -1, &[]).into_iter().collect();
    let number = case.words(figure.number);
    if number.starts_with(char::is_alphabetic) {
        let spelt = TENS.iter().find(|(tens, _)| number.eq_ignore_ascii_case(tens));
        readings = spelt.map(|(_, ones)| surface.replacen(number, ones, 1)).into_iter().collect();
    }
    let value = figure.value()?.to_f64();
    let clocks = between_clocks(case, tokens);
    let near = |own: f64| clocks.is_some_and(|minutes| (own - minutes).abs() <= NEAR_MINUTES);
    // From Paris to Boston nobody flies in minutes.
    if !lasting && !nonstop || readings.is_empty() || near(value) {
        readings.push(surface.replacen("hour", "minute", 1));
    }
    // "Left at 6:05 a.m. and came down at 7:25 a.m." tells which of the two is meant.
    if readings.len() == 2 {
        match (near(value * 6.0), near(value)) {
            (true, false) => readings.truncate(1),
            (false, true) => drop(readings.remove(0)),
            _ => {}
        }
    }
    let named = if case.is(end, w!["flight"]) { " flight" } else { "" };
    let offer = format!("{}{named}", wording::any_of(&readings));
    // "A 90-minute flight", "an 8-hour flight".
    let article = match offer.as_bytes() {
        _ if named.is_empty() || !offer.contains('-') => "",
        [b'8', ..] | [b'1', b'1' | b'8', b'-', ..] => "an ",
        _ => "a ",
    };
    let offer = format!("{article}{offer}");
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "{} hours is longer than any airliner stays in the air. {} would fit.",
            wording::opening(case.words(figure.number)),
            wording::opening(&offer)
        ),
        computation: format!("{surface}; the longest flights of airlines take about 19 hours"),
        related: Vec::new(),
        suggestions: readings,
    })
}

/// Craft and flights that stay in the air for longer.
const CRAFT: &Words = w![
    "rocket", "space", "orbit", "drone", "balloon", "pigeon", "solar", "record", "days", "stops",
    "relay", "stages", "airship", "zeppelin", "glider", "late", "delay", "delayed",
];

/// "Her flight from Paris to Boston lasted eighty hours".
fn lasting(case: &Case<'_>, figure: &Figure, tokens: &Range<usize>, near: &Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let at = case.token_at(figure.phrase.start);
    let low = at.saturating_sub(NEAR_TOKENS).max(tokens.start);
    let hedges = w![
        "just",
        "over",
        "about",
        "some",
        "nearly",
        "almost",
        "under",
        "around",
        "more",
        "than",
        "roughly",
        "only",
        "well",
        "a",
        "mere",
        "exactly",
        "precisely"
    ];
    let verb = (low..at).rev().find(|&at| !case.is(at, hedges));
    let lasts = verb.is_some_and(|at| {
        case.is(at, w!["lasted", "lasts", "last", "take", "takes", "took", "taking", "lasting"])
    });
    let Some(verb) = verb.filter(|_| lasts) else { return false };
    let flight = case.any(tokens.start..verb, w!["flight"]);
    // "The airline … nonstop service … Eastbound, the trip takes"
    let trip = case.any(tokens.start..verb, w!["trip", "journey", "crossing"])
        && case.any(near.clone(), w!["nonstop", "non"])
        && case.any(near.clone(), w!["airline", "airport", "flight", "airbus", "boeing", "flying"]);
    flight || trip
}

/// Tens in words, and what they are the tens of.
const TENS: [(&str, &str); 7] = [
    ("thirty", "three"),
    ("forty", "four"),
    ("fifty", "five"),
    ("sixty", "six"),
    ("seventy", "seven"),
    ("eighty", "eight"),
    ("ninety", "nine"),
];

/// The minutes between the two clock times of a sentence: "at 6:05 a.m. … at 7:25 a.m.".
fn between_clocks(case: &Case<'_>, tokens: Range<usize>) -> Option<f64> {
    const DAY_MINUTES: u32 = 24 * 60;
    let mut clocks = tokens.filter_map(|at| clock(case, at));
    let (first, last) = (clocks.next()?, clocks.next()?);
    let none_more = clocks.next().is_none();
    none_more.then(|| f64::from((last + DAY_MINUTES - first) % DAY_MINUTES))
}

/// The minutes of the day of a clock time: "6:05 a.m.", "16:05".
fn clock(case: &Case<'_>, at: usize) -> Option<u32> {
    const HALF_DAY_HOURS: u32 = 12;
    let (text, end) = if case.is(at + 1, w![":"]) && case.glued(at + 1) && case.glued(at + 2) {
        (format!("{}:{}", case.printed(at), case.printed(at + 2)), at + 3)
    } else {
        (case.printed(at).to_owned(), at + 1)
    };
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    if hour >= 24 || minute >= 60 {
        return None;
    }
    let half = case.printed(end).to_ascii_lowercase();
    Some(match half.get(..1) {
        Some("p") if half.starts_with("p.m") || half == "pm" || half == "p" => {
            (hour % HALF_DAY_HOURS + HALF_DAY_HOURS) * 60 + minute
        }
        Some("a") if half.starts_with("a.m") || half == "am" || half == "a" => {
            hour % HALF_DAY_HOURS * 60 + minute
        }
        _ => hour * 60 + minute,
    })
}

/// Whether the figure is a distance, or a time.
fn sort(figure: &Figure) -> Option<bool> {
    let unit = figure.unit?;
    if !matches!(figure.kind, FigureKind::Quantity | FigureKind::Duration) {
        return None;
    }
    let far = matches!(unit.name, "kilometre" | "mile" | "nautical mile") && figure.per.is_none();
    let long = figure.kind == FigureKind::Duration && matches!(unit.name, "hour" | "minute");
    (far || long).then_some(far)
}

fn flag(case: &Case<'_>, far: &Figure, long: &Figure) -> Option<Flag> {
    const NEAR_TOKENS: usize = 14;
    const METRES: f64 = 1_000.0;
    let sentence = case.sentence(far)?;
    let tokens = sentence.first_token..sentence.end_token;
    let gap = if far.span.start < long.span.start {
        case.gap(far.span, long.span)
    } else {
        case.gap(long.span, far.span)
    };
    // "flew home and cycled the 40 miles", "no flights run; the ferry covers": of two ways it is
    // open which is meant.
    let mut ways = WAYS.iter().filter(|way| case.any(tokens.clone(), way.words));
    let (Some(way), None) = (ways.next(), ways.next()) else { return None };
    let flown = case.any(tokens.clone(), w!["fly", "flies", "flew"]);
    if flown && !case.any(tokens.clone(), AIRLINES) {
        return None;
    }
    if gap.len() > NEAR_TOKENS || !timed(case, far, long) || case.any(tokens, OTHERS) {
        return None;
    }
    let unit = far.unit?;
    let km = far.value()?.to_f64() * unit.factor? / METRES;
    let per_hour = if long.unit?.name == "minute" { 60.0 } else { 1.0 };
    let hours = long.value()?.to_f64() / per_hour;
    let speed = km / hours;
    let low = way.low(km);
    let usual = |speed: f64| (low..=way.high).contains(&speed);
    if !speed.is_finite() || usual(speed) {
        return None;
    }
    // Too fast: the distance is too long, or the time too short.
    let fast = speed > way.high;
    // The slower end of a way is a jam; an ordinary journey is well inside.
    let ordinary = |speed: f64| (low * 3.0..=way.high * 0.8).contains(&speed);
    let mended = if fast { speed / 10.0 } else { speed * 10.0 };
    if !ordinary(mended) && !usual(mended) {
        return None;
    }
    let wrong = if fast { far } else { long };
    let right = if fast { long } else { far };
    let sized = ordinary(mended);
    let reading = wording::in_other_size(case, wrong, -1, &[]).filter(|_| sized);
    let miles = unit.name != "kilometre";
    let shown = if miles { speed / 1.609_344 } else { speed };
    let name = if miles { "miles" } else { "kilometres" };
    let [a, b] = [far, long].map(|figure| case.words(figure.span));
    let offer = reading.as_ref().map_or_else(
        || " Check both.".to_owned(),
        |reading| format!(" {} would fit.", wording::opening(reading)),
    );
    let how = if fast { "faster" } else { "slower" };
    Some(Flag {
        code: CHECK.code,
        severity: if sized { CHECK.severity } else { Severity::Warning },
        span: wrong.span,
        message: format!(
            "{a} in {b} is about {} {name} an hour, {how} than any {}.{offer}",
            wording::about(shown),
            way.who
        ),
        computation: format!("{a} / {b} ≈ {} {name} an hour", wording::sized(shown)),
        related: vec![right.span],
        suggestions: reading.into_iter().collect(),
    })
}

/// Whether the time is said to be that of the distance: "covers the 240 km in 90 minutes", "the 460
/// miles take 8 hours", "needs 100 minutes to cover the 188 km".
fn timed(case: &Case<'_>, far: &Figure, long: &Figure) -> bool {
    let hedges =
        w!["about", "some", "only", "just", "a", "mere", "under", "over", "nearly", "around"];
    let takes = w!["take", "takes", "took", "taking", "lasts", "needs", "need", "needed"];
    let before = case.back(long.phrase, 4);
    let lead = { before.clone() }.rev().find(|&at| !case.is(at, hedges));
    let Some(lead) = lead else { return false };
    let later = far.span.start < long.span.start;
    let span = Span::new(far.span.end.min(long.span.end), far.span.start.max(long.span.start));
    let between = case.tokens_of(span);
    let stops = case.any(between.clone(), w![";", ".", "and", "but", "while", "when"]);
    if stops {
        return false;
    }
    if later {
        case.is(lead, w!["in"]) || case.is(lead, takes)
    } else {
        case.is(lead, takes)
            && case
                .any(between, w!["cover", "for", "to", "travel", "cross", "drive", "fly", "walk"])
    }
}
