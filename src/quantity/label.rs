//! Numbers that measure nothing and are kept all the same: what they name, for checks and
//! reviewers.

use crate::text::Span;

/// A number that names, dates by the clock or addresses rather than counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The number with what belongs to it, half-open bytes.
    pub span: Span,
    /// What sort of label it is.
    pub sort: LabelSort,
}

/// What a number that measures nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelSort {
    /// A time of day.
    Clock,
    /// A telephone number.
    Phone,
    /// A house, a road, a room, a gate.
    Address,
    /// A section, a bill, a resolution.
    Law,
    /// A model of something made.
    Model,
    /// A stock index or a list of firms.
    Index,
    /// Part of a code: COVID-19.
    Code,
    /// Another name with a number in it.
    Name,
    /// A place in a book or paper.
    Page,
    /// An address on the web or of a mailbox.
    Url,
    /// A version: 1.2.3.
    Version,
}

impl LabelSort {
    /// Every sort, in the order of the help.
    pub const ALL: [Self; 11] = [
        Self::Clock,
        Self::Phone,
        Self::Address,
        Self::Law,
        Self::Model,
        Self::Index,
        Self::Code,
        Self::Name,
        Self::Page,
        Self::Url,
        Self::Version,
    ];

    /// Returns the name that programs read.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Law => "law",
            Self::Model => "model",
            Self::Index => "index",
            Self::Code => "code",
            Self::Name => "name",
            Self::Page => "page",
            Self::Url => "url",
            Self::Version => "version",
        }
    }
}
