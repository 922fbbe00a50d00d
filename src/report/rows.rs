//! Where rows come from: whoever has a desk hands them over, one by one, narrowed to what was
//! asked for as far as that spares work. A report checks again.

use super::{Error, Which};
use crate::desk::row::{ArticleRow, ClaimRow, FlagListRow};

/// Takes one row after the other.
pub type Told<'a, R> = &'a mut dyn FnMut(R) -> Result<(), Error>;

/// A desk's rows, as they leave it: no confidential source, no privileged note is among them.
pub trait Rows {
    /// Hands over claims in galley order.
    fn claims(&self, which: &Which, told: Told<'_, ClaimRow>) -> Result<(), Error>;

    /// Hands over flags, by article and place.
    fn flags(&self, which: &Which, told: Told<'_, FlagListRow>) -> Result<(), Error>;

    /// Hands over articles in the order they came.
    fn articles(&self, which: &Which, told: Told<'_, ArticleRow>) -> Result<(), Error>;
}
