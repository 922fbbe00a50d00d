//! factdesk: the fact-check desk.
pub mod check;
pub mod claim;
pub mod desk;
pub mod quantity;
pub mod store;
pub mod text;
