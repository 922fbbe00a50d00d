//! What a number measures: the currency before it, the unit, stuff and rate behind it, or the noun
//! it counts.

use super::lexicon::Lexeme;
use super::numeral::{self, Form, Numeral};
use super::unit::{Dimension, UNITS, Unit};
use super::view::View;
use crate::text::{Span, TokenKind, Word};
use crate::w;

/// A number with the unit next to it, before ranges and rates are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// First token: sign or currency included.
    pub(super) first: usize,
    /// Token after the last: unit included.
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<&'static Unit>,
    /// −1 for a minus sign or "minus", +1 for a plus sign, else 0.
    pub(super) sign: i8,
}

/// Reads a number at `at` with its currency prefix or unit.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Measure> {
    let (sign, signed) = sign_at(view, at);
    let (prefix, number_at) = match prefix(view, signed) {
        Some((unit, next)) => (Some(unit), next),
        None => (None, signed),
    };
    // "$-50.8bn"
    let (inner, number_at) =
        if prefix.is_some() && sign == 0 { sign_at(view, number_at) } else { (0, number_at) };
    let sign = sign + inner;
    let numeral = numeral::read(view, number_at, prefix.is_some())?;
    // "- 10" with nothing behind it is no item of a list.
    let apart = sign != 0 && view.is_number(number_at) && !view.glued(number_at);
    let item = apart && view.is(at, w!["-", "−", "–"]) && numeral.end < view.len();
    if sign != 0 && numeral.form == Form::Vague || item {
        return None;
    }
    let suffix = unit_after(view, &numeral, prefix);
    let numeral = match suffix {
        Some((_, end)) if end == numeral.end + 1 => {
            let power = UNITS.power(view.text(numeral.end));
            if power > 0 { numeral.scaled(power) } else { numeral }
        }
        _ => numeral,
    };
    let (unit, end) = match (suffix, prefix) {
        (Some((unit, end)), _) => (Some(unit), end),
        (None, prefix) => (prefix, numeral.end),
    };
    Some(Measure { first: at, end, numeral, unit, sign })
}

/// A minus or plus that belongs to the number after it: glued to it, with a gap before.
fn sign_at(view: &View<'_>, at: usize) -> (i8, usize) {
    let glued = view.glued(at + 1)
        && (at == 0 || !view.glued(at) || view.is(at - 1, w!["(", "$", "£", "€"]));
    match view.text(at) {
        "-" | "−" | "–" if glued => (-1, at + 1),
        "+" if glued => (1, at + 1),
        "-" | "−" | "–" if at == 0 && view.is_number(at + 1) => (-1, at + 1),
        // "plus or minus 3 points" has no sign, "the rules, minus two clauses," leaves some out
        _ if view.is(at, w!["minus", "negative"])
            && !view.before_is(at, w!["or", ","])
            && (view.is_word(at + 1)
                || view.is_number(at + 1)
                || view.hyphen(at + 1)
                || view.is(at + 1, w!["$", "£", "€", "¥"])) =>
        {
            (-1, at + 1 + usize::from(view.hyphen(at + 1)))
        }
        _ => (0, at),
    }
}

/// A currency sign or code before the number: "$", "US$", "HK $", "Rs.".
pub(super) fn prefix(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
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
        // A code glued to digits was cut apart because it is one; "US$5" needs no gap either.
        if number || code && view.is_number(last + 1) {
            return Some((unit, last + 1));
        }
    }
    None
}

/// Symbols that stand only right behind the digits: spaced they are words or other things.
const GLUED_ONLY: &[&str] = &[
    "in", "s", "h", "p", "b", "min", "pc", "J", "L", "MP", "bar", "pp", "mb", "t", "ins", "ac",
    "bu", "cd", "TJ", "PJ", "EJ", "Ah", "TOP", "ALL", "CUP", "SDG", "CVE", "SOS", "AMD", "BSD",
    "C", "F",
];

/// Countries that tell whose dollar it was.
const COUNTRIES: &[(&str, &str)] = &[
    ("US", "US dollar"),
    ("Canadian", "Canadian dollar"),
    ("Australian", "Australian dollar"),
    ("Aussie", "Australian dollar"),
    ("NZ", "New Zealand dollar"),
];

/// The unit behind the number, and the token after it. `prefix` is a currency already printed.
fn unit_after(
    view: &View<'_>,
    numeral: &Numeral,
    prefix: Option<&'static Unit>,
) -> Option<(&'static Unit, usize)> {
    let at = numeral.end;
    // "tens of millions of dollars"
    if numeral.form == Form::Vague && view.is(at, w!["of"]) {
        return unit_at(view, at + 1, numeral.form, false);
    }
    let hyphen = view.hyphen(at);
    // "$75 U.S. per barrel", "$8.99 Canadian"
    if prefix.is_some_and(|unit| unit.name == "dollar") {
        let country = view.text(at).trim_end_matches('.').replace('.', "");
        let named = COUNTRIES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&country));
        if let Some(unit) = named.and_then(|(_, unit)| UNITS.named(unit)) {
            return Some((unit, at + 1));
        }
    }
    if prefix.is_none() && view.is(at, w!["p"]) && numeral.form == Form::Digits {
        let quoted = view.before_is(numeral.first, w!["down", "up", "at", "to", "by", "off"]);
        return (quoted || view.glued(at))
            .then(|| (UNITS.named("penny"), at + 1))
            .and_then(|(unit, end)| Some((unit?, end)));
    }
    let (unit, end) = unit_at(view, if hyphen { at + 1 } else { at }, numeral.form, hyphen)?;
    // "$76 US a barrel", "$8.99 Canadian": a prefix keeps its place unless money names it closer.
    match prefix {
        Some(_) if unit.dimension != Dimension::MONEY || !view.is_word(end - 1) => None,
        _ => Some((unit, end)),
    }
}

/// The unit written at token `at`, behind a number of that form.
pub(super) fn unit_at(
    view: &View<'_>,
    at: usize,
    form: Form,
    hyphen: bool,
) -> Option<(&'static Unit, usize)> {
    let digits = matches!(form, Form::Digits | Form::Fraction);
    if digits && let Some(found) = symbol_at(view, at) {
        return Some(found);
    }
    if !view.is_word(at) {
        return None;
    }
    phrase_at(view, at).filter(|&(unit, end)| !misread(view, unit, at, end, hyphen))
}

fn symbol_at(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    // "km/h", "°C", "m²": several glued tokens, the longest first.
    const LONGEST_TOKENS: usize = 3;
    let start = view.span(at).start;
    for end in (at + 1..=(at + LONGEST_TOKENS).min(view.len())).rev() {
        if (at + 1..end).any(|inner| !view.glued(inner)) {
            continue;
        }
        let written = view.body.get(start..view.span(end - 1).end)?;
        let Some(unit) = UNITS.symbol(written) else { continue };
        let glued = view.glued(at);
        let half_word = view.glued(end) && view.is_word(end);
        let alone = glued || !GLUED_ONLY.contains(&written);
        // A currency sign behind the digits is theirs only when no number follows it.
        let sign = matches!(written, "$" | "£" | "€");
        if sign && (view.is_number(end) || at > 0 && view.dash(at - 1)) {
            continue;
        }
        let letter = written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic();
        let spaced_letter = letter && !glued && !matches!(written, "m" | "g" | "l" | "W" | "V");
        let suffix = view.kind(end) == Some(TokenKind::Suffix);
        // "9.58s" is a time, "2018s" and "Channel 5s" lost an apostrophe.
        let bare_plural = written == "s" && !view.text(at.wrapping_sub(1)).contains('.');
        if !half_word && alone && !spaced_letter && !suffix && !bare_plural {
            return Some((unit, end));
        }
    }
    None
}

/// The longest phrase of the table that stands at token `at`; hyphens count as spaces.
pub(super) fn phrase_at(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    for phrase in UNITS.phrases(view.word(at)) {
        let mut next = at + 1;
        let whole = phrase.rest.iter().all(|word| {
            if view.hyphen(next) {
                next += 1;
            } else if view.is(next, w!["."]) && view.glued(next) {
                next += 1; // "sq. ft"
            }
            next += 1;
            view.word(next - 1) == *word
        });
        if whole {
            return Some((phrase.unit, next));
        }
    }
    None
}

/// Unit words that are something else here: "second" behind a number word may be an ordinal,
/// "real" an adjective, "stone" a material.
fn misread(view: &View<'_>, unit: &Unit, at: usize, end: usize, hyphen: bool) -> bool {
    match unit.name {
        "Brazilian real" => view.is(at, w!["real"]),
        "second" if hyphen && at >= 2 => matches!(view.lex(at - 2), Lexeme::Tens(_)),
        "second" => {
            !hyphen
                && view.is(at, w!["second"])
                && !view.is(end, w!["of", "delay", "clip"])
                && !view.before_is(at, w!["a"]) // "half a second"
        }
        "stone" => view.noun(end) || view.capital(at),
        _ => false,
    }
}

// ---- rates -----------------------------------------------------------------------------------

/// Nouns that a rate is counted by, besides units: "$3 a share".
const RATE_NOUNS: &[Word] = w![
    "share",
    "head",
    "person",
    "capita",
    "family",
    "household",
    "ticket",
    "vote",
    "night",
    "piece",
    "unit",
    "bottle",
    "pack",
    "game",
    "match",
    "kilo",
    "car",
    "student",
    "pupil",
    "patient",
    "child",
    "employee",
    "worker",
    "seat",
    "room",
    "customer",
    "user",
    "subscriber",
    "visit",
    "trip",
    "play",
    "carry",
    "shift",
    "plate",
    "copy",
    "item",
    "season",
    "quarter",
    "passenger",
    "vehicle",
    "voter",
    "resident",
    "inhabitant",
    "citizen",
    "shareholder",
    "flight",
    "order",
    "pupils",
];

/// A rate's denominator: the words after "per", "a", "/", and the token after them.
pub(super) fn rate(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    let hyphen = view.hyphen(at);
    let cue = if hyphen { at + 1 } else { at };
    let next = cue + 1 + usize::from(view.hyphen(cue + 1));
    if view.is(cue, w!["per"]) || view.text(cue) == "/" && view.glued(cue) && view.glued(cue + 1) {
        return denominator(view, next);
    }
    let every = view.is(cue, w!["each", "every"]);
    if (view.lex(cue) == Lexeme::A || every) && (view.is_word(next)) {
        if let Some((unit, end)) = phrase_at(view, next) {
            let time = unit.dimension == Dimension::TIME;
            let ago = view.is(end, w!["ago", "earlier", "later", "before", "after", "old"]);
            let fits = time || !every && unit.dimension != Dimension::MONEY;
            return (fits && !ago).then(|| (unit.name.to_owned(), end));
        }
        if !every && view.is(next, RATE_NOUNS) {
            return Some((view.text(next).to_lowercase(), next + 1));
        }
    }
    None
}

/// What stands after "per": a unit, an amount of something, or a noun.
fn denominator(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    if let Some((unit, end)) = phrase_at(view, at).or_else(|| symbol_at(view, at)) {
        return Some((unit.name.to_owned(), end));
    }
    if let Some(number) = numeral::read(view, at, false) {
        let end = noun_phrase(view, number.end).map_or(number.end, |phrase| phrase.1);
        let end = phrase_at(view, number.end).map_or(end, |(_, unit_end)| unit_end);
        return Some((view.spans(at, end).of(view.body).to_owned(), end));
    }
    (view.is_word(at) && view.lex(at) != Lexeme::Small)
        .then(|| (view.text(at).to_lowercase(), at + 1))
}

/// "of oil" behind a unit: the stuff, when a rate follows it, and the token after.
pub(super) fn stuff(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    if !view.is(at, w!["of"]) {
        return None;
    }
    // "200 kilometres of the town" is a distance, "40 tons of the stuff" rare.
    let from = at + 1 + usize::from(view.lex(at + 1) == Lexeme::A);
    let mut end = from;
    while end < from + 4 && view.is_word(end) && view.lex(end) == Lexeme::Other {
        end += 1;
    }
    (end > from).then(|| (view.spans(from, end), end))
}

// ---- counted nouns ---------------------------------------------------------------------------

/// The counted noun phrase that begins at token `at` ("public housing properties"), and the token
/// after it.
pub(super) fn noun_phrase(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    const LONGEST_WORDS: usize = 5;
    let mut end = at;
    let mut plural = None;
    while end < view.len() && end < at + LONGEST_WORDS {
        if end > at && view.tokens[end].gap >= crate::text::Gap::Paragraph {
            break;
        }
        let inside = match view.kind(end) {
            // "460 Kia and Hyundai vehicles"
            Some(TokenKind::Word) if end > at && view.is(end, w!["and"]) => {
                view.capital(end - 1) && view.capital(end + 1)
            }
            Some(TokenKind::Word) if end == at && view.is(end, VERB_NOUNS) => true,
            // "two opened in May": a participle before a small word is the verb.
            Some(TokenKind::Word) if view.text(end).ends_with("ed") && !noun_next(view, end) => {
                false
            }
            Some(TokenKind::Word) => fits_phrase(view, end),
            Some(TokenKind::Code) => true,
            Some(TokenKind::Number) => end > at && view.is_word(end + 1) && view.capital(end - 1),
            Some(TokenKind::Sign) if view.hyphen(end) && end > at => {
                end += 1;
                view.is_word(end) || view.kind(end) == Some(TokenKind::Code)
            }
            _ => false,
        };
        if !inside {
            break;
        }
        end += 1;
        if is_plural(view.text(end - 1)) && !view.hyphen(end) {
            plural = Some(end);
            // "sports fields": a plural may be an adjective of the next one.
            if !(view.is_word(end) && fits_phrase(view, end) && is_plural(view.text(end))) {
                break;
            }
        }
    }
    let end = plural.unwrap_or(end);
    // "11 Pro Max", "8 B people": a name or a letter is nothing counted.
    let lone_letter = view.text(at).len() == 1 && view.is_word(at);
    let name = plural.is_none() && view.text(at).starts_with(char::is_uppercase);
    if lone_letter || name {
        return None;
    }
    (end > at && !view.is(at, w!["percent"])).then(|| (view.spans(at, end), end))
}

/// Words of the small list that are nouns right behind a number.
const VERB_NOUNS: &[Word] = w![
    "wins", "votes", "plays", "starts", "ends", "calls", "runs", "works", "stands", "leads",
    "lives", "holds", "needs", "moves", "turns", "sets", "uses", "stays",
];

fn noun_next(view: &View<'_>, at: usize) -> bool {
    view.is_word(at + 1) && fits_phrase(view, at + 1)
}

/// Small words that may stand before the noun counted: "16 other senators", "two daily flights".
const INSIDE: &[Word] = w![
    "combined",
    "recorded",
    "square",
    "total",
    "registered",
    "working",
    "running",
    "other",
    "more",
    "fewer",
    "daily",
    "weekly",
    "monthly",
    "yearly",
    "such",
    "further",
    "bigger",
    "larger",
    "smaller",
    "older",
    "younger",
    "longer",
    "shorter",
    "missing",
    "injured",
    "wounded",
    "living",
    "armed",
    "estimated",
    "built",
    "near",
];

fn fits_phrase(view: &View<'_>, at: usize) -> bool {
    match view.lex(at) {
        Lexeme::Other => true,
        Lexeme::Small => {
            view.is(at, INSIDE) && view.is_word(at + 1) && view.lex(at + 1) == Lexeme::Other
        }
        Lexeme::Ordinal(_) => view.is_word(at + 1) && view.lex(at + 1) == Lexeme::Other,
        Lexeme::Up | Lexeme::Down => view.is(
            at,
            w!["rising", "growing", "falling", "lost", "fallen", "gains", "losses", "cuts"],
        ),
        _ => false,
    }
}

/// Whether the last word of a phrase looks like a plural.
pub(super) fn ends_in_plural(phrase: &str) -> bool {
    phrase.rsplit([' ', '-']).next().is_some_and(is_plural)
}

/// Whether the word looks like a plural.
pub(super) fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[Word] = w![
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "personnel",
        "cattle",
        "sheep",
        "fish",
        "deer",
        "aircraft",
        "spacecraft",
        "teeth",
        "feet",
        "mice",
        "geese",
        "media",
        "data",
        "dead",
        "wounded",
        "troops",
        "series",
        "species",
        "homeless",
        "unemployed",
        "alumni",
        "criteria",
        "fatalities",
        "ties",
        "lives",
        "wives",
        "salmon",
        "shrimp",
        "buffalo",
    ];
    if !word.starts_with(char::is_alphabetic) {
        return false; // "’s"
    }
    let ends = |ending: &str| {
        let at = word.len().saturating_sub(ending.len());
        word.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes())
    };
    let key = Word::of(word);
    match word.len() {
        4.. if ends("s") => {
            !(ends("ss") || ends("us") || ends("is"))
                || key.is_in(w!["buses", "taxis", "menus", "gnus"])
        }
        3 if ends("s") => !key.is_in(w!["was", "has", "his", "its", "yes", "gas", "bus"]),
        len => key.is_in(IRREGULAR) || len > 5 && (ends("men") || ends("people")),
    }
}

/// The whole of which a share is taken: "of its earnings".
pub(super) fn base(view: &View<'_>, at: usize) -> Option<Span> {
    const LONGEST_WORDS: usize = 6;
    if !view.is(at, w!["of"]) {
        return None;
    }
    let skip = matches!(view.lex(at + 1), Lexeme::The | Lexeme::A)
        || view.is(
            at + 1,
            w!["all", "its", "their", "his", "her", "our", "my", "your", "those", "these"],
        );
    let from = at + 1 + usize::from(skip);
    let mut end = from;
    while end < from + LONGEST_WORDS {
        let whole = skip && end == from && view.lex(end) == Lexeme::Small;
        let inside = view.is_word(end) && (fits_phrase(view, end) || whole)
            || view.hyphen(end) && view.is_word(end + 1)
            || view.kind(end) == Some(TokenKind::Suffix)
            || matches!(view.kind(end), Some(TokenKind::Code));
        // "police vans": a plural may be an adjective of the next one.
        let ended = end > from && is_plural(view.text(end - 1)) && !is_plural(view.text(end));
        if !inside || ended {
            break;
        }
        end += 1;
    }
    (end > from).then(|| view.spans(from, end)).or_else(|| {
        // "a third of those screened"
        (skip && view.is(at + 1, w!["those"])).then(|| view.spans(at + 1, at + 3))
    })
}
