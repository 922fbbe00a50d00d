//! factdesk: the fact-check desk.
pub mod check;
pub mod claim;
pub mod cli;
pub mod desk;
pub mod ingest;
pub mod quantity;
pub mod report;
pub mod store;
pub mod text;
pub mod workbench;
