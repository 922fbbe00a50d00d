//! Numbers inside addresses of the web and of mailboxes: "example.org/2021/04/soup",
//! "desk24@example.com".

use super::{Begins, Read, Rule};
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::{TokenKind, Word};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "url",
    summary: "a number inside an address of the web or a mailbox: no figure, a label",
    begins: Begins::COUNT.or(Begins::CODE).or(Begins::SIGN).or(Begins::BEFORE_NUMBER),
    read: |scene, at| {
        url(scene.view, at).map(|(first, end)| Read::Label(LabelSort::Url, first, end))
    },
    examples: &[],
};

/// How many tokens to either side belong to an address at most.
const LONGEST_TOKENS: usize = 48;

/// Endings of names on the web that no word of a text has glued to a full stop.
const DOMAINS: &[Word] = w![
    "com", "org", "net", "edu", "gov", "uk", "de", "fr", "eu", "info", "io", "tv", "ca", "au",
    "nz", "ch", "nl", "se", "es", "pl", "jp", "cn", "ru", "br", "za", "ie", "biz", "mil", "int",
    "example", "at", "be", "dk", "no", "it"
];

/// Endings of files.
const FILES: &[Word] = w![
    "pdf", "jpg", "jpeg", "png", "gif", "doc", "docx", "xls", "xlsx", "csv", "mp3", "mp4", "mov",
    "avi", "html", "htm", "zip", "txt", "ppt", "pptx", "json", "xml"
];

/// The first token and the token after the address around token `at`.
fn url(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let joins = |sign: usize| {
        matches!(view.kind(sign), Some(TokenKind::Sign))
            && view.is(sign, w!["/", ".", "-", "_", "@", ":", "=", "?", "&", "#", "%", "~", "+"])
    };
    match view.kind(at)? {
        // "#Stop5G" is a tag, "#5" a number; "@mayor1" is somebody's name.
        TokenKind::Sign => {
            let tag = view.is(at, w!["#"]) && view.kind(at + 1) == Some(TokenKind::Code);
            let handle = view.is(at, w!["@"]) && !view.is_number(at + 1);
            if !(tag || handle) || !view.glued(at + 1) {
                return None;
            }
        }
        // "www.example.org" needs no number; most words before a full stop end a sentence.
        TokenKind::Word if view.is(at + 1, w!["."]) => {
            if !view.glued(at + 1) || !view.glued(at + 2) || !view.is_word(at + 2) {
                return None;
            }
        }
        _ => {
            let before = at > 0 && view.glued(at) && joins(at - 1);
            let after = view.glued(at + 1) && (joins(at + 1) || view.is_word(at + 1));
            // "203.0.113.45" is one token.
            let machine = || view.text(at).bytes().filter(|&byte| byte == b'.').count() == 3;
            if !(before || after || view.text(at).len() >= 7 && machine()) {
                return None;
            }
        }
    }
    let mut first = at;
    while first > 0 && view.glued(first) && at - first < LONGEST_TOKENS {
        first -= 1;
    }
    first += usize::from(first < at && view.is(first, w!["(", "<", "[", "\"", "“", "‘", "'"]));
    let mut end = at + 1;
    while view.glued(end) && end - at < LONGEST_TOKENS {
        end += 1;
    }
    let closing = w![".", ",", ")", ">", ";", "\"", "”", "’", "!", ":", "]", "?", "'"];
    while end > at + 1
        && (view.is(end - 1, closing) || view.kind(end - 1) == Some(TokenKind::Suffix))
    {
        end -= 1;
    }
    (first..end).any(|token| is_web(view, first, token, end)).then_some((first, end))
}

/// Whether token `token` of what stands from `first` to `end` says that it is an address.
fn is_web(view: &View<'_>, first: usize, token: usize, end: usize) -> bool {
    let inner = token > first && token + 1 < end;
    match view.text(token) {
        "@" => token + 1 < end && !view.is_number(token + 1),
        "#" => token == first && view.kind(token + 1) == Some(TokenKind::Code),
        ":" => view.reads(token + 1, w!["/", "/"]) || view.before_is(token, w!["doi"]) && inner,
        "." if inner => {
            let named = !view.is_number(token - 1) || view.is_word(token.saturating_sub(2));
            let domain = view.is(token + 1, DOMAINS) && named && end > token + 1;
            domain && (view.is_word(token - 1) || view.kind(token - 1) == Some(TokenKind::Code))
                || view.is(token + 1, FILES)
        }
        // "10.5061/lake.7731"
        "/" => {
            inner
                && view.is_number(token - 1)
                && view.text(token - 1).starts_with("10.")
                && view.text(token - 1).len() >= 7
        }
        text => {
            text.eq_ignore_ascii_case("www") && end > token + 2
                || view.is_number(token) && text.bytes().filter(|&byte| byte == b'.').count() == 3
        }
    }
}
