//! Values that options take, each from the list that the program itself goes by, so that help,
//! completions and did-you-mean follow it.

use clap::builder::{
    NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser,
};

use crate::check::Severity;
use crate::claim::ClaimKind;
use crate::desk::answers::{Answer, Confidence};
use crate::desk::category::Category;
use crate::desk::question::AskedOf;
use crate::desk::reading::Reading;
use crate::desk::resolution::Resolution;
use crate::desk::rights::Role;
use crate::desk::source::{Proximity, Stance, Type};
use crate::report::{Format, format};
use crate::text::Published;
use crate::workbench::{ExtractOutput, InputKind};

/// A publication date; empty when it is not known.
#[derive(Clone, Copy, Debug)]
pub struct Date(pub Option<Published>);

pub(super) fn date(text: &str) -> Result<Date, String> {
    if text.is_empty() {
        return Ok(Date(None));
    }
    match Published::typed(text) {
        Some(published) => Ok(Date(Some(published))),
        None => {
            Err("a date is YYYY, YYYY-MM or YYYY-MM-DD (or 14 May 2025), and the day must exist"
                .to_owned())
        }
    }
}

pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(format::ALL.iter().map(|f| PossibleValue::new(f.code).help(f.what)))
        .map(|code| format::by_code(&code).unwrap_or(format::TABLE))
}

pub(super) fn input() -> impl TypedValueParser<Value = InputKind> {
    PossibleValuesParser::new(InputKind::ALL.map(|k| PossibleValue::new(k.code()).help(k.what())))
        .map(|code| InputKind::from_code(&code).unwrap_or(InputKind::Text))
}

pub(super) fn extract_output() -> impl TypedValueParser<Value = ExtractOutput> {
    let value = |output: ExtractOutput| PossibleValue::new(output.code()).help(output.what());
    PossibleValuesParser::new(ExtractOutput::ALL.map(value))
        .map(|code| ExtractOutput::from_code(&code).unwrap_or(ExtractOutput::Jsonl))
}

pub(super) fn severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(
        Severity::ALL
            .map(|s| PossibleValue::new(s.code()).help(format!("{} or louder", s.words()))),
    )
    .map(|code| Severity::from_code(&code).unwrap_or(Severity::Warning))
}

pub(super) fn kind() -> PossibleValuesParser {
    PossibleValuesParser::new(ClaimKind::ALL.map(ClaimKind::code))
}

/// States of a claim.
pub(super) fn claim_state() -> PossibleValuesParser {
    PossibleValuesParser::new(["open", "checked", "closed", "disputed", "reopened", "dismissed"])
}

/// States of an article.
pub(super) fn article_state() -> PossibleValuesParser {
    PossibleValuesParser::new(["draft", "checking", "cleared", "published", "corrected"])
}

/// How loudly one's own flag asks.
pub(super) fn own_severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.map(|s| PossibleValue::new(s.code()).help(s.words())))
        .map(|code| Severity::from_code(&code).unwrap_or(Severity::Warning))
}

/// Which question a verdict answers.
pub(super) fn answer() -> impl TypedValueParser<Value = Answer> {
    PossibleValuesParser::new(
        Answer::ALL.map(|a| PossibleValue::new(a.code()).help(a.meaning().trim_end_matches('.'))),
    )
    .map(|code| Answer::from_code(&code).unwrap_or_default())
}

/// How sure a reviewer is.
pub(super) fn confidence() -> impl TypedValueParser<Value = Confidence> {
    PossibleValuesParser::new(
        Confidence::ALL
            .map(|c| PossibleValue::new(c.code()).help(c.meaning().trim_end_matches('.'))),
    )
    .map(|code| Confidence::from_code(&code).unwrap_or(Confidence::Medium))
}

/// What sort of error it is.
pub(super) fn category() -> impl TypedValueParser<Value = Category> {
    PossibleValuesParser::new(
        Category::ALL.map(|c| PossibleValue::new(c.code()).help(c.meaning().trim_end_matches('.'))),
    )
    .map(|code| Category::from_code(&code).unwrap_or(Category::Other))
}

/// What happens to the copy.
pub(super) fn resolution() -> impl TypedValueParser<Value = Resolution> {
    PossibleValuesParser::new(
        Resolution::ALL
            .map(|r| PossibleValue::new(r.code()).help(r.meaning().trim_end_matches('.'))),
    )
    .map(|code| Resolution::from_code(&code).unwrap_or(Resolution::Stet))
}

/// What a source does to a claim.
pub(super) fn stance() -> impl TypedValueParser<Value = Stance> {
    PossibleValuesParser::new(
        Stance::ALL.map(|s| PossibleValue::new(s.code()).help(s.meaning().trim_end_matches('.'))),
    )
    .map(|code| Stance::from_code(&code).unwrap_or(Stance::Supports))
}

/// How near a source is to the fact.
pub(super) fn proximity() -> impl TypedValueParser<Value = Proximity> {
    PossibleValuesParser::new(
        Proximity::ALL
            .map(|p| PossibleValue::new(p.code()).help(p.meaning().trim_end_matches('.'))),
    )
    .map(|code| Proximity::from_code(&code).unwrap_or(Proximity::Secondary))
}

/// What a source is.
pub(super) fn source_type() -> impl TypedValueParser<Value = Type> {
    PossibleValuesParser::new(
        Type::ALL.map(|t| PossibleValue::new(t.code()).help(t.meaning().trim_end_matches('.'))),
    )
    .map(|code| Type::from_code(&code).unwrap_or(Type::Document))
}

/// Whom the desk asks.
pub(super) fn asked_of() -> impl TypedValueParser<Value = AskedOf> {
    PossibleValuesParser::new(
        AskedOf::ALL.map(|a| PossibleValue::new(a.code()).help(a.meaning().trim_end_matches('.'))),
    )
    .map(|code| AskedOf::from_code(&code).unwrap_or(AskedOf::Author))
}

/// A verdict, on whatever scale the desk has: which words these are, it says itself.
pub(super) fn verdict() -> NonEmptyStringValueParser {
    NonEmptyStringValueParser::new()
}

pub(super) fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(|r| PossibleValue::new(r.code()).help(r.meaning())))
        .map(|code| Role::from_code(&code).unwrap_or(Role::Viewer))
}

pub(super) fn reading() -> impl TypedValueParser<Value = Reading> {
    PossibleValuesParser::new(Reading::ALL.map(|r| PossibleValue::new(r.code()).help(r.what())))
        .map(|code| Reading::from_code(&code).unwrap_or_default())
}

/// `text` or `json`, for what is no list of rows.
pub(super) fn plain_format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new([
        PossibleValue::new("text").help("for people"),
        PossibleValue::new("json").help("for programs"),
    ])
    .map(|code| if code == "json" { format::JSON } else { format::TABLE })
}
