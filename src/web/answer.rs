//! What a page answers with, and how a failure is told to whoever sent a form: nothing typed is
//! lost.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::form::Form;
use super::frame::Frame;
use super::guard::DOCUMENT_POLICY;
use super::live::Stream;
use crate::workbench::{Error, Kind};

/// An answer to one request.
pub(super) enum Answer {
    /// A page.
    Page(String),
    /// A page that answers a form which could not be done as it was sent: both versions of it.
    Conflict(String),
    /// Events, as they come.
    Stream(Stream),
    /// Go there and look.
    SeeOther(String),
    /// A file to keep.
    File {
        /// The media type.
        kind: &'static str,
        /// The name it is kept under.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// A finished page with its own style: a printable copy.
    Document(Vec<u8>),
}

impl Answer {
    /// Returns the page that a template makes.
    pub(super) fn page(template: &impl Template) -> Result<Self, Error> {
        let made = template.render();
        made.map(Self::Page).map_err(|error| Error::new(Kind::Fault, error.to_string()))
    }

    /// Returns the page that a template makes, for a form that somebody else was faster than.
    pub(super) fn conflict(template: &impl Template) -> Result<Self, Error> {
        let made = template.render();
        made.map(Self::Conflict).map_err(|error| Error::new(Kind::Fault, error.to_string()))
    }

    /// Returns the order to look there.
    pub(super) fn see(to: impl Into<String>) -> Self {
        Self::SeeOther(to.into())
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        const HTML: &str = "text/html; charset=utf-8";
        match self {
            Self::Page(html) => ([(header::CONTENT_TYPE, HTML)], html).into_response(),
            Self::Conflict(html) => {
                (StatusCode::CONFLICT, [(header::CONTENT_TYPE, HTML)], html).into_response()
            }
            Self::Stream(stream) => stream.into_response(),
            Self::Document(bytes) => {
                let policy = [(header::CONTENT_SECURITY_POLICY, DOCUMENT_POLICY.clone())];
                ([(header::CONTENT_TYPE, HTML)], policy, bytes).into_response()
            }
            Self::SeeOther(to) => match HeaderValue::from_str(&to) {
                Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            },
            Self::File { kind, name, bytes } => {
                let kept = format!("attachment; filename=\"{name}\"");
                let headers =
                    [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, kept.as_str())];
                (headers, bytes).into_response()
            }
        }
    }
}

#[derive(Template)]
#[template(path = "failed.html")]
struct Failed<'a> {
    frame: Frame,
    message: &'a str,
    /// Where the form was sent; empty when there was none.
    again: &'a str,
    typed: Vec<(&'a str, &'a str)>,
}

/// Returns the page that tells a failure, with everything typed, to be sent again.
pub(super) fn failed(error: &Error, who: &str, again: &str, form: &Form) -> Response {
    let status = match error.kind {
        // An address that leads nowhere; of a form, something in it.
        Kind::Usage if again.is_empty() => StatusCode::NOT_FOUND,
        Kind::Usage | Kind::Closed => StatusCode::BAD_REQUEST,
        Kind::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Store => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Fault => StatusCode::INTERNAL_SERVER_ERROR,
    };
    // What went wrong inside is nobody's business outside.
    let message = match error.kind {
        Kind::Fault => "Something went wrong here. It is in the server's log.",
        _ => &error.message,
    };
    let title = if status == StatusCode::NOT_FOUND { "Not here" } else { "That did not work" };
    let frame = Frame::new(title, "", who);
    let page = Failed { frame, message, again, typed: form.all().collect() };
    match Answer::page(&page) {
        Ok(answer) => (status, answer).into_response(),
        Err(_) => status.into_response(),
    }
}
