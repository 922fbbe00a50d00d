//! What people say about a source, when they add it and later.

use super::super::values;
use crate::desk::source::{Proximity, Type};
use crate::workbench::EditingSource;

/// What is known of a source.
#[derive(Debug, clap::Args)]
pub(super) struct About {
    /// As one would cite it: "Phone call with the harbour master, 14 July"
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// Who published it
    #[arg(long, value_name = "WORDS")]
    publisher: Option<String>,
    /// How near to the fact it is
    #[arg(long, value_parser = values::proximity())]
    proximity: Option<Proximity>,
    /// What it is
    #[arg(long = "type", value_name = "TYPE", value_parser = values::source_type())]
    kind: Option<Type>,
    /// Where a copy of it is kept
    #[arg(long, value_name = "URL")]
    archived: Option<String>,
    /// When that copy was made: 2023-07-14, or with a time [default: what its address says]
    #[arg(long, value_name = "TIME")]
    archived_at: Option<String>,
    /// The source it is rewritten from; both count once
    #[arg(long, value_name = "SOURCE")]
    derives_from: Option<String>,
}

impl About {
    pub(super) fn said(self, confidential: Option<bool>) -> EditingSource {
        EditingSource {
            title: self.title,
            publisher: self.publisher,
            proximity: self.proximity,
            kind: self.kind,
            archived: self.archived,
            archived_at: self.archived_at,
            derives_from: self.derives_from,
            confidential,
        }
    }
}
