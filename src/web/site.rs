//! Every request: guarded, read, handed to its route or told that there is none, and logged. What
//! it does on the desk is left to `way`, which routes there are to `pages`, who is let in to the
//! door.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, RawPathParams, Request};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodFilter, on};
use tokio::sync::Semaphore;

use super::answer::{Answer, failed};
use super::asset;
use super::body::{self, Body};
use super::door::{Caller, Door};
use super::form::Form;
use super::frame::Frame;
use super::guard::{BODY_BYTES, HEADERS, Names, STRICT_TRANSPORT, refused};
use super::hands::{Hands, pages_at_once};
use super::listen::log;
use super::live::Live;
use super::pages::{self, Wanted};
use super::room::Whose;
use super::route::{Does, Route};
use super::sealed::{self, TOLD};
use super::turns::Turns;
use super::visit::{Peer, Visit};
use super::way::{self, Asked};
use crate::workbench::{self, Error, Kind};

/// A form must be there whole by then.
const BODY_SECONDS: u64 = 30;
/// A larger form of somebody who must log in first is not carried along.
const CARRIED_BYTES: usize = 256 << 10;

/// What every request finds here.
pub(super) struct Site {
    pub(super) hands: Hands,
    pub(super) names: Names,
    pub(super) door: Door,
    pub(super) live: Arc<Live>,
    /// Texts are read a few at once, and so is what goes through the whole desk.
    pub(super) reading: Arc<Turns>,
    pub(super) going_through: Arc<Turns>,
    /// Pages are made a few at once, in the order in which they were asked for: side by side they
    /// would all be late.
    pub(super) looking: Arc<Semaphore>,
}

/// What stands behind the question mark, without what somebody else would have the desk tell.
fn opened(query: Vec<(String, String)>) -> Vec<(String, String)> {
    let opened = |(name, value): (String, String)| {
        let value = if name == TOLD { sealed::opened(&value)?.to_owned() } else { value };
        Some((name, value))
    };
    query.into_iter().filter_map(opened).collect()
}

/// Who asked, for the log.
#[derive(Clone)]
struct Asker(String);

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
        .fallback(move |request: Request| nowhere(Arc::clone(&own), request))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn(move |request, next| guarded(Arc::clone(&site), request, next)))
}

/// Lets pass what may pass, puts the headers on every answer, and writes the log.
async fn guarded(site: Arc<Site>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let visit = site.visit(&request);
    let mut response = match refused(&request, &site.names) {
        Some(refusal) => refusal.into_response(),
        // Nothing is answered that others may read on its way, least of all a password.
        None if visit.in_the_clear => match method {
            Method::GET | Method::HEAD => Redirect::permanent(&visit.encrypted()).into_response(),
            _ => (StatusCode::FORBIDDEN, "Send it by https.\n").into_response(),
        },
        None => next.run(request).await,
    };
    let status = response.status();
    let who = response.extensions_mut().remove::<Asker>();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // A file that may be kept, and a copy with its own style, say so themselves.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // What the server says in one line by itself.
    headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static(PLAIN));
    if visit.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
    }
    if status.is_server_error() || status.is_client_error() || method == Method::POST {
        let took = begun.elapsed().as_millis().to_string();
        let (status, from) = (status.as_u16().to_string(), visit.address.to_string());
        let who = who.as_ref().map_or("", |Asker(who)| who);
        let method = method.as_str();
        log(&[
            ("did", method),
            ("path", &path),
            ("status", &status),
            ("who", who),
            ("from", &from),
            ("ms", &took),
        ]);
    }
    response
}

const PLAIN: &str = "text/plain; charset=utf-8";

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

/// Where no page is. Whoever is not let in learns only that they must log in.
async fn nowhere(site: Arc<Site>, request: Request) -> Response {
    let (visit, path) = (site.visit(&request), request.uri().path().to_owned());
    let done = tokio::task::spawn_blocking(move || {
        let found = site.hands.read(|desk| site.door.caller(desk, &visit));
        match found {
            Ok(Some(caller)) => {
                let error = Error::usage(format!("There is no page {path}."));
                failed(&error, Frame::of(&caller, "", ""), "", &Form::default())
            }
            Ok(None) => site.ask_in(&visit, None, &Form::default(), false),
            Err(error) => {
                Site::troubled(&error, &path, Frame::new("", "", ""), "", &Form::default())
            }
        }
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn answered(
    site: Arc<Site>,
    route: &'static Route,
    path: RawPathParams,
    request: Request,
) -> Response {
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let query = Query::try_from_uri(request.uri()).map_or_else(|_| vec![], |Query(query)| query);
    let mut asked = Asked {
        visit: site.visit(&request),
        path: Form::new(path),
        query: Form::new(opened(query)),
        form: Form::default(),
        files: Vec::new(),
        unread: false,
    };
    let turn = request.extensions().get::<Whose>().cloned().unwrap_or_default();
    if route.does == Does::Acts {
        if body::length(request.headers()) > CARRIED_BYTES && !site.lets_in(&asked.visit).await {
            asked.unread = true;
            // Who is still sending would not hear the answer.
            let all = body::drop_all(request);
            let _ = tokio::time::timeout(Duration::from_secs(BODY_SECONDS), all).await;
        } else {
            let read = body::read(request);
            match tokio::time::timeout(Duration::from_secs(BODY_SECONDS), read).await {
                Ok(Ok(Body { form, files })) => (asked.form, asked.files) = (form, files),
                Ok(Err(response)) => return response,
                Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
            }
        }
    }
    turn.is_ours();
    way::gone(site, route, asked).await
}

/// Notes for the log who asked.
pub(super) fn asked_by(caller: &Caller, mut response: Response) -> Response {
    response.extensions_mut().insert(Asker(caller.who.handle().to_owned()));
    response
}

/// So many texts are read at once, and so many reports written; a few more wait.
const READING: usize = 2;
const GOING_THROUGH: usize = 4;
const WAITING: usize = 16;

impl Site {
    /// Returns the site of a desk behind its door.
    pub(super) fn new(hands: Hands, names: Names, door: Door) -> Self {
        let (reading, going_through) =
            (Turns::new(READING, WAITING), Turns::new(GOING_THROUGH, WAITING));
        let looking = Arc::new(Semaphore::new(pages_at_once()));
        Self { hands, names, door, live: Arc::default(), reading, going_through, looking }
    }

    fn visit(&self, request: &Request) -> Visit {
        let peer = request.extensions().get::<Peer>().copied();
        let way = (self.door.behind_proxy, self.door.cookies);
        Visit::of(request.headers(), request.uri(), peer, way)
    }

    /// Returns whether whoever asks is let in.
    async fn lets_in(self: &Arc<Self>, visit: &Visit) -> bool {
        let (site, visit) = (Arc::clone(self), visit.clone());
        let found = tokio::task::spawn_blocking(move || {
            site.hands.read(|desk| site.door.caller(desk, &visit))
        });
        matches!(found.await, Ok(Ok(Some(_))))
    }

    /// Notes for the log who asked, and that their session is in use.
    pub(super) fn by(self: &Arc<Self>, caller: &Caller, response: Response) -> Response {
        if let Some(session) = self.door.unsaid(caller) {
            let site = Arc::clone(self);
            // Nobody waits for it, and what it says may be lost.
            drop(tokio::spawn(async move {
                let now = site.door.clock.now();
                site.hands.write(move |desk| workbench::session_seen(desk, session, now)).await
            }));
        }
        asked_by(caller, response)
    }

    /// Asks to log in: by sending there whoever wanted to look, or with what they typed.
    pub(super) fn ask_in(
        &self,
        visit: &Visit,
        again: Option<&str>,
        form: &Form,
        files: bool,
    ) -> Response {
        if again.is_none() && visit.navigates {
            let to =
                if visit.asked == "/" { String::new() } else { pages::login_for(&visit.asked) };
            let to = if to.is_empty() { "/login".to_owned() } else { to };
            return Answer::see(to).into_response();
        }
        let first = self.hands.read(|desk| Ok(!workbench::has_accounts(desk)?)).unwrap_or(false);
        let to = if again.is_none() { visit.asked.as_str() } else { "" };
        let wanted = Wanted { to, again: again.unwrap_or(""), files, ..Wanted::default() };
        let page = pages::ask_in(wanted, form, first).map(|a| a.status(StatusCode::UNAUTHORIZED));
        page.map_or_else(|_| StatusCode::UNAUTHORIZED.into_response(), IntoResponse::into_response)
    }

    /// Tells a failure; what nobody outside need know goes into the log.
    pub(super) fn troubled(
        error: &Error,
        path: &str,
        frame: Frame,
        again: &str,
        form: &Form,
    ) -> Response {
        if matches!(error.kind, Kind::Fault | Kind::Store) {
            log(&[("fault", &error.message), ("path", path)]);
        }
        failed(error, frame, again, form)
    }
}
