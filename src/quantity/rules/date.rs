//! Dates as figures. How one is read is told in `date/`.

use super::{Begins, Cues, Read, Rule, Scene, Shapes};
use crate::quantity::date;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::lexicon;
use crate::quantity::scan::Draft;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date",
    summary: "a day, month, year, decade, quarter, and what is told from the publication date",
    begins: Begins::DIGITS
        .or(Begins::CALENDAR)
        .or(Begins::ORDINAL)
        .or(Begins::WORDS)
        .or(Begins::CODE)
        .or(Begins::SIGN)
        .cued(CUES),
    read,
    examples: &[
        Family::new("dates-coming", include_str!("../examples/dates-coming.txt")),
        Family::new("dates-days", include_str!("../examples/dates-days.txt")),
        Family::new("dates-relative", include_str!("../examples/dates-relative.txt")),
        Family::new("dates-years", include_str!("../examples/dates-years.txt")),
    ],
};

const CUES: &Cues = &Cues {
    before: &[w!["'", "’", "‘", "year", "on"]],
    anywhere: &[date::ERAS, w!["month", "ago", "now", "later", "earlier"]],
    table: lexicon::months,
    shapes: Shapes::FOUR.or(Shapes::JOINED).or(Shapes::POINTS).or(Shapes::PAIR),
    sure: Some(Begins::CALENDAR.or(Begins::ORDINAL).or(Begins::WORDS).or(Begins::CODE)),
};

fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let found = date::read(scene.view, at, scene.published)?;
    let mut figure = Figure::number(scene.view.spans(found.first, found.end), Amount::Unknown);
    figure.kind = FigureKind::Date;
    figure.timex = Some(found.timex);
    // "The end of the end of 2019" has no days.
    (figure.from_date, figure.to_date) = found.days.filter(|(from, to)| from < to).unzip();
    Some(Read::one(Draft { figure, first: found.first, end: found.end, bound_at: found.first }))
}
