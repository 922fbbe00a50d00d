//! Telephone numbers: "202-224-3154", "(202) 224-3154", "202/224-3154", "+44 20 7946 0000".

use super::{Begins, Read, Rule};
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "phone",
    summary: "a telephone number: no figure, a label",
    begins: Begins::DIGITS,
    read: |scene, at| {
        phone(scene.view, at).map(|(first, end)| Read::Label(LabelSort::Phone, first, end))
    },
    examples: &[],
};

fn phone(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const MOST_GROUPS: usize = 6;
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
        let step = if joint || view.text(end) == ")" {
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
    let plain = |token: usize| view.text(token).bytes().all(|byte| byte.is_ascii_digit());
    let all = (at..end).all(|token| !view.is_number(token) || plain(token));
    let bracket = usize::from(at > 0 && view.is(at - 1, w!["("]) && view.is(at + 1, w![")"]));
    let plus = usize::from(at > 0 && view.glued(at) && view.is(at - 1, w!["+"]));
    (all && (groups >= 3 && digits >= 9
        || groups == 2 && digits >= 7 && view.text(at).len() == 3 && view.text(end - 1).len() == 4))
        .then_some((at - bracket - plus, end))
}
