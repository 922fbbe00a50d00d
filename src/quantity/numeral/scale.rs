//! Scale words, letters and signs behind a number: "million", "bn", "lakh", "dozen", "25k".

use super::{Numeral, closes, over_hyphen};
use crate::quantity::decimal::Decimal;
use crate::quantity::figure::Amount;
use crate::quantity::lexicon::{Lexeme, Vague};
use crate::quantity::measure;
use crate::quantity::unit::Dimension;
use crate::quantity::view::View;
use crate::text::{Word, Words};
use crate::w;

/// Letters that scale a number they are glued to (or follow, behind a currency sign), and how sure
/// they do.
const LETTERS: [(Word, i32, Sure); 15] = [
    (Word::of("k"), 3, Sure::Thousand),
    (Word::of("m"), 6, Sure::Metre),
    (Word::of("mn"), 6, Sure::Always),
    (Word::of("mln"), 6, Sure::Always),
    (Word::of("mil"), 6, Sure::Money),
    (Word::of("mm"), 6, Sure::Money),
    (Word::of("b"), 9, Sure::Glued),
    (Word::of("bn"), 9, Sure::Always),
    (Word::of("bln"), 9, Sure::Always),
    (Word::of("t"), 12, Sure::Money),
    (Word::of("tn"), 12, Sure::Always),
    (Word::of("tln"), 12, Sure::Always),
    (Word::of("trn"), 12, Sure::Always),
    (Word::of("cr"), 7, Sure::Always),
    (Word::of("lkh"), 5, Sure::Always),
];

/// Where a letter is a scale.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Everywhere: no unit is written so.
    Always,
    /// Glued to the digits.
    Glued,
    /// Glued, but not in "10k run".
    Thousand,
    /// "m" is a metre, unless something is counted; "M" is a million.
    Metre,
    /// Only with a currency.
    Money,
}

/// Takes the scale word or letter behind a number that has none in. "Thousand million" has two; a
/// text of nothing but scale words is no number.
pub(super) fn after(view: &View<'_>, mut number: Numeral, money: bool) -> Numeral {
    if number.scale.is_some() {
        return number;
    }
    if let Some(power) = letter(view, &number, money) {
        return number.with_scale(view, number.end, power);
    }
    // "60-odd thousand": the hedge stands inside, and `whole.rs` looks for it there.
    if view.hyphen(number.end) && view.is(number.end + 1, w!["odd"]) {
        return match view.lex(number.end + 2) {
            Lexeme::Scale(power) => number.with_scale(view, number.end + 2, i32::from(power)),
            Lexeme::Hundred => number.with_scale(view, number.end + 2, 2),
            _ => number,
        };
    }
    for _ in 0..MOST_WORDS {
        let at = over_hyphen(view, number.end);
        number = match view.lex(at) {
            Lexeme::Hundred => number.with_scale(view, at, 2),
            Lexeme::Scale(power) => number.with_scale(view, at, i32::from(power)),
            Lexeme::Group(count) if number.scale.is_none() => {
                return group(view, number, at, count);
            }
            Lexeme::Vague(Vague::Dozens) if number.scale.is_none() && closes(view, at + 1) => {
                return group(view, number, at, 12);
            }
            _ => return number,
        };
    }
    number
}

/// "two dozen".
fn group(view: &View<'_>, mut number: Numeral, at: usize, count: u8) -> Numeral {
    let product = |value: Decimal| value.checked_mul(Decimal::whole(i64::from(count)));
    let Some(value) = number.value().and_then(product) else { return number };
    number.amount = Amount::Value(value);
    number.scale = Some(view.span(at));
    number.end = at + 1;
    number
}

/// Scale words that may follow each other: "lakh crore".
const MOST_WORDS: usize = 3;

/// The power of the scale words from token `at` ("thousand million" is 9, "lakh crore" 12), and the
/// token after them.
pub(super) fn powers(view: &View<'_>, at: usize) -> Option<(u8, usize)> {
    let (mut sum, mut end) = (0_u8, at);
    for _ in 0..MOST_WORDS {
        let word = over_hyphen(view, end);
        let power = match view.lex(word) {
            Lexeme::Scale(power) | Lexeme::Vague(Vague::Power(power @ (5 | 7))) => power,
            Lexeme::Vague(Vague::Power(power @ 3..)) if closes(view, word + 1) => power,
            _ => break,
        };
        sum = sum.saturating_add(power);
        end = word + 1;
    }
    (end > at).then_some((sum, end))
}

fn letter(view: &View<'_>, number: &Numeral, money: bool) -> Option<i32> {
    let at = number.end;
    let key = view.word(at);
    let (_, power, sure) = LETTERS.into_iter().find(|(letter, ..)| *letter == key)?;
    let text = view.text(at);
    let capital = text.starts_with(|c: char| c.is_ascii_uppercase());
    if capital && text.len() > 1 && !money {
        return None; // "10 BN" and "6 CR" are anything
    }
    let printed_point = number.last_digit < 0 && view.is_number(number.first);
    if !view.glued(at) {
        let scales = match sure {
            Sure::Always => !matches!(power, 5 | 7) || view.is_number(at - 1),
            // "$5 m": a lone letter scales only money; "1.2 M" has a point no name has.
            Sure::Metre if !capital => money || inhabitants(view, at + 1),
            Sure::Metre | Sure::Glued if capital => printed_point || plural_next(view, at + 1),
            Sure::Thousand => at + 1 == view.len() || printed_point && !raced(view, at + 1),
            _ => false,
        };
        return scales.then_some(power);
    }
    let in_money = || money || currency_next(view, at + 1);
    let scales = match sure {
        Sure::Always => true,
        // "Flat 7b" is an address.
        Sure::Glued => printed_point || in_money() || counted_next(view, at + 1),
        Sure::Thousand => !raced(view, at + 1),
        Sure::Metre => capital || in_money() || millions(view, number, at),
        Sure::Money => in_money(),
    };
    scales.then_some(power)
}

/// Whether an "m" glued to a number means millions: "35m devices", "revenue was 4.2m", "a 5m-strong
/// army"; "a 2m wall", "the 50m pool" and "4 x 100m relay" are metres.
fn millions(view: &View<'_>, number: &Numeral, at: usize) -> bool {
    /// How far back what is counted in millions may stand.
    const NEAR_TOKENS: usize = 12;
    let one_thing = view.before_is(number.first, w!["a", "an", "the", "x", "×"]);
    if counted_next(view, at + 1) {
        return !one_thing || plural_next(view, at + 1);
    }
    let strong = view.hyphen(at + 1) && view.is(at + 2, w!["strong"]);
    strong
        || view.any_before(number.first, NEAR_TOKENS, IN_MILLIONS)
        || view.before_is(number.first, LEVEL)
            && view.any_before(number.first - 1, NEAR_TOKENS, COUNTED_BEFORE)
            && !view.any_before(number.first, NEAR_TOKENS, LENGTHS)
}

/// Words that lead to how many there are now.
const LEVEL: &Words = w![
    "to", "at", "of", "from", "than", "reached", "hit", "topped", "exceeded", "is", "was", "were",
    "about", "nearly", "almost", "around", "some", "over",
];

/// What is counted in millions, told before its number: "waiting lists stand at 7.7m".
const COUNTED_BEFORE: &Words = w![
    "lists",
    "households",
    "members",
    "membership",
    "passengers",
    "visitors",
    "audience",
    "audiences",
    "votes",
    "readers",
    "listeners",
    "jobless",
    "patients",
    "migrants",
    "tourists",
    "arrivals",
    "claimants",
    "pensioners",
    "doses",
    "signatures",
    "followers",
    "unemployed",
    "unemployment",
    "circulation",
    "readership",
    "workforce",
    "deliveries",
    "shipments",
];

/// Words that say a length is meant.
const LENGTHS: &Words = w![
    "depth", "height", "length", "width", "altitude", "distance", "level", "levels", "water",
    "wave", "waves", "wall", "sea", "deep", "high", "long", "wide", "tall",
];

/// What is told in millions without a word for what is counted.
const IN_MILLIONS: &Words = w![
    "revenue",
    "revenues",
    "profit",
    "profits",
    "sales",
    "turnover",
    "income",
    "earnings",
    "debt",
    "debts",
    "losses",
    "users",
    "subscribers",
    "viewers",
    "downloads",
    "population",
    "customers",
    "budget",
    "deficit",
    "surplus",
    "funding",
    "spending",
    "exports",
    "imports",
    "costs",
];

/// "a 10k run": kilometres, not thousands.
fn raced(view: &View<'_>, at: usize) -> bool {
    view.is(at, w!["run", "race", "runs", "races", "course", "runner", "runners"])
}

/// "6 B people".
fn plural_next(view: &View<'_>, at: usize) -> bool {
    view.noun(at)
        && measure::noun_phrase(view, at)
            .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)))
}

/// "12 m Germans", "5 m people": nobody measures those in metres.
fn inhabitants(view: &View<'_>, at: usize) -> bool {
    const PEOPLE: &Words = w![
        "people",
        "residents",
        "inhabitants",
        "voters",
        "users",
        "customers",
        "refugees",
        "children",
        "women",
        "men",
        "workers",
        "households",
        "subscribers",
        "viewers",
    ];
    let nation = view.capital(at) && view.text(at).ends_with("ns");
    nation || view.is(at, PEOPLE)
}

/// "2m euros", "3mil SEK".
fn currency_next(view: &View<'_>, at: usize) -> bool {
    measure::phrase_at(view, at).is_some_and(|(unit, _)| unit.dimension == Dimension::MONEY)
        || view.text(at).len() == 3 && view.text(at).bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether something counted or a unit in words follows: "35m devices", "14.6m tonnes".
fn counted_next(view: &View<'_>, at: usize) -> bool {
    const LENGTH_WORDS: &Words = w![
        "wide",
        "long",
        "tall",
        "high",
        "deep",
        "sprint",
        "race",
        "final",
        "hurdles",
        "freestyle",
        "above",
        "below",
    ];
    let people = view.is(at, w!["combined", "more", "people", "registered"])
        || view.reads(at, w!["of", "its"])
        || view.reads(at, w!["of", "the"]);
    (view.noun(at) || people) && !view.is(at, LENGTH_WORDS)
}
