//! What came with a form: its fields, and the files chosen or dropped. How large it may be is left
//! to the guard.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Body as _;

use super::call::Upload;
use super::form::Form;

/// A form, read.
pub(super) struct Body {
    pub(super) form: Form,
    pub(super) files: Vec<Upload>,
}

/// Returns how long a form says that it is.
pub(super) fn length(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// Takes what is sent and keeps nothing of it.
pub(super) async fn drop_all(request: Request) {
    let mut body = std::pin::pin!(request.into_body());
    while let Some(Ok(_)) = std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {}
}

/// No page of the desk has so many fields; more are an attempt to make the answer large.
const MOST_FIELDS: usize = 500;

/// Reads a form of either sort; the answer that says what is wrong with another.
pub(super) async fn read(request: Request) -> Result<Body, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or("").to_ascii_lowercase();
    if kind.starts_with("application/x-www-form-urlencoded") {
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let axum::Form(fields) = form.map_err(IntoResponse::into_response)?;
        few(fields.len())?;
        return Ok(Body { form: Form::new(fields), files: Vec::new() });
    }
    if !kind.starts_with("multipart/form-data") {
        return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
    }
    let parts = Multipart::from_request(request, &()).await;
    let mut parts = parts.map_err(IntoResponse::into_response)?;
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
        let name = part.name().unwrap_or("").to_owned();
        if let Some(file) = part.file_name().map(bare_name) {
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?.to_vec();
            if !(file.is_empty() && bytes.is_empty()) {
                files.push(Upload { name: file, bytes });
            }
        } else {
            let value = part.text().await.map_err(IntoResponse::into_response)?;
            fields.push((name, value));
        }
        few(fields.len() + files.len())?;
    }
    Ok(Body { form: Form::new(fields), files })
}

#[allow(clippy::result_large_err)] // It is what the caller answers with.
fn few(fields: usize) -> Result<(), Response> {
    let words = "The form has more fields than any page of this desk.\n";
    if fields <= MOST_FIELDS {
        return Ok(());
    }
    Err((StatusCode::BAD_REQUEST, words).into_response())
}

/// A file's name without its folders, on whatever system it lay.
fn bare_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or("").to_owned()
}
