//! Versions of programs and standards: "version 2.4.1", "Windows 7", "v2.17", "1.2.3".

use super::numbered::{self, word_before};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::numeral::{self, Form};
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "version",
    summary: "the number of a version: no figure, a label",
    begins: Begins::DIGITS.or(Begins::CODE).cued(CUES),
    read: |scene, at| {
        let (first, end) = version(scene.view, at)?;
        Some(Read::Label(LabelSort::Version, first, end))
    },
    examples: &[Family::new("version", include_str!("../examples/version.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[VERSIONS, PROGRAMS],
    shapes: Shapes::POINTS,
    sure: Some(Begins::CODE),
    ..Cues::NONE
};

const VERSIONS: &Words = w!["version", "versions", "v", "ver"];

/// Programs and standards that are known by their version.
const PROGRAMS: &Words = w![
    "ios",
    "ipados",
    "android",
    "windows",
    "macos",
    "python",
    "linux",
    "ubuntu",
    "bluetooth",
    "usb",
    "chrome",
    "firefox",
    "java",
    "kernel",
    "photoshop",
    "gpt",
    "chatgpt",
    "release"
];

fn version(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if view.kind(at) == Some(TokenKind::Code) {
        return letter(view, at).map(|end| (at, end));
    }
    let named = word_before(view, at).filter(|&name| {
        view.is(name, VERSIONS) && (view.text(name).len() > 1 || view.text(at).contains('.'))
            || view.is(name, PROGRAMS) && view.text(name).contains(char::is_uppercase)
    });
    let text = view.text(at);
    if named.is_none() && !text.contains('.') {
        return None;
    }
    // "Windows 10 users" have it, "Chrome 400 million".
    let counts = || text.len() > 2 && !text.contains('.') && numbered::counts(view, at + 1);
    let measures = || numbered::unit(view, at + 1, Form::Digits).is_some() || text.contains(',');
    if let Some(name) = named.filter(|_| !measures() && !counts()) {
        let plural = view.is(name, w!["versions"]);
        let end = if plural { numbered::end_of(view, name, at) } else { None };
        return Some((name, end.unwrap_or(at + 1)));
    }
    // "3.11.2", but "13.05.1931" and "14.05.31" may be days.
    let mut groups = text.split('.');
    let day = groups.nth(1).is_some_and(|month| month.len() == 2)
        && groups.next().is_some_and(|year| year.len() >= 2);
    let dots = text.bytes().filter(|&byte| byte == b'.').count();
    let short = text.split('.').all(|group| group.len() <= 3);
    (dots == 2 && short && !day && numeral::parse_digits(text).is_none()).then_some((at, at + 1))
}

/// "v2.17": a letter, and the digits behind a full stop.
fn letter(view: &View<'_>, at: usize) -> Option<usize> {
    let lettered = matches!(view.text(at).as_bytes(), [b'v' | b'V', rest @ ..]
        if rest.iter().all(u8::is_ascii_digit));
    let more = view.is(at + 1, w!["."]) && view.glued(at + 1) && view.glued(at + 2);
    (lettered && more && view.is_number(at + 2)).then_some(at + 3)
}
