//! The integration tests: one binary, one file a subject.

mod extending;
mod samples;
mod tidy;
