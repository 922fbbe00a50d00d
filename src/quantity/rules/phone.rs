//! Telephone numbers: "202-224-3154", "(202) 224-3154", "202/224-3154", "+44 20 7946 0000".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "phone",
    summary: "a telephone number: no figure, a label",
    begins: Begins::DIGITS.or(Begins::SIGN),
    read: |scene, at| {
        phone(scene.view, at).map(|(first, end)| Read::Label(LabelSort::Phone, first, end))
    },
    examples: &[Family::new("phones", include_str!("../examples/phones.txt"))],
};

fn phone(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const MOST_GROUPS: usize = 6;
    if !view.is_number(at) {
        // "+44 20 7946 0000" begins with its sign.
        let plus = view.is(at, w!["+"]) && view.is_number(at + 1) && view.glued(at + 1);
        return if plus { phone(view, at + 1) } else { None };
    }
    let text = view.text(at);
    // "dial 911", "callers to 999", "texted a code to 70755"
    let short = (3..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let dialled = view.before_is(at, w!["dial", "dialled", "dialed", "dials", "rang", "phoned"])
        || view.before_is(at, w!["to"])
            && view.any_before(at - 1, 3, w!["callers", "texted", "text", "calls", "texting"]);
    if short && dialled && !view.glued(at + 1) {
        return Some((at, at + 1));
    }
    // "555.013.7744" is one token.
    let dots = text.bytes().filter(|&byte| byte == b'.').count();
    if dots == 2 && text.len() >= 11 {
        return Some((at, at + 1));
    }
    // "ISBN 978-3-16-148410-0"
    if view.before_is(at, w!["isbn", "issn", "ean"]) {
        return None;
    }
    let mut end = at + 1;
    let mut groups = 1;
    let mut digits = view.text(at).len();
    let spaced = view.dash(end) && !view.glued(end) && !view.glued(end + 1);
    while groups < MOST_GROUPS {
        let joint = view.glued(end) && (view.dash(end) || matches!(view.text(end), "/" | "."))
            || spaced && view.dash(end);
        let plus = at > 0 && view.glued(at) && view.is(at - 1, w!["+"]);
        let step = if view.text(end) == ")" && view.dash(end + 1) {
            2 // "(410)-820-8311"
        } else if joint || view.text(end) == ")" {
            1
        } else if (groups >= 2 || plus || view.text(at).starts_with('0')) && view.is_number(end) {
            0
        } else {
            break;
        };
        if !view.is_number(end + step) {
            break;
        }
        digits += view.text(end + step).len();
        groups += 1;
        end += step + 1;
    }
    if groups == 2 && view.text(at).starts_with('0') && digits >= 10 {
        groups = 3; // "07700 900461"
    }
    // "1-800-MEDICARE"
    if groups == 2 && view.is(at, w!["1"]) && view.text(end - 1).len() == 3 && view.hyphen(end) {
        let word = view.text(end + 1);
        if word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some((at, end + 2));
        }
    }
    let plain = |token: usize| view.text(token).bytes().all(|byte| byte.is_ascii_digit());
    let all = (at..end).all(|token| !view.is_number(token) || plain(token));
    let bracket = usize::from(at > 0 && view.is(at - 1, w!["("]) && view.is(at + 1, w![")"]));
    let plus = usize::from(at > 0 && view.glued(at) && view.is(at - 1, w!["+"]));
    (all && (groups >= 3 && digits >= 9
        || groups == 2 && digits >= 7 && view.text(at).len() == 3 && view.text(end - 1).len() == 4))
        .then(|| {
            // "555-0182, ext. 214"
            let mut after = end + usize::from(view.is(end, w![","]));
            if view.is(after, w!["ext", "extension"]) {
                after += 1 + usize::from(view.is(after + 1, w!["."]));
                if view.is_number(after) {
                    return (at - bracket - plus, after + 1);
                }
            }
            (at - bracket - plus, end)
        })
}
