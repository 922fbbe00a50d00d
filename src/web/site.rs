//! One request's way: guarded, read, answered by its route, told again when it fails. Which routes
//! there are is left to `pages`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Query, RawPathParams, Request};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};

use super::answer::{Answer, failed};
use super::asset;
use super::call::{Call, Upload};
use super::form::Form;
use super::guard::{BODY_BYTES, HEADERS, Names, refused};
use super::hands::Hands;
use super::listen::log;
use super::live::Live;
use super::pages;
use super::route::{Does, Route};
use crate::workbench::{Error, Kind, Who};

/// A form must be there whole by then.
const BODY_SECONDS: u64 = 30;

/// What every request finds here.
pub(super) struct Site {
    pub(super) hands: Hands,
    pub(super) names: Names,
    pub(super) who: Who,
    pub(super) live: Arc<Live>,
}

/// Returns every route of the desk behind its guard.
pub(super) fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new();
    for route in pages::ALL.iter().copied().flatten() {
        let filter = match route.does {
            Does::Looks => MethodFilter::GET,
            Does::Acts => MethodFilter::POST,
        };
        let own = Arc::clone(&site);
        let answer = move |path: RawPathParams, request: Request| {
            answered(Arc::clone(&own), route, path, request)
        };
        router = router.route(route.path, on(filter, answer));
    }
    let own = Arc::clone(&site);
    router
        .route("/healthz", on(MethodFilter::GET, || async { "ok\n" }))
        .route("/assets/{hash}/{name}", on(MethodFilter::GET, kept))
        .fallback(move |uri: Uri| {
            let own = Arc::clone(&own);
            async move {
                let error = Error::usage(format!("There is no page {}.", uri.path()));
                failed(&error, own.who.handle(), "", &Form::default())
            }
        })
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn(move |request, next| guarded(Arc::clone(&site), request, next)))
}

/// Lets pass what may pass, puts the headers on every answer, and writes the log.
async fn guarded(site: Arc<Site>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let mut response = match refused(&method, request.headers(), &site.names) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    };
    let status = response.status();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // A file that may be kept, and a copy with its own style, say so themselves.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if status.is_server_error() || status.is_client_error() || method == Method::POST {
        let took = begun.elapsed().as_millis().to_string();
        let status = status.as_u16().to_string();
        let method = method.as_str();
        log(&[("did", method), ("path", &path), ("status", &status), ("ms", &took)]);
    }
    response
}

/// A file of the pages.
async fn kept(uri: Uri) -> Response {
    const FOR_EVER: &str = "public, max-age=31536000, immutable";
    match asset::at(uri.path()) {
        Some(asset) => {
            let headers = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, FOR_EVER)];
            (headers, asset.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What came with a request.
struct Asked {
    path: Form,
    query: Form,
    form: Form,
    files: Vec<Upload>,
}

async fn answered(
    site: Arc<Site>,
    route: &'static Route,
    path: RawPathParams,
    request: Request,
) -> Response {
    let again = request.uri().to_string();
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let query = Query::try_from_uri(request.uri()).map_or_else(|_| vec![], |Query(query)| query);
    let mut asked = Asked {
        path: Form::new(path),
        query: Form::new(query),
        form: Form::default(),
        files: Vec::new(),
    };
    if route.does == Does::Acts {
        let body = tokio::time::timeout(Duration::from_secs(BODY_SECONDS), body(request)).await;
        match body {
            Ok(Ok((form, files))) => (asked.form, asked.files) = (form, files),
            Ok(Err(response)) => return response,
            Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        }
    }
    let done = tokio::task::spawn_blocking(move || run(&site, route, &again, asked)).await;
    done.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Answers, on a thread that may wait for the disk.
fn run(site: &Site, route: &'static Route, again: &str, asked: Asked) -> Response {
    let Asked { path, query, form, files } = asked;
    let typed = form.clone();
    let call = |desk: &mut crate::workbench::Desk| {
        (route.run)(&mut Call { desk, who: &site.who, path, query, form, files, live: &site.live })
    };
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match route.does {
        Does::Looks => site.hands.read(call),
        Does::Acts => site.hands.write(call),
    }));
    if route.does == Does::Acts {
        site.live.ring();
    }
    let done: Result<Answer, Error> = done.unwrap_or_else(|_| {
        Err(Error::new(Kind::Fault, format!("the page {} panicked", route.path)))
    });
    match done {
        Ok(answer) => answer.into_response(),
        Err(error) => {
            if error.kind == Kind::Fault {
                log(&[("fault", &error.message), ("path", route.path)]);
            }
            let again = if route.does == Does::Acts { again } else { "" };
            failed(&error, site.who.handle(), again, &typed)
        }
    }
}

/// Reads a form of either sort; the answer that says what is wrong with another.
async fn body(request: Request) -> Result<(Form, Vec<Upload>), Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or("").to_ascii_lowercase();
    if kind.starts_with("application/x-www-form-urlencoded") {
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let axum::Form(fields) = form.map_err(IntoResponse::into_response)?;
        return Ok((Form::new(fields), Vec::new()));
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
    }
    Ok((Form::new(fields), files))
}

/// A file's name without its folders, on whatever system it lay.
fn bare_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or("").to_owned()
}
