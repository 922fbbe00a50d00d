//! What a page answers with, and how a failure is told to whoever sent a form: nothing typed is
//! lost.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::form::Form;
use super::frame::Frame;
use super::guard::DOCUMENT_POLICY;
use super::live::Stream;
use super::typed::{Typed, draft_of};
use super::written::{Coming, Writes};
use crate::workbench::{Error, Kind};

/// An answer to one request.
pub(super) enum Answer {
    /// A page.
    Page(String),
    /// Events, as they come.
    Stream(Stream),
    /// Go there and look.
    SeeOther(String),
    /// A file to keep, whole.
    File {
        /// The media type.
        kind: &'static str,
        /// The name it is kept under.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// A file to keep, sent while it is written; without a name, a finished page with its own
    /// style: a printable copy.
    Written {
        /// The media type.
        kind: &'static str,
        /// The name it is kept under.
        name: Option<String>,
        /// What writes it.
        write: Writes,
    },
    /// The same, begun.
    Coming(&'static str, Option<String>, Coming),
    /// One of these with another status, and with more headers.
    With(StatusCode, Vec<(HeaderName, String)>, Box<Answer>),
}

impl Answer {
    /// Returns the page that a template makes.
    pub(super) fn page(template: &impl Template) -> Result<Self, Error> {
        let made = template.render();
        made.map(Self::Page).map_err(|error| Error::new(Kind::Fault, error.to_string()))
    }

    /// Returns the same answer with another status.
    pub(super) fn status(self, status: StatusCode) -> Self {
        Self::With(status, Vec::new(), Box::new(self))
    }

    /// Returns the same answer, refused for that many seconds.
    pub(super) fn refused_for(self, seconds: i64) -> Self {
        let header = vec![(header::RETRY_AFTER, seconds.to_string())];
        Self::With(StatusCode::TOO_MANY_REQUESTS, header, Box::new(self))
    }

    /// Returns the same answer with these cookies.
    pub(super) fn cookies(self, cookies: Vec<String>) -> Self {
        let status = match self {
            Self::SeeOther(_) => StatusCode::SEE_OTHER,
            _ => StatusCode::OK,
        };
        let cookies = cookies.into_iter().map(|cookie| (header::SET_COOKIE, cookie));
        Self::With(status, cookies.collect(), Box::new(self))
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
            Self::Stream(stream) => stream.into_response(),
            // Only the site can begin it, see `Site::begun`.
            Self::Written { .. } => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            Self::Coming(kind, name, coming) => {
                let mut response =
                    ([(header::CONTENT_TYPE, kind)], Body::new(coming)).into_response();
                let kept = name.map(|name| format!("attachment; filename=\"{name}\""));
                let (header, value) = match kept.map(|kept| HeaderValue::from_str(&kept)) {
                    Some(Ok(kept)) => (header::CONTENT_DISPOSITION, kept),
                    _ => (header::CONTENT_SECURITY_POLICY, DOCUMENT_POLICY.clone()),
                };
                response.headers_mut().insert(header, value);
                response
            }
            Self::With(status, more, answer) => {
                let mut response = answer.into_response();
                *response.status_mut() = status;
                for (name, value) in more {
                    if let Ok(value) = HeaderValue::from_str(&value) {
                        response.headers_mut().append(name, value);
                    }
                }
                response
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
    /// The draft in the browser that is done with once this is saved.
    draft: String,
    typed: Vec<Typed>,
}

/// Returns the page that tells a failure, with everything typed, to be sent again.
pub(super) fn failed(error: &Error, frame: Frame, again: &str, form: &Form) -> Response {
    let status = match error.kind {
        // An address that leads nowhere; of a form, something in it.
        Kind::Usage if again.is_empty() => StatusCode::NOT_FOUND,
        Kind::Usage | Kind::Closed => StatusCode::BAD_REQUEST,
        Kind::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Changed => StatusCode::CONFLICT,
        Kind::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Store | Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Fault => StatusCode::INTERNAL_SERVER_ERROR,
    };
    // What went wrong inside, and where the file lies, is nobody's business outside.
    let message = match error.kind {
        Kind::Fault => "Something went wrong here. It is in the server's log.",
        Kind::Store => STORE_TROUBLE,
        _ => &error.message,
    };
    let title = if status == StatusCode::NOT_FOUND { "Not here" } else { "That did not work" };
    told(status, message, Frame { title: title.to_owned(), ..frame }, again, form)
}

const STORE_TROUBLE: &str = "The desk's file cannot be read or written at this moment. Nothing \
                             was changed. What is wrong stands in the server's log.";

const STILL_THERE: &str = "Nothing was changed. What you typed is too long to be shown here once \
                           more: go back in your browser, where it still stands.";

/// Returns the page that refuses what somebody may not do, with everything typed, to be copied.
pub(super) fn forbidden(message: &str, frame: Frame, again: &str, form: &Form) -> Response {
    let frame = Frame { title: "Not for you".to_owned(), ..frame };
    told(StatusCode::FORBIDDEN, message, frame, again, form)
}

/// More is not shown again: it would only freeze the browser, and take memory here.
const MOST_AGAIN: usize = 4 << 20;

fn told(status: StatusCode, message: &str, frame: Frame, again: &str, form: &Form) -> Response {
    if form.every().map(|(_, value)| value.len()).sum::<usize>() > MOST_AGAIN {
        let message = format!("{message} {STILL_THERE}");
        return told(status, &message, frame, "", &Form::default());
    }
    let typed = Typed::all(again, form.every());
    let draft = draft_of(again, &typed);
    let page = Failed { frame, message, again, draft, typed };
    match Answer::page(&page) {
        Ok(answer) => (status, answer).into_response(),
        Err(_) => status.into_response(),
    }
}
