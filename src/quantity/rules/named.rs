//! Numbers in names: "the Six Nations", "the Chicago Seven", "7-Eleven", "the 101st Airborne",
//! "last-16".

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "named",
    summary: "a number word that is part of a name: neither figure nor label; digits: a label",
    begins: Begins::COUNT.or(Begins::ORDINAL).cued(CUES),
    read: |scene, at| {
        let (sort, first, end) = named(scene.view, at)?;
        // What is spelled in a name is passed over.
        let spelled = !(first..end).any(|token| scene.view.is_number(token));
        Some(if spelled { Read::Nothing(end) } else { Read::Label(sort, first, end) })
    },
    examples: &[Family::new("named", include_str!("../examples/named.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[JETS, w!["group"]],
    anywhere: &[BODIES],
    shapes: Shapes::OPENING
        .or(Shapes::BRACKETED)
        .or(Shapes::JOINED)
        .or(Shapes::GLUED)
        .or(Shapes::CAPITAL)
        .or(Shapes::BEFORE_BRACKET),
    ..Cues::NONE
};

const JETS: &Words = w!["707", "717", "727", "737", "747", "757", "767", "777", "787"];

/// Troops, courts and other bodies that are counted through.
const BODIES: &Words = w![
    "airborne",
    "battalion",
    "brigade",
    "infantry",
    "cavalry",
    "division",
    "regiment",
    "army",
    "fleet",
    "corps",
    "circuit",
    "precinct",
    "congress",
    "squadron",
    "dimension",
    "legion",
    "wing",
    "platoon",
    "rifles",
    "company"
];

fn named(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    if view.is_number(at) {
        return digits(view, at);
    }
    // "a high-five"
    if view.is(at, w!["five"]) && at >= 2 && view.hyphen(at - 1) && view.is(at - 2, w!["high"]) {
        return Some((LabelSort::Name, at, at + 1));
    }
    match view.lex(at) {
        Lexeme::Ordinal(_) if view.is(at + 1, BODIES) && upper(view, at + 1) => {
            Some((LabelSort::Name, at, at + 2))
        }
        // "the First World War", "the Second Vatican Council"
        Lexeme::Ordinal(_)
            if at > 0
                && view.capital(at)
                && view.capital(at + 1)
                && view.lex(at + 1) == Lexeme::Other
                && !view.glued(at) =>
        {
            Some((LabelSort::Name, at, at + 1))
        }
        Lexeme::Ones(_) | Lexeme::Tens(_) if view.cased() && upper(view, at) => word(view, at),
        _ => None,
    }
}

fn upper(view: &View<'_>, at: usize) -> bool {
    matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Code))
        && view.text(at).starts_with(char::is_uppercase)
}

/// "7-Eleven", "the 101st Airborne", "the 22nd Amendment", "last-16", "a 737-800", "the 787
/// Dreamliner".
fn digits(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let next = at + 1;
    // "2. Count the beds", "3) urge the companies": the marks of a list.
    let mark = at == 0
        && view.text(at).len() <= 2
        && view.is(next, w![".", ")"])
        && view.glued(next)
        && (view.len() == 2 || view.is_word(at + 2) && !view.glued(at + 2));
    if mark || view.is(next, w![")"]) && marks_item(view, at) {
        return Some((LabelSort::Page, at, next));
    }
    // "Ada Brun (4) wheels away": the number on a shirt; from 16 on it may be an age.
    let shirt = at >= 3
        && view.is(at - 1, w!["("])
        && view.is(next, w![")"])
        && view.text(at).parse().is_ok_and(|number: u32| number <= 15)
        && view.capital(at - 2)
        && view.capital(at - 3);
    if shirt {
        return Some((LabelSort::Name, at, next));
    }
    if view.hyphen(next) && upper(view, at + 2) && matches!(view.lex(at + 2), Lexeme::Ones(_)) {
        return Some((LabelSort::Name, at, at + 3));
    }
    let ordinal = view.glued(next) && view.is(next, w!["st", "nd", "rd", "th"]);
    if ordinal && upper(view, at + 2) {
        let law = view.is(at + 2, w!["amendment"]);
        let sort = if law { LabelSort::Law } else { LabelSort::Name };
        return (law || view.is(at + 2, BODIES)).then_some((sort, at, at + 3));
    }
    if at >= 2 && view.hyphen(at - 1) && view.is(at - 2, w!["last", "top", "under", "u"]) {
        let years = view.glued(next) && view.is(next, w!["s"]);
        return (!years).then_some((LabelSort::Name, at - 2, next));
    }
    // "the Group of 20"
    let group = at >= 3 && view.before_is(at, w!["of"]) && view.is(at - 2, w!["group"]);
    if group && view.capital(at - 2) && measure::noun_phrase(view, next).is_none() {
        return Some((LabelSort::Name, at - 2, next));
    }
    if view.is(at, JETS) {
        if view.hyphen(next) && view.is_number(at + 2) {
            return Some((LabelSort::Model, at, at + 3));
        }
        if upper(view, next) && measure::noun_phrase(view, next).is_none() {
            return Some((LabelSort::Model, at, at + 2));
        }
    }
    None
}

/// "(1) cuts taxes, (2) raises pay", "1 ) says so ; 2 ) means so": the number before a closing
/// bracket counts the parts of the sentence when the next or the one before does so, too.
fn marks_item(view: &View<'_>, at: usize) -> bool {
    const WITHIN: usize = 80;
    let item = |at: usize| -> Option<u32> {
        let number = view.text(at).parse().ok().filter(|number| (1..=20).contains(number))?;
        let opened = view.before_is(at, w!["("]);
        // "Ada Brun (2)" scored twice; "(in 2001 and 2)" closes an aside.
        let named = opened && at >= 2 && view.capital(at - 2) && at > 2;
        let aside = !opened
            && (at.saturating_sub(12)..at)
                .rev()
                .find_map(|at| view.is(at, w!["(", ")"]).then(|| view.is(at, w!["("])))
                == Some(true);
        let marked = view.is_number(at)
            && view.is(at + 1, w![")"])
            && view.is_word(at + 2)
            && !named
            && !aside;
        marked.then_some(number)
    };
    let Some(number) = item(at) else { return false };
    (at + 2..view.len().min(at + WITHIN)).any(|other| item(other) == Some(number + 1))
        || (at.saturating_sub(WITHIN)..at).any(|other| item(other) == Some(number - 1))
}

/// "the Six Nations", "the Chicago Seven", "Group of Eight", "Six-Day War", "Ocean's Eleven".
fn word(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let before = at.checked_sub(1)?;
    if view.is(before, super::name::KINDS) {
        return None; // "Day Five"
    }
    let other = |at: usize| upper(view, at) && view.lex(at) == Lexeme::Other;
    let opens =
        view.is(before, w![".", ":", "\"", "“", "‘", "(", "!", "?", "—", "–", "-", ";", "•", "*"]);
    // "Two Americans were hurt" opens a sentence; “Six Feet Under” is a title.
    if opens {
        let title = other(at + 1) && upper(view, at + 2) && view.is(before, w!["\"", "“", "‘"]);
        return title.then_some((LabelSort::Name, at, at + 2));
    }
    // "the Ten-in-Ten act"
    if view.hyphen(before) {
        return Some((LabelSort::Name, at, at + 1));
    }
    if view.hyphen(at + 1) {
        let war = upper(view, at + 2) && view.lex(at + 2) == Lexeme::Other && other(at + 3);
        return war.then_some((LabelSort::Name, at, at + 4));
    }
    if other(at + 1) {
        return Some((LabelSort::Name, at, at + 2));
    }
    let group = view.is(before, w!["of"]) && before > 0 && view.is(before - 1, w!["group", "gang"]);
    if group && upper(view, before - 1) {
        return Some((LabelSort::Name, before - 1, at + 1));
    }
    let counted = measure::noun_phrase(view, at + 1)
        .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
    if other(before) && !(counted && before == 0) {
        return Some((LabelSort::Name, before, at + 1));
    }
    let owned = view.kind(before) == Some(TokenKind::Suffix) && before > 0 && other(before - 1);
    owned.then(|| (LabelSort::Name, before - 1, at + 1))
}
