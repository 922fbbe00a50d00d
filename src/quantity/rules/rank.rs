//! Places in an order: "22nd", "the third", "second-largest". The superlative itself is a claim's
//! business.

use super::{Begins, Read, Rule};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "rank",
    summary: "a place in an order: “22nd”, “the third”, “second-largest”",
    begins: Begins::COUNT.or(Begins::ORDINAL),
    read: |scene, at| Some(Read::one(read(scene.view, at)?)),
    examples: &[Family::new("ranks", include_str!("../examples/ranks.txt"))],
};

/// Reads the ordinal that begins at token `at`.
fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    let (value, end) = digits(view, at).or_else(|| word(view, at))?;
    let mut figure = Figure::number(view.spans(at, end), Amount::Value(Decimal::whole(value)));
    figure.kind = FigureKind::Rank;
    Some(Draft { figure, first: at, end, bound_at: at })
}

/// "22nd"; not a street ("2nd Street") and not a date, which is read before.
fn digits(view: &View<'_>, at: usize) -> Option<(i64, usize)> {
    let suffixed =
        view.is_number(at) && view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
    let street = view.is(at + 2, w!["street", "st", "avenue", "ave", "floor"]);
    if !suffixed || street {
        return None;
    }
    Some((view.text(at).replace(',', "").parse().ok()?, at + 2))
}

/// "the third", "his second": an ordinal word after a determiner or before a hyphen.
fn word(view: &View<'_>, at: usize) -> Option<(i64, usize)> {
    const DETERMINERS: &[Word] = w![
        "the", "a", "his", "her", "its", "their", "our", "my", "this", "for", "in", "finished",
        "came", "ranked", "s",
    ];
    let mut end = at + 1;
    let mut value = match view.lex(at) {
        Lexeme::Ordinal(n) => i64::from(n),
        Lexeme::Tens(tens) if view.hyphen(end) => match view.lex(end + 1) {
            Lexeme::Ordinal(n @ 1..=9) => {
                end += 2;
                i64::from(tens + n)
            }
            _ => return None,
        },
        _ => return None,
    };
    // "a hundred trillionth" and its kind are left to a deeper grammar.
    value = value.max(1);
    let suffix = at > 0 && view.text(at - 1).ends_with('s') && view.text(at - 1).len() <= 4;
    let placed = view.before_is(at, DETERMINERS) || suffix || view.hyphen(end) || end > at + 1;
    let adverb = view.is(end, w!["of", ",", "and"])
        && view.is(at, w!["first", "second"])
        && !view.before_is(at, w!["the"]);
    (placed && !adverb && !view.is(end, w!["place", "hand"]))
        .then_some((value, end))
        .or_else(|| (placed && view.is(end, w!["place"])).then_some((value, end)))
}
