//! Who looks at what just now, and what has changed since: one stream of server-sent events for
//! every page that is open on an article. There is a bounded number of them, none lives for ever,
//! and all end when the server is told to stop. What a page makes of the events is left to it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use serde_json::{Value, json};
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, Interval, interval_at};

use super::hands::Hands;
use super::listen::log;
use crate::workbench::{self, ClaimStates, Desk, Error, Kind, StateOfClaim};

/// More streams than that are refused, so that pages always find a connection.
const MOST_STREAMS: usize = 256;
/// One person has no more of them, so that nobody's open pages keep out the others.
const MOST_OF_ONE: usize = 24;
/// So many of those who are there too are named.
const MOST_NAMED: usize = 12;
/// What happens within so long is told together.
const TOGETHER: Duration = Duration::from_millis(100);
/// A page that does not take its events is cut off after so many; it comes back and is told anew.
const MOST_UNTAKEN: usize = 32;
/// Something is sent at least as often, so that a dead connection is noticed.
const BEAT: Duration = Duration::from_secs(15);
/// A stream ends by then, and the page asks for another: who may look is asked again.
const LONGEST: Duration = Duration::from_secs(600);
/// What was done by another program is noticed as often.
const LOOKS: Duration = Duration::from_secs(1);

/// Everybody who looks on.
#[derive(Default)]
pub(super) struct Live {
    room: Mutex<Room>,
    /// Rung after every act.
    bell: Notify,
    closed: AtomicBool,
}

#[derive(Default)]
struct Room {
    next: u64,
    seats: BTreeMap<u64, Seat>,
    /// Where somebody has come or gone, and the others have not been told yet.
    stirred: BTreeSet<String>,
    /// What was last told of each article that somebody looks at.
    told: HashMap<String, ClaimStates>,
    seq: i64,
}

struct Seat {
    article: String,
    claim: String,
    who: String,
    news: mpsc::Sender<Bytes>,
}

impl Live {
    /// Takes a seat before an article, or one of its claims. Whoever saw it as it was after the
    /// act `seen` is first told what stands now. `alone`: everybody here goes by this name.
    pub(super) fn join(
        self: &Arc<Self>,
        desk: &Desk,
        (who, alone): (&str, bool),
        (article, claim): (&str, &str),
        seen: Option<i64>,
    ) -> Result<Stream, Error> {
        let now = workbench::claim_states(desk, article)?;
        let (news, taken) = mpsc::channel(MOST_UNTAKEN);
        let mut room = self.room();
        if room.seats.len() >= MOST_STREAMS || self.closed.load(Ordering::Acquire) {
            return Err(Error::new(Kind::Busy, "Too many look on at once. Reload in a minute."));
        }
        let own = room.seats.values().filter(|seat| seat.who == who).count();
        if !alone && own >= MOST_OF_ONE {
            let message = "You look on from many windows. Close some, then reload this one.";
            return Err(Error::new(Kind::Busy, message));
        }
        let _ = news.try_send(Bytes::from_static(b"retry: 2000\n\n"));
        if seen != Some(now.seq) {
            let _ = news.try_send(states(now.seq, now.draft, now.claims.iter()));
        }
        if room.seats.is_empty() {
            room.seq = now.seq;
        }
        room.told.entry(article.to_owned()).or_insert(now);
        let id = room.next;
        room.next += 1;
        let (article, claim) = (article.to_owned(), claim.to_owned());
        room.seats.insert(id, Seat { article: article.clone(), claim, who: who.to_owned(), news });
        room.tell_one(id);
        room.stirred.insert(article.clone());
        drop(room);
        self.ring();
        let beat = interval_at(Instant::now() + BEAT, BEAT);
        let ends = Instant::now() + LONGEST;
        Ok(Stream { live: Arc::clone(self), id, article, taken, beat, ends })
    }

    /// Says that something was done.
    pub(super) fn ring(&self) {
        self.bell.notify_one();
    }

    /// Ends every stream, and lets no new one begin.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.room().seats.clear();
        self.bell.notify_one();
    }

    /// Waits until something was done, here or by another program; false once closed.
    pub(super) async fn waits(&self) -> bool {
        if tokio::time::timeout(LOOKS, self.bell.notified()).await.is_ok() {
            tokio::time::sleep(TOGETHER).await;
        }
        !self.closed.load(Ordering::Acquire)
    }

    /// Tells everybody what has changed before them.
    pub(super) fn look(&self, hands: &Hands) {
        let mut room = self.room();
        for article in std::mem::take(&mut room.stirred) {
            room.tell_who(&article);
        }
        let nobody = room.seats.is_empty();
        drop(room);
        if nobody {
            return;
        }
        if let Err(error) = hands.read(|desk| self.tell(desk)) {
            log(&[("fault", &error.message), ("path", "/live")]);
        }
    }

    fn tell(&self, desk: &Desk) -> Result<(), Error> {
        let seq = workbench::last_act_number(desk)?;
        let articles: Vec<_> = {
            let mut room = self.room();
            if room.seq == seq {
                return Ok(());
            }
            room.seq = seq;
            let Room { told, seats, .. } = &mut *room;
            told.retain(|article, _| seats.values().any(|seat| seat.article == *article));
            told.keys().cloned().collect()
        };
        for article in articles {
            let now = workbench::claim_states(desk, &article)?;
            let mut room = self.room();
            let before = room.told.insert(article.clone(), now.clone()).unwrap_or_default();
            let was: HashMap<_, _> =
                before.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
            let changed = now.claims.iter().filter(|now| was.get(now.id.as_str()) != Some(now));
            let changed: Vec<_> = changed.collect();
            let same_claims = now.claims.len() == before.claims.len();
            if !changed.is_empty() || !same_claims || now.draft != before.draft {
                room.send(&article, |_, _| {
                    Some(states(now.seq, now.draft, changed.iter().copied()))
                });
            }
        }
        Ok(())
    }

    fn leave(&self, id: u64, article: &str) {
        let mut room = self.room();
        if room.seats.remove(&id).is_some() {
            room.stirred.insert(article.to_owned());
            drop(room);
            self.ring();
        }
    }

    fn room(&self) -> std::sync::MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    /// Tells everybody before an article who else is there.
    fn tell_who(&mut self, article: &str) {
        let here = self.here(article);
        self.send(article, |_, seat| Some(others(&here, seat)));
    }

    /// Tells one seat who else is there.
    fn tell_one(&mut self, id: u64) {
        let Some(seat) = self.seats.get(&id) else { return };
        let _ = seat.news.try_send(others(&self.here(&seat.article), seat));
    }

    /// Who is before an article, at which claim, and in how many windows.
    fn here(&self, article: &str) -> BTreeMap<(String, String), usize> {
        let mut here = BTreeMap::new();
        for seat in self.seats.values().filter(|seat| seat.article == article) {
            *here.entry((seat.claim.clone(), seat.who.clone())).or_default() += 1;
        }
        here
    }

    /// Sends to everybody before an article; who does not take it loses the seat.
    fn send(&mut self, article: &str, mut say: impl FnMut(u64, &Seat) -> Option<Bytes>) {
        self.seats.retain(|id, seat| {
            seat.article != article
                || say(*id, seat).is_none_or(|bytes| seat.news.try_send(bytes).is_ok())
        });
    }
}

/// Names who else is there: those at the same claim before the others, and not all of a crowd.
fn others(here: &BTreeMap<(String, String), usize>, own: &Seat) -> Bytes {
    let same = |claim: &str| !own.claim.is_empty() && claim == own.claim;
    let is_own = |claim: &str, who: &str| claim == own.claim && who == own.who;
    let others = here.iter().filter(|((claim, who), windows)| **windows > 1 || !is_own(claim, who));
    let (near, far): (Vec<_>, Vec<_>) = others.partition(|((claim, _), _)| same(claim));
    let named = near.into_iter().chain(far).take(MOST_NAMED);
    let named = named.map(|((claim, who), _)| json!({ "who": who, "claim": claim }));
    event("here", &json!({ "others": named.collect::<Vec<_>>() }))
}

fn states<'c>(seq: i64, draft: i64, claims: impl Iterator<Item = &'c StateOfClaim>) -> Bytes {
    let claims: Vec<_> = claims.collect();
    event("states", &json!({ "seq": seq, "draft": draft, "claims": claims }))
}

fn event(name: &str, data: &Value) -> Bytes {
    Bytes::from(format!("event: {name}\ndata: {data}\n\n"))
}

/// The events of one page, until it is closed.
pub(super) struct Stream {
    live: Arc<Live>,
    id: u64,
    article: String,
    taken: mpsc::Receiver<Bytes>,
    beat: Interval,
    ends: Instant,
}

impl hyper::body::Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if Instant::now() >= self.ends {
            return Poll::Ready(None);
        }
        if let Poll::Ready(news) = self.taken.poll_recv(cx) {
            return Poll::Ready(news.map(|bytes| Ok(Frame::data(bytes))));
        }
        self.beat.poll_tick(cx).map(|_| Some(Ok(Frame::data(Bytes::from_static(b":\n\n")))))
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.live.leave(self.id, &self.article);
    }
}

impl IntoResponse for Stream {
    fn into_response(self) -> Response {
        const EVENTS: &str = "text/event-stream; charset=utf-8";
        let headers = [
            (header::CONTENT_TYPE, EVENTS),
            // A proxy must not hold them back.
            (HeaderName::from_static("x-accel-buffering"), "no"),
        ];
        (headers, Body::new(self)).into_response()
    }
}
