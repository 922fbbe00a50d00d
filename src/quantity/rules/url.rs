//! What is typed rather than said, digits and all: addresses of the web and of mailboxes, handles,
//! hashtags, files, machines, DOIs. Each is one label from its first token.

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "url",
    summary: "an address of the web, a mailbox, a handle, a file: no figure, a label",
    begins: Begins::RUN.or(Begins::SIGN).or(Begins::DIGITS).cued(CUES),
    read: |scene, at| Some(Read::Label(LabelSort::Url, at, url(scene.view, at)?)),
    examples: &[Family::new("urls", include_str!("../examples/urls.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[w!["@", "#"]],
    shapes: Shapes::JOINED.or(Shapes::POINTS),
    sure: Some(Begins::RUN),
    ..Cues::NONE
};

/// An address has at most so many tokens.
const LONGEST_TOKENS: usize = 64;

/// Endings of names on the web that no word of a text has glued to a full stop.
const DOMAINS: &Words = w![
    "com", "org", "net", "edu", "gov", "info", "biz", "mil", "int", "io", "tv", "eu", "uk",
    "example"
];

/// The same where a second full stop stands before: "oper4all.example.at".
const COUNTRIES: &Words = w![
    "de", "fr", "ca", "au", "nz", "ch", "nl", "se", "es", "pl", "jp", "cn", "ru", "br", "za", "ie",
    "at", "it", "be", "dk", "no", "fi", "in", "us", "mx", "ar", "pt", "gr", "tr", "ua", "kr"
];

/// Endings of files.
const FILES: &Words = w![
    "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "jpg", "jpeg", "png", "gif", "mp3", "mp4",
    "mov", "avi", "zip", "html", "htm", "json", "xml", "ppt", "pptx", "exe"
];

/// The token after the address that begins at `at`.
fn url(view: &View<'_>, at: usize) -> Option<usize> {
    if view.is(at, w!["@", "#"]) {
        return tag(view, at);
    }
    if view.kind(at) == Some(TokenKind::Sign) || !opens(view, at) {
        return None;
    }
    if machine(view.text(at)) {
        return Some(at + 1);
    }
    if !view.glued(at + 1) {
        return None;
    }
    let end = run_end(view, at);
    (end > at + 2 && is_address(view, at, end)).then_some(end)
}

/// Whether token `at` is the first of what is written without a space, quotes and brackets apart.
fn opens(view: &View<'_>, at: usize) -> bool {
    !view.glued(at)
        || at > 0 && view.is(at - 1, w!["(", "<", "[", "\"", "“", "‘", "'", "«", "—", "–", "|"])
}

/// A handle or a hashtag: "@mayor1", "#Flood2031".
fn tag(view: &View<'_>, at: usize) -> Option<usize> {
    let part = |at: usize| {
        view.glued(at)
            && (view.is_word(at) || view.is_number(at) || view.kind(at) == Some(TokenKind::Code))
    };
    if view.glued(at) && !opens(view, at) || !part(at + 1) || view.is_number(at + 1) {
        return None;
    }
    let mut end = at + 2;
    while end < at + LONGEST_TOKENS && (part(end) || view.is(end, w!["_"]) && part(end + 1)) {
        end += 1;
    }
    Some(end)
}

/// Whether token `at` closes a handle or a hashtag.
pub(super) fn closes_tag(view: &View<'_>, at: usize) -> bool {
    let mut from = at;
    while from > 0 && at - from < LONGEST_TOKENS && view.glued(from) {
        from -= 1;
        if view.is(from, w!["@", "#"]) {
            return tag(view, from) == Some(at + 1);
        }
    }
    false
}

/// "203.0.113.45": four numbers below 256.
fn machine(text: &str) -> bool {
    let mut parts = 0;
    text.split('.').all(|part| {
        parts += 1;
        part.parse::<u8>().is_ok()
    }) && parts == 4
}

/// The token after the run that begins at `at`, without the punctuation that closes it.
fn run_end(view: &View<'_>, at: usize) -> usize {
    let stops = w!["—", "–", ",", ";", "\"", "“", "”", "<", ">", "(", "[", "«", "»", "|"];
    let mut end = at + 1;
    while end < at + LONGEST_TOKENS && view.glued(end) && !view.is(end, stops) {
        end += 1;
    }
    while end > at + 1
        && (view.is(end - 1, w![".", ":", "!", "?", ")", "]", "'", "’", "…"])
            || view.kind(end - 1) == Some(TokenKind::Suffix))
    {
        end -= 1;
    }
    end
}

fn is_address(view: &View<'_>, at: usize, end: usize) -> bool {
    if view.reads(at + 1, w![":", "/", "/"])
        || view.is(at, w!["www"]) && view.is(at + 1, w!["."])
        || view.is(at, w!["doi"]) && view.is(at + 1, w![":"])
        // "10.5061/lake.7731"
        || view.text(at).starts_with("10.") && view.is(at + 1, w!["/"]) && view.is_word(at + 2)
    {
        return true;
    }
    let dots = (at..end).filter(|&token| view.is(token, w!["."])).count();
    if dots == 0 {
        return false;
    }
    let small = |token: usize| !view.text(token).starts_with(char::is_uppercase);
    let known = |token: usize| {
        let domain = view.is(token, DOMAINS) || dots >= 2 && view.is(token, COUNTRIES);
        // A path may follow the name, a file ends with its ending.
        domain && (token + 1 == end || view.is(token + 1, w!["/", ":", "?", "."]))
            || view.is(token, FILES) && token + 1 == end
    };
    (at + 1..end).any(|token| {
        view.is(token, w!["@"]) && token + 2 < end
            || view.is(token - 1, w!["."]) && small(token) && known(token)
    })
}
