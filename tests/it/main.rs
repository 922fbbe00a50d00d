//! The integration tests: one binary, one file a subject.

// The helpers are tests, too, but stand outside the functions that clippy knows as such.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod checks;
mod cli;
mod day;
mod docs;
mod extending;
mod extract;
mod fuzz;
mod long_texts;
mod properties;
mod random;
mod revisions;
mod samples;
mod sarif;
mod schemas;
mod slips;
mod store;
mod tidy;
mod web;
