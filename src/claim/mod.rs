//! Claims: the smallest phrases that carry one checkable fact. One file a kind under `rules`;
//! which of two overlapping candidates stays is decided in `overlap.rs`.

mod context;
mod cue;
mod loose;
mod overlap;
mod phrase;
mod reach;
pub mod rules;

pub use context::Context;

use crate::quantity::{self, Amount, Bound, Figure, Label, Numbers};
use crate::text::{self, Sentence, Span, Text, Token};

/// What an article says that can be checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The tokens, in order; what keeps an extraction for long lets them go.
    pub tokens: Vec<Token>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The figures, in order, none overlapping another.
    pub figures: Vec<Figure>,
    /// Numbers that name rather than count, in order: clock times, telephone numbers, models.
    pub labels: Vec<Label>,
    /// The claims, in order; those with figures never overlap each other.
    pub claims: Vec<Claim>,
}

/// The smallest phrase that carries one checkable fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The phrase, half-open bytes.
    pub span: Span,
    /// What sort of fact it is.
    pub kind: ClaimKind,
    /// Indices into the article's figures, in printed order.
    pub figures: Vec<usize>,
    /// Who said it, for a `quote`, as printed.
    pub speaker: Option<Span>,
}

/// What sort of fact a claim carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A measured or counted amount.
    Quantity,
    /// An amount of money.
    Money,
    /// A share or rate in percent.
    Percent,
    /// A fraction or multiple.
    Ratio,
    /// A result.
    Score,
    /// How old somebody or something is.
    Age,
    /// When.
    Date,
    /// How long.
    Duration,
    /// A place in an order: ordinals, superlatives, first, only, most.
    Rank,
    /// More, less, from and to.
    Change,
    /// An attributed statement.
    Quote,
    /// Someone did something.
    Event,
    /// Name and office.
    Role,
}

impl ClaimKind {
    /// Every kind, in the design's order.
    pub const ALL: [Self; 13] = [
        Self::Quantity,
        Self::Money,
        Self::Percent,
        Self::Ratio,
        Self::Score,
        Self::Age,
        Self::Date,
        Self::Duration,
        Self::Rank,
        Self::Change,
        Self::Quote,
        Self::Event,
        Self::Role,
    ];

    /// Those whose claims hold figures or an order, and so never overlap each other.
    pub const WITH_FIGURES: [Self; 10] = [
        Self::Quantity,
        Self::Money,
        Self::Percent,
        Self::Ratio,
        Self::Score,
        Self::Age,
        Self::Date,
        Self::Duration,
        Self::Rank,
        Self::Change,
    ];

    /// Returns the contract's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Age => "age",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Rank => "rank",
            Self::Change => "change",
            Self::Quote => "quote",
            Self::Event => "event",
            Self::Role => "role",
        }
    }
}

/// Reads sentences, figures and claims out of a text. Odd text yields fewer, never an error.
///
/// ```
/// use factdesk::{claim, text::Text};
/// let read = claim::extract(&Text::plain("It agreed to buy 1.64 tons of oil per year."));
/// assert_eq!(read.claims.len(), 1);
/// ```
pub fn extract(text: &Text) -> Extraction {
    extract_together(&[text]).pop().unwrap_or_default()
}

/// Reads every text as [`extract`] does one, step by step, not text by text: a short text takes
/// less time than the machine takes to fetch the code of the next step.
pub fn extract_together(texts: &[&Text]) -> Vec<Extraction> {
    let mut read: Vec<Extraction> = texts
        .iter()
        .map(|text| {
            let tokens = text::tokens(&text.body, &text.skipped);
            let sentences = text::sentences(&text.body, &tokens);
            Extraction { tokens, sentences, ..Extraction::default() }
        })
        .collect();
    for (text, own) in texts.iter().zip(&mut read) {
        let Numbers { figures, labels } = quantity::read(text, &own.tokens, &own.sentences);
        (own.figures, own.labels) = (figures, labels);
    }
    for (text, own) in texts.iter().zip(&mut read) {
        let Extraction { tokens, sentences, figures, labels, .. } = &*own;
        let context = Context::new(text, tokens, sentences, figures, labels);
        let candidates = rules::ALL.iter().flat_map(|rule| (rule.find)(&context)).collect();
        own.claims = overlap::resolve(candidates);
    }
    read
}

/// Returns a figure in one short line: bound, value, unit and rate, as people read it in tables.
///
/// ```
/// use factdesk::{claim, text::Text};
/// let read = claim::extract(&Text::plain("It lasted over six decades."));
/// assert_eq!(claim::shorthand(&read.figures[0]), ">6 decade");
/// ```
pub fn shorthand(figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exact => "",
        other => other.code(),
    };
    let amount = match figure.amount {
        Amount::Value(value) => format!("{bound}{value}"),
        Amount::Range(low, high) => format!("{bound}{low} to {high}"),
        Amount::Unknown => figure.timex.clone().unwrap_or_default(),
    };
    let what = figure.unit.map(|unit| unit.name).or(figure.thing.as_deref());
    let mut line = match what {
        Some(what) => format!("{amount} {what}"),
        None => amount,
    };
    if let Some(per) = &figure.per {
        line = format!("{line}/{per}");
    }
    match figure.direction {
        Some(direction) => format!("{line} {}", direction.code()),
        None => line,
    }
}
