//! Claims: the smallest phrases that carry one checkable fact. One file a kind under `rules`;
//! which of two overlapping candidates stays is decided in `overlap.rs`.

use crate::quantity::Figure;
use crate::text::{Sentence, Span, Text};

/// What an article says that can be checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The figures, in order, none overlapping another.
    pub figures: Vec<Figure>,
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

/// Reads the claims out of a text.
pub fn extract(_text: &Text) -> Extraction {
    Extraction::default()
}
