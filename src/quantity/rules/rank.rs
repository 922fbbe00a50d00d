//! Places in an order: "22nd", "the third", "second-largest", "No. 1" where it places. The
//! superlative itself is a claim's business.

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::numeral::{self, Form};
use crate::quantity::scan::Draft;
use crate::quantity::unit::Dimension;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "rank",
    summary: "a place in an order: “22nd”, “the third”, “second-largest”, “No. 1”",
    begins: Begins::COUNT.or(Begins::ORDINAL).cued(CUES),
    read: |scene, at| Some(Read::one(read(scene.view, at)?)),
    examples: &[Family::new("ranks", include_str!("../examples/ranks.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[w!["no", "number"]],
    shapes: Shapes::JOINED,
    sure: Some(Begins::ORDINAL.or(Begins::WORDS)),
    ..Cues::NONE
};

/// Reads the place that begins at token `at`, or whose number stands there.
fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    let (first, end, value) = match view.kind(at)? {
        TokenKind::Number => digits(view, at).or_else(|| number(view, at))?,
        _ if view.before_is(at, w!["number"]) => number(view, at)?,
        _ => word(view, at)?,
    };
    let mut figure = Figure::number(view.spans(first, end), Amount::Value(Decimal::whole(value)));
    figure.kind = FigureKind::Rank;
    Some(Draft { figure, first, end, bound_at: first })
}

/// What an ordinal in a name belongs to: "7th Cavalry", "Fifth Avenue", "9th Circuit".
const NAMED: &Words = w![
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "floor",
    "cavalry",
    "infantry",
    "regiment",
    "battalion",
    "brigade",
    "fleet",
    "airborne",
    "circuit",
    "squadron",
    "corps",
    "army",
    "division",
    "precinct",
    "parallel",
    "republic",
    "reich",
    "congress",
    "arrondissement",
    "district",
    "ward",
];

/// "22nd"; not a street ("2nd Street") and not a date, which is read before.
fn digits(view: &View<'_>, at: usize) -> Option<(usize, usize, i64)> {
    let suffixed = view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
    // "8st 7lb" is a weight.
    let ones = view.text(at).ends_with('1') && !view.text(at).ends_with("11");
    let suffixed = suffixed && (ones || !view.is(at + 1, w!["st"]));
    let end = at + 2;
    if !suffixed || view.is(end, NAMED) && (view.capital(end) || view.is(end, w!["floor"])) {
        return None;
    }
    Some((at, end, numeral::parse_digits(view.text(at))?.0.to_i64()?))
}

// ---- in words --------------------------------------------------------------------------------

/// "the third", "his twenty-first", "finished eleventh", "ranks one hundred and eighth".
fn word(view: &View<'_>, at: usize) -> Option<(usize, usize, i64)> {
    const DETERMINERS: &Words = w![
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "this",
        "for",
        "in",
        "finished",
        "finish",
        "finishes",
        "finishing",
        "came",
        "come",
        "comes",
        "coming",
        "ranked",
        "ranks",
        "rank",
        "ranking",
        "placed",
        "place",
        "s",
        "was",
        "is",
        "sits",
        "lies",
        "stands",
        "stood",
        "fell",
        "slipped",
        "rose",
        "climbed",
        "jumped",
        "dropped",
    ];
    let ordinal = matches!(view.lex(at), Lexeme::Ordinal(_) | Lexeme::OrdinalScale(_));
    let compound = !ordinal && leads_to_ordinal(view, at);
    if !ordinal && !compound {
        return None;
    }
    let nth = numeral::nth(view, at).filter(|nth| !nth.plural)?;
    let end = nth.end;
    let suffix = at > 0 && view.kind(at - 1) == Some(TokenKind::Suffix);
    let alone = at == 0 && end == view.len();
    let placed = view.before_is(at, DETERMINERS) || suffix || view.hyphen(end) || compound || alone;
    if !placed || idiom(view, at, end) {
        return None;
    }
    // "one thirty-fifth" is a part.
    if compound && numeral::read(view, at, false).is_some_and(|part| part.form == Form::Fraction) {
        return None;
    }
    Some((at, end, nth.value))
}

/// Whether an ordinal stands within the next words: nearly every number is followed by none.
fn leads_to_ordinal(view: &View<'_>, at: usize) -> bool {
    const WITHIN: usize = 8;
    let number = |lex: Lexeme| {
        matches!(lex, Lexeme::Ones(_) | Lexeme::Tens(_) | Lexeme::Hundred | Lexeme::Scale(_))
    };
    if !number(view.lex(at)) && view.lex(at) != Lexeme::A {
        return false;
    }
    for next in at + 1..at + WITHIN {
        match view.lex(next) {
            Lexeme::Ordinal(_) | Lexeme::OrdinalScale(_) => return true,
            lex if number(lex) || view.hyphen(next) || view.is(next, w!["and"]) => {}
            _ => return false,
        }
    }
    false
}

/// "first lady", "third party", "second-hand", "at first", "a second".
fn idiom(view: &View<'_>, at: usize, end: usize) -> bool {
    const FIRST: &Words = w![
        "lady",
        "ladies",
        "aid",
        "class",
        "name",
        "names",
        "hand",
        "person",
        "sight",
        "glance",
        "responder",
        "responders",
        "time",
        "of",
        ",",
        "and",
    ];
    const SECOND: &Words = w![
        "hand", "nature", "thought", "thoughts", "guess", "wind", "sight", "fiddle", "class", "in",
        "rate",
    ];
    const THIRD: &Words = w!["party", "parties", "world", "reich", "sector", "rate", "person",];
    let hyphen = view.hyphen(end);
    let next = end + usize::from(hyphen);
    let the = view.before_is(at, w!["the"]);
    // "murder in the second degree" places it, "third-degree burns" are a sort.
    if view.is(next, w!["degree"]) {
        return hyphen;
    }
    let time = view.is(next, w!["time"]);
    if view.is(next, NAMED) && view.capital(at) && view.capital(next) {
        return true;
    }
    if view.is(at, w!["first"]) {
        // "for the first time" places, "first-time buyers" does not.
        let loose = view.is(next, w!["of", ",", "and"]);
        return (hyphen || !time) && !(loose && the) && view.is(next, FIRST);
    }
    if view.is(at, w!["second"]) {
        let adverb = view.is(next, w![",", "and", "of"]) && !the;
        return adverb
            || view.is(next, SECOND) && (hyphen || !view.is(next, w!["in"]))
            || lasts(view, at);
    }
    view.is(at, w!["third"]) && view.is(next, THIRD)
        || view.is(at, w!["fifth"]) && view.is(next, w!["column"])
}

/// "lasted a second", "in a second": a time, where no noun follows.
fn lasts(view: &View<'_>, at: usize) -> bool {
    view.before_is(at, w!["a"])
        && !view.noun(at + 1)
        && !view.capital(at + 1)
        && !view.hyphen(at + 1)
}

// ---- No. 1 -----------------------------------------------------------------------------------

/// "the No. 3 seed", "World number two", "went to No. 1 in Belgium", "ranked No. 14"; a number that
/// only names ("reactor No. 4", "No. 10" Downing Street) is a label.
fn number(view: &View<'_>, at: usize) -> Option<(usize, usize, i64)> {
    const PLACED: &Words = w![
        "seed",
        "seeded",
        "ranked",
        "ranking",
        "spot",
        "position",
        "pick",
        "player",
        "team",
        "hit",
        "single",
        "album",
        "song",
        "killer",
        "cause",
        "priority",
        "choice",
        "concern",
        "issue",
        "problem",
        "enemy",
        "prospect",
        "overall",
        "worldwide",
        "nationally",
        "globally",
        "seller",
        "bestseller",
        "carmaker",
        "producer",
        "exporter",
        "importer",
        "economy",
        "party",
        "official",
        "golfer",
        "threat",
        "destination",
        "source",
        "reason",
        "rule",
        "contender",
    ];
    const LEADS: &Words = w![
        "ranked",
        "ranks",
        "ranking",
        "seeded",
        "world",
        "currently",
        "reached",
        "hit",
        "debuted",
    ];
    let dotted = at >= 2 && view.is(at - 1, w!["."]) && view.is(at - 2, w!["no"]);
    let spelt = at >= 1 && view.is(at - 1, w!["number"]);
    let bare = at >= 1 && view.is(at - 1, w!["no"]) && view.is_number(at) && view.capital(at - 1);
    if !(dotted || spelt || bare) || view.glued(at) {
        return None;
    }
    let first = if dotted { at - 2 } else { at - 1 };
    let plain = numeral::read(view, at, false).filter(|number| number.scale.is_none())?;
    let value = plain.value()?.to_i64().filter(|value| (1..=1000).contains(value))?;
    let end = plain.end;
    let unit =
        measure::phrase_at(view, end).is_some_and(|(unit, _)| unit.dimension != Dimension::TIME);
    let owner = first > 0 && view.kind(first - 1) == Some(TokenKind::Suffix);
    let moves = view.before_is(first, w!["to", "at", "is", "was", "from"])
        && (view.is(end, w!["in", "on"]) || value < 10 && !view.capital(end) && !view.noun(end));
    let ordered = view.is(end, PLACED)
        || view.before_is(first, LEADS)
        || owner && !view.capital(end)
        || moves
        || view.is(end, w!["in"]) && view.is(end + 1, w!["the"]) && first > 0;
    (ordered && !unit).then_some((first, end, value))
}
