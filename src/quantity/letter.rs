//! Letters that are a unit only in company: "a 2.5 F capacitor", "1.3 A/cm2", "-22 F (-30 C)",
//! "0.5 R per day", "a ticket for 150 kn". What is a unit wherever it stands behind a number is
//! left to `units.csv`.

use super::measure::symbol_at;
use super::numeral::Numeral;
use super::unit::{UNITS, Unit};
use super::view::View;
use crate::text::{Word, Words};
use crate::w;

/// One meaning of a letter, and the words of which one has to stand near it.
struct Letter {
    written: &'static str,
    unit: &'static str,
    near: &'static Words,
    /// Whether the same amount may stand beside it in the other scale.
    scale: bool,
}

/// So many tokens before and behind the letter a word tells what it is.
const NEAR_TOKENS: usize = 10;

/// Words that speak of the weather, an oven, a fever.
const WARMTH: &Words = w![
    "temperature",
    "temperatures",
    "heat",
    "heatwave",
    "cold",
    "warm",
    "warmer",
    "hot",
    "hotter",
    "cool",
    "cooler",
    "cooled",
    "heated",
    "weather",
    "thermometer",
    "thermometers",
    "oven",
    "highs",
    "lows",
    "frost",
    "freezing",
    "fever",
    "boils",
    "melts",
    "freezes",
    "degrees",
];

/// Words of buying.
const PRICES: &Words = w![
    "cost", "costs", "price", "prices", "priced", "paid", "pay", "pays", "ticket", "tickets",
    "fee", "fine", "fined", "fare", "salary", "rent", "wage", "wages", "spent", "bought", "buy",
    "sold", "worth", "charged", "charges", "bill",
];

/// Words of rates and shares.
const SHARES: &Words = w![
    "rate",
    "rates",
    "share",
    "shares",
    "inflation",
    "unemployment",
    "joblessness",
    "growth",
    "turnout",
    "swing",
    "poll",
    "vote",
    "votes",
    "stake",
    "interest",
    "rose",
    "fell",
    "up",
    "down",
    "grew",
];

/// Every letter that may be a unit, as a word.
pub(super) fn written() -> impl Iterator<Item = Word> {
    LETTERS.iter().map(|letter| Word::of(letter.written))
}

const LETTERS: &[Letter] = &[
    Letter {
        written: "A",
        unit: "ampere",
        near: w!["current", "fuse", "fuses", "breaker", "socket", "amps", "amperes", "volts"],
        scale: false,
    },
    Letter {
        written: "F",
        unit: "farad",
        near: w!["capacitor", "capacitors", "capacitance", "supercapacitor", "supercapacitors"],
        scale: false,
    },
    Letter { written: "J", unit: "joule", near: w!["energy", "joules", "kinetic"], scale: false },
    Letter { written: "N", unit: "newton", near: w!["force", "thrust", "newtons"], scale: false },
    Letter {
        written: "L",
        unit: "litre",
        near: w!["water", "milk", "petrol", "fuel", "oil", "wine", "beer", "litres", "tank"],
        scale: false,
    },
    Letter {
        written: "t",
        unit: "tonne",
        near: w![
            "tonnes",
            "production",
            "exports",
            "imports",
            "harvest",
            "cargo",
            "output",
            "ore",
            "steel",
            "wheat",
            "weighs",
            "weighed",
            "crop",
            "freight",
            "coal"
        ],
        scale: false,
    },
    Letter {
        written: "C",
        unit: "coulomb",
        near: w!["capacitor", "capacitors", "coulomb", "coulombs", "electron", "electrons"],
        scale: false,
    },
    Letter { written: "F", unit: "degree Fahrenheit", near: WARMTH, scale: true },
    Letter { written: "C", unit: "degree Celsius", near: WARMTH, scale: true },
    Letter {
        written: "K",
        unit: "kelvin",
        near: w!["temperature", "temperatures", "cooled"],
        scale: false,
    },
    Letter {
        written: "R",
        unit: "roentgen",
        near: w!["exposure", "radiation", "dose", "doses", "rays", "roentgens", "dosimeter"],
        scale: false,
    },
    Letter { written: "R", unit: "South African rand", near: PRICES, scale: false },
    Letter { written: "R", unit: "roentgen", near: w![], scale: false },
    Letter {
        written: "pc",
        unit: "parsec",
        near: w!["star", "stars", "galaxy", "galaxies", "nebula", "astronomers", "cluster"],
        scale: false,
    },
    Letter { written: "pc", unit: "percent", near: SHARES, scale: false },
    Letter { written: "kn", unit: "Croatian kuna", near: PRICES, scale: false },
    Letter {
        written: "mb",
        unit: "megabyte",
        near: w!["file", "files", "download", "downloads", "memory", "disk", "app", "photos"],
        scale: false,
    },
];

/// The unit that the letter at token `at` behind a number is here, and the token after it.
pub(super) fn unit(
    view: &View<'_>,
    numeral: &Numeral,
    at: usize,
) -> Option<(&'static Unit, usize)> {
    if view.is(at, w!["st"]) {
        return stone(view, at);
    }
    // Nearly every word leaves here.
    if !view.is(at, w!["a", "c", "f", "j", "k", "l", "n", "r", "t", "kn", "mb", "pc"]) {
        return None;
    }
    let (written, end) = (view.text(at), at + 1);
    let told = |letter: &&Letter| {
        letter.written == written
            && (view.any_before(numeral.first, NEAR_TOKENS, letter.near)
                || view.any_after(end, NEAR_TOKENS, letter.near)
                || letter.scale && converted(view, numeral.first, at)
                || matches!(written, "A" | "J" | "N" | "L") && over(view, end)
                || letter.near.is_empty() && view.is(end, w!["per"]) && of_time(view, end + 1))
    };
    let whole = !(view.glued(end) && (view.is_word(end) || view.is_number(end)));
    let letter = LETTERS.iter().find(told).filter(|_| whole)?;
    Some((UNITS.named(letter.unit)?, end))
}

/// "1.3 A/cm2", "5 L/100 km": a slash and what it is measured by.
fn over(view: &View<'_>, at: usize) -> bool {
    let glued = view.glued(at) && view.glued(at + 1);
    let number = view.is_number(at + 1) && symbol_at(view, at + 2).is_some();
    view.is(at, w!["/"]) && glued && (number || symbol_at(view, at + 1).is_some())
}

/// "0.5 R per day": a dose is told over a time.
fn of_time(view: &View<'_>, at: usize) -> bool {
    view.is(at, w!["second", "minute", "hour", "day", "week", "month", "year"])
}

/// "8st 7lb", "12st": no ordinal ends so, or pounds follow.
fn stone(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let before = view.text(at.checked_sub(1)?);
    let ordinal = before.ends_with('1') && !before.ends_with("11");
    let pounds = view.is_number(at + 1) && view.is(at + 2, w!["lb", "lbs"]);
    let weight = view.glued(at) && view.text(at) == "st" && before.len() <= 2;
    (weight && (pounds || !ordinal)).then(|| UNITS.named("stone")).flatten().map(|u| (u, at + 1))
}

/// "-22 F (-30 C)": the other scale stands in brackets behind it, or before.
fn converted(view: &View<'_>, number: usize, at: usize) -> bool {
    let other = match view.text(at) {
        "F" => "C",
        "C" => "F",
        _ => return false,
    };
    let scale = |at: usize| view.text(at).trim_start_matches('°') == other;
    let behind = view.is(at + 1, w!["("]) && (at + 2..at + 6).any(scale);
    behind || (number.saturating_sub(4)..number).any(scale)
}
