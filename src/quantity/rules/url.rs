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
    begins: Begins::COUNT.or(Begins::CODE),
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
    "nz", "ch", "nl", "se", "es", "pl", "jp", "cn", "ru", "br", "za", "ie", "biz", "mil", "int"
];

/// The first token and the token after the address around token `at`.
fn url(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let joins = |sign: usize| {
        matches!(view.kind(sign), Some(TokenKind::Sign))
            && view.is(sign, w!["/", ".", "-", "_", "@", ":", "=", "?", "&", "#", "%", "~", "+"])
    };
    // Most numbers stand alone.
    let before = at > 0 && view.glued(at) && joins(at - 1);
    let after = view.glued(at + 1) && (joins(at + 1) || view.is_word(at + 1));
    if !before && !after {
        return None;
    }
    let mut first = at;
    while first > 0 && view.glued(first) && at - first < LONGEST_TOKENS {
        first -= 1;
    }
    first += usize::from(view.is(first, w!["(", "<", "[", "\"", "“", "‘", "'"]));
    let mut end = at + 1;
    while view.glued(end) && end - at < LONGEST_TOKENS {
        end += 1;
    }
    while end > at + 1
        && view.is(end - 1, w![".", ",", ")", ">", ";", "\"", "”", "’", "!", ":", "]"])
    {
        end -= 1;
    }
    let web = (first..end).any(|token| {
        view.is(token, w!["@"]) && token > first && token + 1 < end
            || view.reads(token, w![":", "/", "/"])
            || view.is(token, w!["www"])
            || view.is(token, w!["."])
                && view.is(token + 1, DOMAINS)
                && token > first
                && token + 1 < end
                && !view.is_number(token - 1)
    });
    web.then_some((first, end))
}
