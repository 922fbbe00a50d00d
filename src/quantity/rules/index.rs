//! Stock indices and lists of firms: "the S&P 500", "the Nikkei 225", "the Fortune 500".

use super::{Begins, Cues, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::quantity::{measure, numeral};
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "index",
    summary: "the number in the name of an index: no figure, a label",
    begins: Begins::DIGITS.cued(CUES),
    read: |scene, at| Some(Read::Label(LabelSort::Index, index(scene.view, at)?, at + 1)),
    examples: &[Family::new("indices", include_str!("../examples/indices.txt"))],
};

const CUES: &Cues = &Cues { before: &[INDICES, w!["global", "p", "poor", "poors"]], ..Cues::NONE };

/// Indices and lists that carry the number of their members.
const INDICES: &Words = w![
    "nasdaq", "ftse", "stoxx", "fortune", "russell", "csi", "sp", "nikkei", "cac", "dax", "ibex",
    "kospi", "topix", "nifty", "sensex", "asx", "tsx", "smi", "omx", "aex", "bel", "psi", "wig",
    "mib", "forbes", "hsi", "euronext", "dow", "ta", "tecdax", "mdax", "sdax", "atx", "bist",
    "lq45", "jse", "wilshire", "crsp", "inc"
];

/// The first token of the name that ends with the number at `at`.
fn index(view: &View<'_>, at: usize) -> Option<usize> {
    /// "Wilshire 5000", "Russell 3000": more members has none.
    const LONGEST_DIGITS: usize = 4;
    let digits = view.text(at);
    let plain = digits.len() <= LONGEST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let name = at.checked_sub(1 + usize::from(at > 1 && view.hyphen(at - 1)))?;
    let mut first = first_of(view, name).filter(|_| plain)?;
    // "S&P/ASX 200"
    while first >= 2 && view.glued(first) && view.is(first - 1, w!["/", "&"]) {
        first -= 2;
    }
    // "the Dow 200 points lower", "Nasdaq 1.4 percent"
    let counts = measure::unit_at(view, at + 1, numeral::Form::Digits, false).is_some()
        || view.is(at + 1, w!["points", "point", "firms", "companies", "stocks"]) && {
            // "the S&P 500 companies" are the index's own.
            view.is(at + 1, w!["points", "point"])
        };
    (!counts).then_some(first)
}

fn first_of(view: &View<'_>, name: usize) -> Option<usize> {
    let upper = view.text(name).starts_with(|c: char| c.is_uppercase());
    let known =
        view.is(name, w!["sp", "ftse", "nasdaq", "nikkei", "dax", "stoxx", "kospi", "ibex"]);
    if view.is(name, INDICES) && (upper || known) {
        // "Fortune Global 500" ends with another word.
        let dotted = view.is(name, w!["inc"]);
        return (!dotted).then_some(name);
    }
    if view.is(name, w!["global"]) && name > 0 && view.is(name - 1, w!["fortune", "forbes"]) {
        return Some(name - 1);
    }
    // "S&P", "S P", "S&amp;P" once cut apart.
    if view.is(name, w!["p"]) && upper {
        return (1..=4).filter_map(|back| name.checked_sub(back)).find(|&at| view.is(at, w!["s"]));
    }
    // "Standard & Poor's"
    let poor = name > 0 && view.is(name - 1, w!["poor"]) || view.is(name, w!["poors"]);
    let back = (1..=5).filter_map(|back| name.checked_sub(back));
    poor.then(|| back.into_iter().find(|&at| view.is(at, w!["standard"])))?
}
