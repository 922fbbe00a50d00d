//! Rows about sources: one of the desk's, one with all that is known of it, and one cited on a
//! claim.

use serde::Serialize;

/// A source of the desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceListRow {
    /// `s3`.
    pub id: String,
    /// As one would cite it.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The name of its file, without the folder.
    pub file_name: Option<String>,
    /// SHA-256 of that file.
    pub file_sha256: Option<String>,
    /// Whether the desk has a copy of that file.
    pub kept: bool,
    /// `primary` or `secondary`.
    pub proximity: Option<String>,
    /// `document`, `data`, `interview`, `recording`, `notes` or `press_release`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `s2`: the source it is rewritten from.
    pub derives_from: Option<String>,
    /// When it was read: a day, or a moment in UTC.
    pub accessed_at: Option<String>,
    /// A copy kept elsewhere.
    pub archived_url: Option<String>,
    /// When that copy was made.
    pub archived_at: Option<String>,
    /// Whether it is kept from other eyes than editors' and whoever added it.
    pub confidential: bool,
    /// How many claims cite it.
    pub claims: i64,
    /// Who added it, by handle.
    pub added_by: String,
    /// UTC, ISO 8601.
    pub added_at: String,
}

/// A source with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceDetail {
    /// What the listing shows.
    pub source: SourceListRow,
    /// Where its file lay when it was read.
    pub file: Option<String>,
    /// How long that file was.
    pub size_bytes: Option<i64>,
    /// The duplicates that were merged into it.
    pub merged: Vec<String>,
    /// Every claim that cites it.
    pub citations: Vec<CitationRow>,
}

/// What a source says about a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CitationRow {
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `c17`.
    pub claim: String,
    /// The claim's number in the article.
    pub number: String,
    /// The claim's words.
    pub quote: String,
    /// `s3`.
    pub source: String,
    /// The source's title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The name of its file, without the folder.
    pub file_name: Option<String>,
    /// Whether the source is kept from other eyes.
    pub confidential: bool,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
    /// Page or timestamp.
    pub locator: Option<String>,
    /// The passage, word for word.
    pub quoted: Option<String>,
    /// Its translation.
    pub translation: Option<String>,
    /// Whose translation.
    pub translator: Option<String>,
    /// Who cited it, by handle.
    pub reviewer: String,
    /// Who cited it, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub cited_at: String,
}

/// Returns what to call a source in one line: its title, its address or its file.
pub fn source_name<'a>(
    title: Option<&'a str>,
    url: Option<&'a str>,
    file_name: Option<&'a str>,
) -> &'a str {
    title.or(url).or(file_name).unwrap_or("a source without a name")
}
