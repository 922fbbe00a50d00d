//! The report of sources: one row a source, with what is known of where it comes from.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::{SourceListRow, source_name};

pub(super) const REPORT: Report = Report {
    code: "sources",
    what: "one row a source: title, address, how near to the fact, how often cited",
    narrowed_by: &[Filter::Article, Filter::Dates, Filter::Reviewer],
    only: None,
    columns: || described(SOURCES),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(SOURCES)?;
    rows.sources(which, &mut |source| {
        if which.is_at(&source.added_at) && which.is_by([source.added_by.as_str()]) {
            sheet.row(&source)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<SourceListRow>;

/// The columns of `report sources` and `source list`.
pub const SOURCES: &[Of] = &[
    Of::text("source_id", |s| s.id.clone(), "s3", "The source's id").in_table(),
    Of::text(
        "name",
        |s| {
            let (title, url, file) = (s.title.as_deref(), s.url.as_deref(), s.file_name.as_deref());
            source_name(title, url, file).to_owned()
        },
        "Supply agreement, 12 July 2023",
        "What to call it: the title, or else the address or the file's name",
    )
    .in_table(),
    Of::text(
        "title",
        |s| or_empty(s.title.as_ref()),
        "Supply agreement, 12 July 2023",
        "As one would cite it; empty when nobody said",
    ),
    Of::text(
        "publisher",
        |s| or_empty(s.publisher.as_ref()),
        "Ministry of Energy",
        "Who published it",
    )
    .in_table(),
    Of::text(
        "url",
        |s| or_empty(s.url.as_ref()),
        "https://energy.example/agreement",
        "Its address, as it was given",
    ),
    Of::text(
        "file_name",
        |s| or_empty(s.file_name.as_ref()),
        "agreement.pdf",
        "The name of its file, without the folder",
    ),
    Of::text(
        "file_sha256",
        |s| or_empty(s.file_sha256.as_ref()),
        "0f5a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8",
        "SHA-256 of that file when it was added",
    ),
    Of::number(
        "kept",
        |s| i32::from(s.kept).to_string(),
        "1",
        "1 when the desk has a copy of that file, else 0",
    ),
    Of::text(
        "proximity",
        |s| or_empty(s.proximity.as_ref()),
        "primary",
        "primary or secondary; empty when nobody said",
    )
    .in_table(),
    Of::text("type", |s| or_empty(s.kind.as_ref()), "document", TYPE).in_table(),
    Of::text(
        "derives_from",
        |s| or_empty(s.derives_from.as_ref()),
        "s2",
        "The source it is rewritten from: both count once",
    ),
    Of::date(
        "accessed_at",
        |s| or_empty(s.accessed_at.as_ref()),
        "2023-07-14T09:30:00Z",
        "When it was read: a day, or a time in UTC",
    ),
    Of::text(
        "archived_url",
        |s| or_empty(s.archived_url.as_ref()),
        "https://web.archive.org/web/20230714093000/https://energy.example/agreement",
        "A copy kept elsewhere",
    ),
    Of::date(
        "archived_at",
        |s| or_empty(s.archived_at.as_ref()),
        "2023-07-14T09:30:00Z",
        "When that copy was made",
    ),
    Of::number(
        "confidential",
        |s| i32::from(s.confidential).to_string(),
        "0",
        "1 when only editors and whoever added it see it, else 0",
    ),
    Of::number("claims", |s| s.claims.to_string(), "4", "How many claims cite it").in_table(),
    Of::text("added_by", |s| s.added_by.clone(), "mara", "Who added it"),
    Of::date(
        "added_at",
        |s| s.added_at.clone(),
        "2023-07-14T09:30:00Z",
        "When it was added, in UTC",
    ),
];

const TYPE: &str = "document, data, interview, recording, notes or press_release; empty when \
                    nobody said";
