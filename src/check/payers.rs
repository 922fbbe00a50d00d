//! Words around money that tell who pays: the price of one thing, the bill of a public body.

use super::case::Case;
use crate::quantity::{Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// Whether a whole sum is the price of one thing, which may have the digits of a large sum by
/// accident: "tickets cost $25".
pub(super) fn price_of_one(case: &Case<'_>, bare: &Figure) -> bool {
    const NEAR_TOKENS: usize = 10;
    let words = w![
        "ticket",
        "tickets",
        "fee",
        "fees",
        "fare",
        "fares",
        "toll",
        "admission",
        "share",
        "shares",
        "price",
        "prices",
        "hourly",
        "wage",
        "wages",
        "licence",
        "license",
        "subscription",
        "apiece",
        "each",
        "per",
        "fine",
        "fines",
        "deposit",
        "copay",
        "voucher",
        "coupon",
        "membership",
    ];
    let near = |tokens| case.any(tokens, words);
    bare.kind == FigureKind::Money
        && bare.last_digit == 0
        && (near(case.back(bare.span, NEAR_TOKENS)) || near(case.ahead(bare.span, NEAR_TOKENS / 2)))
}

/// "will cost the borough £2.3": what a public body pays is no price of a loaf.
pub(super) fn costs_a_body(case: &Case<'_>, figure: &Figure) -> bool {
    const BODIES: &Words = w![
        "borough",
        "council",
        "city",
        "county",
        "state",
        "government",
        "taxpayer",
        "taxpayers",
        "ministry",
        "treasury",
        "district",
        "university",
        "country",
        "nation",
        "town",
        "province",
        "region",
        "exchequer",
        "ratepayers",
    ];
    let before = case.back(figure.span, 6);
    let end = before.end;
    let hedges = w!["about", "some", "nearly", "around", "up", "to", "almost", "over", "another"];
    let body = before.rev().find(|&at| !case.is(at, hedges));
    body.is_some_and(|body| {
        let cost = case.is(body.saturating_sub(2), w!["cost", "costs", "costing"]);
        body < end && case.is(body, BODIES) && cost && case.is(body - 1, w!["the", "its", "each"])
    })
}
