//! What the rules of labels share: the word that says what a number numbers, and all that hangs on
//! the number: "Rule 24(b)", "Sections 11 and 14", "Flat 4B". Which words number what is left to
//! the rules.

use crate::quantity::lexicon::Lexeme;
use crate::quantity::numeral::{self, Form};
use crate::quantity::view::View;
use crate::quantity::{measure, unit::Unit};
use crate::text::{TokenKind, Words};
use crate::w;

/// Whether a number that may name stands at `at`: digits, or a plain number word.
pub(super) fn may_name(view: &View<'_>, at: usize) -> bool {
    view.is_number(at) || matches!(view.lex(at), Lexeme::Ones(_) | Lexeme::Tens(_))
}

/// The word before the number at `at`, over the full stop of an abbreviation: "page 3", "No. 4".
pub(super) fn word_before(view: &View<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if view.is(before, w!["."]) && view.glued(before) {
        const LONGEST_SHORT: usize = 4;
        let name = before.checked_sub(1)?;
        return (view.is_word(name) && view.text(name).len() <= LONGEST_SHORT).then_some(name);
    }
    (view.is_word(before) && !view.glued(at)).then_some(before)
}

/// A number behind one of these words: the tokens from the word on, with what hangs on the number.
pub(super) fn behind(view: &View<'_>, at: usize, words: &Words) -> Option<(usize, usize)> {
    let name = word_before(view, at).filter(|&name| view.is(name, words))?;
    Some((name, end_of(view, name, at)?))
}

/// The token after the number at `at` that the word at `name` numbers, unless it counts after all.
pub(super) fn end_of(view: &View<'_>, name: usize, at: usize) -> Option<usize> {
    let digits = view.is_number(at);
    // "Fenwick Law 132nd"
    let nth = view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
    if nth || !may_name(view, at) || verb(view, name, at) {
        return None;
    }
    // "Apartment 6C", "Flat 4B": a letter glued to the number is no unit.
    if digits && view.glued(at + 1) && matches!(view.text(at + 1).as_bytes(), [b'A'..=b'Z']) {
        return Some(tail(view, at + 1));
    }
    // "Section 5 May" does not end with its number.
    if matches!(view.lex(at + 1), Lexeme::Month(_)) {
        return None;
    }
    let number = numeral::read(view, at, false);
    // "a section 12 miles long", "Unit 4 percent": a unit makes it a figure after all.
    if number.is_some_and(|number| {
        number.scale.is_some() || unit(view, number.end, number.form).is_some()
    }) {
        return None;
    }
    let end = if digits { at + 1 } else { number?.end };
    // "in the room 101 chairs stood", "by day five women had joined"
    let small = !view.text(name).starts_with(char::is_uppercase);
    let article = name > 0
        && (matches!(view.lex(name - 1), Lexeme::A | Lexeme::The)
            || view.is(name - 1, w!["each", "every", "this", "last", "no"]));
    if small && (article || !digits) && counts(view, end) {
        return None;
    }
    let end = if digits { tail(view, end) } else { end };
    let plural = view.is(name, w!["pp"]) || measure::ends_in_plural(view.text(name));
    Some(list_end(view, end, plural))
}

/// Whether the word at `name` is a verb: "will form 30 teams", "we count 12", "to issue 40 bonds".
fn verb(view: &View<'_>, name: usize, at: usize) -> bool {
    const DOERS: &Words = w![
        "i", "we", "you", "they", "he", "she", "who", "will", "would", "can", "could", "may",
        "might", "must", "should", "shall", "cannot", "not"
    ];
    let small = !view.text(name).starts_with(char::is_uppercase);
    small
        && name > 0
        && (view.is(name - 1, DOERS) || view.is(name - 1, w!["to"]) && counts(view, at + 1))
}

/// The token after "of 12" behind a place in a row: "Page 3 of 12", "Part 2 of 3".
pub(super) fn out_of(view: &View<'_>, end: usize) -> usize {
    const MOST_DIGITS: usize = 4;
    let whole = view.is(end, w!["of"]) && plain(view, end + 1, MOST_DIGITS);
    let bare = whole
        && !like_year(view, end + 1)
        && unit(view, end + 2, Form::Digits).is_none()
        && !counts(view, end + 2);
    if bare { end + 2 } else { end }
}

/// The unit behind a number that ends before token `at`.
pub(super) fn unit(view: &View<'_>, at: usize, form: Form) -> Option<(&'static Unit, usize)> {
    measure::unit_at(view, at, form, false)
}

/// Whether something counted stands at `at`: "women had joined".
pub(super) fn counts(view: &View<'_>, at: usize) -> bool {
    measure::noun_phrase(view, at)
        .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)))
}

/// Whether token `at` is a number of digits alone, at most so many.
pub(super) fn plain(view: &View<'_>, at: usize, most_digits: usize) -> bool {
    let text = view.text(at);
    view.is_number(at)
        && text.len() <= most_digits
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether token `at` looks like a year.
pub(super) fn like_year(view: &View<'_>, at: usize) -> bool {
    view.text(at).len() == 4
        && plain(view, at, 4)
        && matches!(&view.text(at)[..2], "18" | "19" | "20")
}

/// The token after what hangs on a number that ends before `end`: "24(b)", "77-B", "21-cv-4409",
/// "6C", "2009/48".
pub(super) fn tail(view: &View<'_>, mut end: usize) -> usize {
    const MOST_PARTS: usize = 5;
    let short = |at: usize| {
        view.is_number(at)
            || view.kind(at) == Some(TokenKind::Code)
            || view.is_word(at) && view.text(at).len() <= 2
    };
    for _ in 0..MOST_PARTS {
        let glued = view.glued(end) && view.glued(end + 1);
        if glued && view.is(end, w!["("]) && short(end + 1) && view.is(end + 2, w![")"]) {
            end += 3;
        } else if glued && (view.dash(end) || view.is(end, w!["/"])) && short(end + 1) {
            end += 2;
        } else if view.glued(end) && view.is_word(end) && view.text(end).len() == 1 {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// The end of a list that begins with a numbered thing: "Lines 1 and 2", "trams 4, 6 or 11".
fn list_end(view: &View<'_>, mut end: usize, plural: bool) -> usize {
    const MOST_MEMBERS: usize = 8;
    // A comma alone makes no list: "On page 4, 12 said no" ends with no "and".
    let mut sure = end;
    for _ in 0..MOST_MEMBERS {
        let Some(next) = next_in_list(view, end) else { break };
        let comma = view.is(end, w![","]) && next == end + 2;
        end = next;
        if !comma && (plural || view.is(end - 2, w!["or"])) {
            sure = end;
        }
    }
    sure
}

/// The number after a comma, "and" or a dash, with nothing of its own behind it.
fn next_in_list(view: &View<'_>, at: usize) -> Option<usize> {
    const MOST_DIGITS: usize = 4;
    let comma = view.is(at, w![","]);
    let joint = view.is(at, w!["and", "or", "to", "through", "&"]) || view.dash(at);
    let number = at + 1 + usize::from(comma && view.is(at + 1, w!["and", "or"]));
    let year = comma && like_year(view, number);
    let bare = unit(view, number + 1, Form::Digits).is_none() && !counts(view, number + 1);
    ((comma || joint) && plain(view, number, MOST_DIGITS) && !year && bare).then_some(number + 1)
}
