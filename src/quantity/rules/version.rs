//! Versions: "version 2.4.1", "Android 14", "1.2.3".

use super::{Begins, Read, Rule};
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::quantity::{measure, numeral};
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "version",
    summary: "the number of a version: no figure, a label",
    begins: Begins::DIGITS,
    read: |scene, at| {
        version(scene.view, at).map(|(sort, first, end)| Read::Label(sort, first, end))
    },
    examples: &[],
};

/// Programs and standards that are known by their version.
const PROGRAMS: &[Word] = w![
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
    "chatgpt",
    "gpt"
];

fn version(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let dots = view.text(at).bytes().filter(|&byte| byte == b'.').count();
    let before = at.checked_sub(1);
    let named = before.is_some_and(|before| {
        !view.glued(at)
            && (view.is(before, w!["version", "v", "ver"])
                || view.is(before, PROGRAMS) && view.text(before) != "windows")
    });
    let first = if named { before? } else { at };
    if dots >= 2 && numeral::parse_digits(view.text(at)).is_none() {
        // Four groups are the address of a machine.
        let sort = if dots == 2 { LabelSort::Version } else { LabelSort::Code };
        return Some((sort, first, at + 1));
    }
    let measured = measure::unit_at(view, at + 1, numeral::Form::Digits, false).is_some();
    (named && !measured && !view.text(at).contains(',')).then_some((
        LabelSort::Version,
        first,
        at + 1,
    ))
}
