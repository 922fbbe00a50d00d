//! Currencies around a number: "$", "US$", "HK $", "Rs." before it, "U.S." behind it, and the
//! pounds that are money.

use super::decimal::Decimal;
use super::known::Role;
use super::lexicon::Lexeme;
use super::numeral::Numeral;
use super::unit::{UNITS, Unit};
use super::view::View;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// A currency sign or code before the number: "$", "US$", "HK $", "Rs.".
pub(super) fn prefix(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    if !view.may(at, Role::MONEY) {
        return None;
    }
    if let Some(found) = dollar_of(view, at).or_else(|| small_code(view, at)) {
        return Some(found);
    }
    if view.is(at + 1, w!["$"]) && view.before_is(at, w!["series", "class"]) {
        return None;
    }
    let start = view.span(at).start;
    let first = view.text(at);
    // Only signs and capitals can begin one; most tokens leave here.
    let may = match view.kind(at)? {
        TokenKind::Sign => !first.is_ascii() || first == "$",
        TokenKind::Word => first.len() <= 4 && first.starts_with(|c: char| c.is_ascii_uppercase()),
        TokenKind::Code | TokenKind::Number | TokenKind::Suffix => false,
    };
    if !may {
        return None;
    }
    for &(written, unit) in UNITS.prefixes(view.word(at)) {
        let end = start + written.len();
        if view.body.get(start..end) != Some(written) {
            continue;
        }
        let Some(last) = (at..view.len().min(at + 4)).find(|&t| view.span(t).end == end) else {
            continue;
        };
        let number = view.is_number(last + 1)
            || matches!(view.text(last + 1), "-" | "−") && view.is_number(last + 2)
            || written.ends_with('$')
                && !matches!(view.lex(last + 1), Lexeme::Other | Lexeme::Small);
        let code = written.ends_with(|c: char| c.is_ascii_alphabetic());
        // "PS2.7m" is how some feeds write £2.7m, "PS 118" a school.
        if written == "PS" && !view.glued(last + 1) {
            continue;
        }
        // A code glued to digits was cut apart because it is one; "US$5" needs no gap either.
        if number || code && view.is_number(last + 1) {
            return Some((unit, last + 1));
        }
    }
    None
}

/// Whose dollar it is, by what stands before its sign.
const DOLLARS: &[(&Words, &str)] = &[
    (w!["us", "u.s.", "usd"], "US dollar"),
    (w!["c", "ca", "can", "cdn", "cad"], "Canadian dollar"),
    (w!["a", "au", "aus", "aud"], "Australian dollar"),
    (w!["hk", "hkd"], "Hong Kong dollar"),
    (w!["nz", "nzd"], "New Zealand dollar"),
    (w!["s", "sg", "sgd"], "Singapore dollar"),
    (w!["nt", "twd"], "Taiwan dollar"),
    (w!["mx", "mex", "mxn"], "Mexican peso"),
    (w!["r", "brl"], "Brazilian real"),
];

/// "US $", "hk $", "Mex$", "usd$": letters and a sign, whatever the case and the gap.
fn dollar_of(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    if !view.is(at + 1, w!["$"]) || !view.is_number(at + 2) || !view.is_word(at) {
        return None;
    }
    let name = DOLLARS.iter().find(|(words, _)| view.is(at, words))?.1;
    let glued = view.glued(at + 1);
    let lower = view.text(at).starts_with(|c: char| c.is_ascii_lowercase());
    // "gave us $5" and "A $5 fine" name no country; "c $ 5" is how some feeds cut it apart.
    let fits = match view.text(at).len() {
        // "a Series C $50 million round"
        1 if view.before_is(at, w!["series", "class", "group", "type", "grade"]) => false,
        1 if view.is(at, w!["c"]) => glued || !lower || !view.glued(at + 2),
        1 => glued,
        2 if lower && view.is(at, w!["us"]) => !glued && !view.glued(at + 2),
        _ => true,
    };
    fits.then(|| UNITS.named(name)).flatten().map(|unit| (unit, at + 2))
}

/// Codes that are no English word, even in small letters.
const CODES: &[(&Words, &str)] = &[
    (w!["usd"], "US dollar"),
    (w!["eur"], "euro"),
    (w!["gbp"], "pound sterling"),
    (w!["rmb", "cny"], "Chinese yuan"),
    (w!["jpy"], "Japanese yen"),
    (w!["aud"], "Australian dollar"),
    (w!["hkd"], "Hong Kong dollar"),
    (w!["sgd"], "Singapore dollar"),
    (w!["chf"], "Swiss franc"),
    (w!["krw"], "South Korean won"),
    (w!["inr"], "Indian rupee"),
];

/// Every word or sign that may begin an amount of money.
pub(super) fn openers() -> Vec<Word> {
    let listed = DOLLARS.iter().chain(CODES).chain(NAMES);
    let listed = listed.flat_map(|(words, _)| words.iter().copied());
    listed.chain(UNITS.prefix_words()).collect()
}

/// "usd 45", "rmb 35": a code in small letters that is no English word.
fn small_code(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    if !view.is_word(at) || !view.is_number(at + 1) || view.is_number(at.wrapping_sub(1)) {
        return None;
    }
    if let Some(found) = name_before(view, at) {
        return Some(found);
    }
    let name = CODES.iter().find(|(words, _)| view.is(at, words))?.1;
    UNITS.named(name).map(|unit| (unit, at + 1))
}

/// Names that stand where a sign does.
const NAMES: &[(&Words, &str)] = &[
    (w!["dollar", "dollars"], "dollar"),
    (w!["pound", "pounds"], "pound sterling"),
    (w!["euro", "euros"], "euro"),
];

/// "at dollar 22.5 million", "Pounds 3bn": some papers print the name where others print the sign.
fn name_before(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let name = NAMES.iter().find(|(words, _)| view.is(at, words))?.1;
    let scaled = matches!(view.lex(at + 2), Lexeme::Scale(_))
        || view.glued(at + 2) && view.is(at + 2, w!["m", "mn", "bn"]);
    let owned = at > 0
        && (matches!(view.lex(at - 1), Lexeme::The | Lexeme::A | Lexeme::Other)
            && view.is_word(at - 1)
            || matches!(view.lex(at - 1), Lexeme::Ones(_) | Lexeme::Tens(_) | Lexeme::Scale(_))
            || view.is(at - 1, w!["per", "million", "billion"]));
    (scaled && !owned).then(|| UNITS.named(name)).flatten().map(|unit| (unit, at + 1))
}

/// Whose dollar it is, by what stands behind its amount.
const COUNTRIES: &[(&Words, &str)] = &[
    (w!["us", "u.s."], "US dollar"),
    (w!["canadian", "cdn"], "Canadian dollar"),
    (w!["australian", "aussie"], "Australian dollar"),
    (w!["nz"], "New Zealand dollar"),
];

/// Every word that may tell the country behind an amount.
pub(super) fn country_words() -> impl Iterator<Item = Word> {
    COUNTRIES.iter().flat_map(|(words, _)| words.iter().copied())
}

/// The dollar told by the country behind the amount: "$83 U.S. per barrel", "$8.99 Canadian"; not
/// "a $2 billion US plan".
pub(super) fn country_behind(view: &View<'_>, at: usize) -> Option<&'static Unit> {
    if !view.is_word(at) || !view.text(at).starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let name = COUNTRIES.iter().find(|(words, _)| view.is(at, words))?.1;
    let noun = view.is_word(at + 1)
        && view.lex(at + 1) == Lexeme::Other
        && !view.is(at + 1, w!["per", "apiece", "bail", "and"]);
    (!noun).then(|| UNITS.named(name)).flatten()
}

/// What says that an amount is paid.
const PAID: &Words = w![
    "paid",
    "pay",
    "pays",
    "paying",
    "payment",
    "cost",
    "costs",
    "costing",
    "worth",
    "fined",
    "fine",
    "earn",
    "earns",
    "earned",
    "earning",
    "price",
    "priced",
    "prices",
    "raised",
    "raise",
    "raising",
    "spend",
    "spends",
    "spent",
    "spending",
    "fee",
    "fees",
    "bet",
    "owed",
    "owe",
    "owes",
    "owing",
    "sold",
    "sell",
    "buy",
    "bought",
    "rent",
    "rented",
    "bill",
    "bills",
    "budget",
    "profit",
    "profits",
    "sales",
    "debt",
    "debts",
    "salary",
    "wage",
    "wages",
    "loan",
    "loans",
    "donated",
    "donation",
    "invested",
    "investment",
    "grant",
    "prize",
    "reward",
    "bail",
    "tax",
    "taxes",
    "revenue",
    "turnover",
    "income",
    "charge",
    "charged",
    "savings",
    "stolen",
    "stole",
    "borrowed",
    "lent",
    "cash",
    "bonus",
    "deposit",
    "charges",
    "valued",
    "insured",
    "auctioned",
    "compensation",
    "damages",
    "funding",
    "capital",
    "rate",
    "pension"
];

/// "1.5 million crowns", "paid 400 crowns": money where nobody would count what kings wear.
pub(super) fn crowns(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    /// Nobody wears or wins so many.
    const MANY: i64 = 1000;
    const BACK: usize = 6;
    if !view.is(numeral.end, w!["crown", "crowns"]) || view.capital(numeral.end) {
        return None;
    }
    let many = numeral.value().is_some_and(|value| value >= Decimal::whole(MANY));
    let paid = view.any_before(numeral.first, BACK, PAID);
    (many || paid).then(|| UNITS.named("crown")).flatten().map(|unit| (unit, numeral.end + 1))
}

/// Pounds that are money: what is paid, earned or owed in them, or so many that nobody weighs them.
pub(super) fn sterling(
    view: &View<'_>,
    unit: &Unit,
    numeral: &Numeral,
    end: usize,
) -> Option<&'static Unit> {
    const WEIGHT: &Words = w![
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "heavy",
        "heavier",
        "lighter",
        "lift",
        "lifted",
        "carry",
        "load",
        "thrust",
        "haul",
        "caught",
        "harvested",
        "meat",
        "flour"
    ];
    const MONEY_STUFF: &Words = w![
        "debt",
        "debts",
        "funding",
        "investment",
        "investments",
        "taxpayers",
        "savings",
        "cuts",
        "damage",
        "aid",
        "public",
        "cash",
        "money",
        "damages",
        "revenue",
        "income",
        "tax"
    ];
    const BACK: usize = 8;
    const FAR_BACK: usize = 16;
    const AHEAD: usize = 6;
    if unit.name != "pound" || !view.is(end - 1, w!["pound", "pounds"]) {
        return None;
    }
    let first = numeral.first;
    let weighed = view.any_before(first, BACK, WEIGHT) || view.any_after(end, 4, WEIGHT);
    let stuff = view.is(end, w!["of"]) && !view.is(end + 1, MONEY_STUFF);
    if weighed || stuff && !view.any_after(end + 1, 2, MONEY_STUFF) {
        return None;
    }
    // "that cost 640 pounds will rise by a tenth to 704 pounds"
    let again = || {
        let weighed = view.any_before(first, FAR_BACK, WEIGHT);
        // "bought 40 pounds of coal and burned 12 pounds"
        let pounds = |at: usize| view.is(at, w!["pounds"]) && !view.is(at + 1, w!["of"]);
        (first.saturating_sub(FAR_BACK)..first).any(pounds)
            && !weighed
            && view.any_before(first, FAR_BACK, PAID)
    };
    // "sets them back 4.80 pounds"
    let back = || {
        view.before_is(first, w!["back"]) && view.any_before(first, 4, w!["set", "sets", "setting"])
    };
    let paid = view.any_before(first, BACK, PAID)
        || back()
        || again()
        || view.any_after(end, AHEAD, w!["pence", "sterling", "fine", "fee", "damages", "cash"])
        || view.any_before(first, BACK, w!["pence", "£"]);
    let huge = numeral.scale.is_some_and(|scale| {
        let text = scale.of(view.body);
        !text.ends_with("undred") && !text.ends_with("thousand") && !text.ends_with("dozen")
    });
    (paid || huge).then(|| UNITS.named("pound sterling")).flatten()
}
