//! One article read through: sentences, figures, claims and flags as rows, each place in bytes and
//! in code points. This is the contract's `extract` object and what `add` stores.

use serde::{Deserialize, Serialize};

use super::allowed::Allowed;
use super::read_through::{Reading, readings};
use super::row::{CharSpan, ExtractedClaim, FigureRow, LabelRow, RaisedFlag, SentenceRow};
use crate::check::{Allowances, Flag, Place, Settings};
use crate::claim::Claim;
use crate::quantity::{Amount, Bound, Figure, Label};
use crate::text::{Offsets, Span, Text};

/// Everything the machine says about one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// As given, or the SHA-256 of the decoded text.
    pub id: String,
    /// The headline; empty when there is none.
    pub title: String,
    /// The sentences, in order.
    pub sentences: Vec<SentenceRow>,
    /// The figures, in order.
    pub figures: Vec<FigureRow>,
    /// Numbers that name rather than count, in order.
    #[serde(default)]
    pub labels: Vec<LabelRow>,
    /// The claims, in order.
    pub claims: Vec<ExtractedClaim>,
    /// The flags, in order of place.
    pub flags: Vec<RaisedFlag>,
}

/// Says what was allowed in `text`, given what the comments and the desk silenced.
pub fn allowed(text: &Text, silenced: &[(Place, &'static str)], left_out: usize) -> Allowed {
    Allowed::told(text, &Allowances::of(text), silenced, left_out)
}

/// Reads `text` through as [`readings`] does; returns the rows.
pub fn analyse<'a>(
    id: impl Into<String>,
    text: &'a Text,
    settings: impl Into<Settings<'a>>,
) -> Analysis {
    analysed(id, text, settings).0
}

/// Reads `text` through as [`readings`] does; returns the rows, and what was allowed.
pub fn analysed<'a>(
    id: impl Into<String>,
    text: &'a Text,
    settings: impl Into<Settings<'a>>,
) -> (Analysis, Allowed) {
    let rows = Rows { body: &text.body, offsets: Offsets::new(&text.body) };
    let mut analysis = Analysis {
        id: id.into(),
        title: text.title.clone(),
        sentences: Vec::new(),
        figures: Vec::new(),
        labels: Vec::new(),
        claims: Vec::new(),
        flags: Vec::new(),
    };
    let (mut all_silenced, mut all_left_out) = (Vec::new(), 0);
    for Reading { extraction: read, flags, silenced, left_out, .. } in readings(text, settings) {
        analysis.sentences.extend(read.sentences.iter().map(|s| rows.sentence(s.span)));
        analysis.figures.extend(read.figures.iter().map(|f| rows.figure(f)));
        analysis.labels.extend(read.labels.iter().map(|l| rows.label(l)));
        analysis.claims.extend(read.claims.iter().map(|c| rows.claim(c)));
        analysis.flags.extend(flags.into_iter().map(|f| rows.flag(f)));
        all_silenced.extend(silenced);
        all_left_out += left_out;
    }
    (analysis, allowed(text, &all_silenced, all_left_out))
}

struct Rows<'a> {
    body: &'a str,
    offsets: Offsets<'a>,
}

impl Rows<'_> {
    fn chars(&self, span: Span) -> CharSpan {
        let start_char = self.offsets.char_at(span.start);
        CharSpan { start_char, end_char: self.offsets.char_at(span.end) }
    }

    fn sentence(&self, span: Span) -> SentenceRow {
        let CharSpan { start_char, end_char } = self.chars(span);
        let Span { start, end } = span;
        SentenceRow { start, end, start_char, end_char, worth: None, reasons: Vec::new() }
    }

    fn figure(&self, figure: &Figure) -> FigureRow {
        let (place, number) = (self.chars(figure.span), self.chars(figure.number));
        let (value, low, high) = match figure.amount {
            Amount::Value(value) => (Some(value.to_string()), None, None),
            Amount::Range(low, high) => (None, Some(low.to_string()), Some(high.to_string())),
            Amount::Unknown => (None, None, None),
        };
        let bound = if figure.amount == Amount::Unknown { Bound::Exact } else { figure.bound };
        FigureRow {
            start: figure.span.start,
            end: figure.span.end,
            start_char: place.start_char,
            end_char: place.end_char,
            number_start_char: number.start_char,
            number_end_char: number.end_char,
            surface: figure.span.of(self.body).to_owned(),
            kind: figure.kind.code().to_owned(),
            value,
            low,
            high,
            bound: bound.code().to_owned(),
            direction: figure.direction.map(|direction| direction.code().to_owned()),
            unit: figure.unit.map(|unit| unit.name.to_owned()),
            per: figure.per.clone(),
            thing: figure.thing.clone(),
            base: figure.base.clone(),
            period: figure.period.clone(),
            relation: figure.relation.map(|relation| relation.code().to_owned()),
            pair: figure.pair,
            timex: figure.timex.clone(),
            from_date: figure.from_date.map(|day| day.to_string()),
            to_date: figure.to_date.map(|day| day.to_string()),
        }
    }

    fn label(&self, label: &Label) -> LabelRow {
        let CharSpan { start_char, end_char } = self.chars(label.span);
        let Span { start, end } = label.span;
        let surface = label.span.of(self.body).to_owned();
        LabelRow { start, end, start_char, end_char, surface, sort: label.sort.code().to_owned() }
    }

    fn claim(&self, claim: &Claim) -> ExtractedClaim {
        let CharSpan { start_char, end_char } = self.chars(claim.span);
        ExtractedClaim {
            start: claim.span.start,
            end: claim.span.end,
            start_char,
            end_char,
            quote: claim.span.of(self.body).to_owned(),
            kind: claim.kind.code().to_owned(),
            worth: None,
            figures: claim.figures.clone(),
            speaker: claim.speaker.map(|speaker| speaker.of(self.body).to_owned()),
        }
    }

    fn flag(&self, flag: Flag) -> RaisedFlag {
        let CharSpan { start_char, end_char } = self.chars(flag.span);
        RaisedFlag {
            code: flag.code.to_owned(),
            severity: flag.severity.code().to_owned(),
            message: flag.message,
            computation: flag.computation,
            start: flag.span.start,
            end: flag.span.end,
            start_char,
            end_char,
            related: flag.related.iter().map(|&span| self.chars(span)).collect(),
            suggestions: flag.suggestions,
        }
    }
}
