//! Telephone numbers: "202-224-3154", "(202) 224-3154", "202/224-3154", "+44 20 7946 0000".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "phone",
    summary: "a telephone number: no figure, a label",
    begins: Begins::DIGITS,
    read: |scene, at| Some(Read::Label(LabelSort::Phone, at, phone(scene.view, at)?)),
    examples: &[Family::new("phones", include_str!("../examples/phones.txt"))],
};

fn phone(view: &View<'_>, at: usize) -> Option<usize> {
    const MOST_GROUPS: usize = 6;
    let mut end = at + 1;
    let mut groups = 1;
    let mut digits = view.text(at).len();
    while groups < MOST_GROUPS {
        let joint = view.glued(end) && (view.dash(end) || matches!(view.text(end), "/" | "."));
        let step = if joint || view.text(end) == ")" {
            1
        } else if (groups >= 2 || view.text(at).starts_with('0')) && view.is_number(end) {
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
    (groups >= 3 && digits >= 9 && plain(at)
        || groups == 2 && digits >= 7 && view.text(at).len() == 3 && view.text(end - 1).len() == 4)
        .then_some(end)
}
