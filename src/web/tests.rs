//! The door with a clock of its own: how long sessions last, and how often a password may be tried.
//! Everything else is tested over real connections, in `tests/it/web`.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::response::Response;
use chrono::DateTime;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tempfile::TempDir;

use super::door::{Clock, Door};
use super::guard::Names;
use super::hands::Hands;
use super::site::{Site, router};
use super::turns::Turns;
use super::visit::{Cookies, Peer};
use super::written;
use crate::desk::password;
use crate::workbench::{self, Desk, Error, Kind, Who};

const PASSWORD: &str = "three herons by the weir";
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

struct Desks {
    site: Arc<Site>,
    service: TowerToHyperService<Router>,
    seconds: Arc<AtomicI64>,
    folder: TempDir,
}

impl Desks {
    /// A desk on which Mara has a password, served with a clock that stands still.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let db = folder.path().join("desk.db");
        let mara = Who::of(Some("mara")).unwrap();
        let mut desk = Desk::open_to_write(&db).unwrap();
        let chosen = workbench::chosen("mara", PASSWORD).unwrap();
        workbench::set_password(&mut desk, &mara, &chosen).unwrap();
        let seconds = Arc::new(AtomicI64::new(1_700_000_000));
        let own = Arc::clone(&seconds);
        let clock =
            Clock::new(move || DateTime::from_timestamp(own.load(Ordering::Relaxed), 0).unwrap());
        let door = Door::new(mara, (true, false), Cookies { port: 80 }, clock);
        let names = Names::new("127.0.0.1:80".parse().unwrap(), &[]);
        let site = Site::new(Hands::open(&db).unwrap(), names, door);
        let site = Arc::new(site);
        let service = TowerToHyperService::new(router(Arc::clone(&site)));
        Self { site, service, seconds, folder }
    }

    fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn get(&self, cookies: &str) -> u16 {
        self.get_at("/", cookies).await.status().as_u16()
    }

    async fn get_at(&self, to: &str, cookies: &str) -> Response {
        let request = Request::get(to).header(header::HOST, "127.0.0.1:80");
        let request = request.header(header::COOKIE, cookies).body(Body::empty()).unwrap();
        self.service.call(request).await.unwrap()
    }

    async fn log_in(&self, from: IpAddr, cookies: &str, form: &str) -> Response {
        self.post("/login", from, cookies, form).await
    }

    async fn post(&self, to: &str, from: IpAddr, cookies: &str, form: &str) -> Response {
        let mut request = Request::post(to)
            .header(header::HOST, "127.0.0.1:80")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, form.len())
            .header(header::COOKIE, cookies)
            .body(Body::from(form.to_owned()))
            .unwrap();
        request.extensions_mut().insert(Peer(from));
        self.service.call(request).await.unwrap()
    }

    async fn right(&self, from: IpAddr, cookies: &str) -> Response {
        self.log_in(from, cookies, "handle=mara&password=three+herons+by+the+weir").await
    }

    async fn wrong(&self, from: IpAddr) -> u16 {
        self.log_in(from, "", "handle=mara&password=guess").await.status().as_u16()
    }
}

/// What a browser sends after that.
fn cookies(reply: &Response) -> String {
    let set = reply.headers().get_all(header::SET_COOKIE).iter();
    let pairs = set.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
    pairs.collect::<Vec<_>>().join("; ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_session_ends_when_it_is_not_used_and_at_last_whatever_happens() {
    let desk = Desks::new();
    let idle = cookies(&desk.right(HOME, "").await);
    let used = cookies(&desk.right(HOME, "").await);
    assert_eq!((desk.get(&idle).await, desk.get(&used).await), (200, 200));
    desk.wait(7 * HOUR);
    assert_eq!(desk.get(&used).await, 200);
    desk.used_is_kept(&used).await;
    desk.wait(HOUR + MINUTE);
    assert_eq!((desk.get(&idle).await, desk.get(&used).await), (303, 200), "eight hours");
    desk.used_is_kept(&used).await;
    // In use for a week: then it is over all the same.
    for _ in 0..22 {
        desk.wait(7 * HOUR);
        assert_eq!(desk.get(&used).await, 200);
        desk.used_is_kept(&used).await;
    }
    desk.wait(5 * HOUR + 53 * MINUTE);
    assert_eq!(desk.get(&used).await, 200, "six days, 23 hours, 54 minutes");
    desk.wait(6 * MINUTE);
    assert_eq!(desk.get(&used).await, 303);
    // A clock that is put back begins no session anew.
    desk.wait(-HOUR);
    assert_eq!(desk.get(&idle).await, 303);
}

impl Desks {
    /// Waits until the desk has written down that a session was used: a page does not wait for it.
    async fn used_is_kept(&self, cookies: &str) {
        let token = cookies.split("desk-80=").nth(1).unwrap().split(';').next().unwrap();
        let now = DateTime::from_timestamp(self.seconds.load(Ordering::Relaxed), 0).unwrap();
        for _ in 0..500 {
            let desk = Desk::open_to_read(&self.folder.path().join("desk.db")).unwrap();
            let session = workbench::session(&desk, token, now).unwrap().unwrap();
            if DateTime::parse_from_rfc3339(&session.seen_at).unwrap() == now {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("nobody wrote down that the session was used");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn guessing_is_limited_and_the_owner_is_not_locked_out() {
    let desk = Desks::new();
    let known = cookies(&desk.right(HOME, "").await);
    // A thousand guesses in ten minutes, each from another place.
    let mut tried = 0;
    for guess in 0..1_000_u32 {
        let from = IpAddr::V4((0xC633_6400 + guess).into());
        match desk.wrong(from).await {
            401 => tried += 1,
            other => assert_eq!(other, 429),
        }
        if guess % 5 == 4 && guess < 999 {
            desk.wait(3);
        }
    }
    assert!((10..=30).contains(&tried), "{tried} guesses were looked at");
    // The right password from elsewhere must wait like any other guess, and is told for how long.
    let elsewhere = desk.right(HOME, "").await;
    assert_eq!(elsewhere.status(), 429);
    assert!(elsewhere.headers().contains_key(header::RETRY_AFTER));
    // From the browser that Mara has always used it opens at once, while others go on guessing.
    assert_eq!(desk.right(HOME, &known).await.status(), 303);
    desk.wait(61);
    assert_eq!(desk.right(HOME, "").await.status(), 303, "and a minute later from anywhere");
}

/// The whole page.
async fn page(reply: Response) -> String {
    let bytes = axum::body::to_bytes(reply.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_text_is_read_while_somebody_else_writes() {
    let desk = Desks::new();
    let mara = cookies(&desk.right(HOME, "").await);
    let text = "title=Ferries&text=The+ferry+took+40+people+in+2021+and+90+people+in+2022.";
    let added = desk.post("/add", HOME, &mara, text).await;
    assert_eq!(added.status(), 303);
    let hold = held(&desk).await;
    let soon = Duration::from_secs(20);
    let further = format!("article=a1&{}", text.replace("90", "95"));
    let compared = tokio::time::timeout(soon, desk.post("/add", HOME, &mara, &further)).await;
    let compared = compared.expect("it is compared without waiting for the writer");
    assert_eq!(compared.status(), 200);
    let compared = page(compared).await;
    assert!(compared.contains("95 people"));
    let shown = compared.split("name=\"if_shown\" value=\"").nth(1).unwrap();
    let shown = shown.split('"').next().unwrap();
    // Too long is told at once as well, and comes back.
    let long = format!("title=Long&text={}", "The+ferry+took+40+people.+".repeat(50_000));
    let refused = tokio::time::timeout(soon, desk.post("/add", HOME, &mara, &long)).await.unwrap();
    assert_eq!(refused.status(), 413);
    let refused = page(refused).await;
    for part in ["has 1.3 MB", "up to 1 MB", "factdesk add", "nothing you typed is lost"] {
        assert!(refused.contains(part), "{part}");
    }
    assert!(refused.len() > 1_200_000, "the text is there to be shortened");
    let longer = format!("text={}", "The+ferry+took+40+people.+".repeat(200_000));
    let refused = page(desk.post("/add", HOME, &mara, &longer).await).await;
    assert!(refused.contains("has 5.2 MB") && refused.contains("go back in your browser"));
    assert!(refused.len() < 10_000, "{}", refused.len());
    hold.send(()).unwrap();
    let keep = format!("{further}&if_shown={shown}");
    let kept = desk.post("/a/a1/revise", HOME, &mara, &keep).await;
    assert_eq!(kept.status(), 303);
    assert!(desk.site.hands.read(|desk| workbench::next_draft(desk, "a1")).is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_file_is_written_no_faster_than_it_is_taken() {
    const PIECE: usize = 64 << 10;
    let desk = Desks::new();
    let turns = Turns::new(1, 1);
    let begin = |fails: bool| {
        let (site, turns) = (Arc::clone(&desk.site), Arc::clone(&turns));
        let pieces = Arc::new(AtomicI64::new(0));
        let own = Arc::clone(&pieces);
        let write: written::Writes = Box::new(move |_, out| {
            for _ in 0..200 {
                out.write_all("x".repeat(PIECE).as_bytes())?;
                own.fetch_add(1, Ordering::Relaxed);
                if fails {
                    return Err(Error::new(Kind::Store, "the disk is gone"));
                }
            }
            Ok(())
        });
        let turn = turns.take(Duration::from_secs(20)).unwrap();
        let begun = tokio::task::spawn_blocking(move || written::begin(&site, turn, write));
        async move { (begun.await.unwrap().unwrap(), pieces) }
    };
    let free = |turns: &Arc<Turns>| turns.take(Duration::from_secs(20)).is_some();
    let (coming, pieces) = begin(false).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let written = pieces.load(Ordering::Relaxed);
    assert!((1..=8).contains(&written), "{written} pieces wait in memory");
    let whole = axum::body::to_bytes(Body::new(coming), usize::MAX).await.unwrap();
    assert_eq!(whole.len(), 200 * PIECE);
    assert!(free(&turns));
    // Whoever goes away ends it.
    let (coming, pieces) = begin(false).await;
    drop(coming);
    assert!(free(&turns));
    assert!(pieces.load(Ordering::Relaxed) < 200);
    // Half a file is none.
    let (coming, _) = begin(true).await;
    assert!(axum::body::to_bytes(Body::new(coming), usize::MAX).await.is_err());
}

#[test]
fn a_handle_that_nobody_has_takes_as_long() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_to_write(&folder.path().join("desk.db")).unwrap();
    let mara = Who::of(Some("mara")).unwrap();
    let chosen = workbench::chosen("mara", PASSWORD).unwrap();
    workbench::set_password(&mut desk, &mara, &chosen).unwrap();
    workbench::prepare_locks();
    // The same work is done once for each: the time it takes is the same, whatever the machine.
    let work = |handle: &str, typed: &str| {
        let lock = workbench::Lock::of(&desk, handle).unwrap();
        assert!(lock.opened(typed).is_none());
        password::hashed(typed)
    };
    let known = work("mara", "a guess at somebody");
    assert_eq!(known, ["$argon2id$v=19$m=19456,t=2,p=1"]);
    assert_eq!(work("nobody", "a guess at nobody"), known);
    assert_eq!(work("", "a guess at an empty field"), known);
}

/// Has somebody hold the one pair of hands that writes, until it is told otherwise.
async fn held(desk: &Desks) -> std::sync::mpsc::Sender<()> {
    let (hold, until) = std::sync::mpsc::channel::<()>();
    let (holds, now) = tokio::sync::oneshot::channel();
    let site = Arc::clone(&desk.site);
    drop(tokio::task::spawn_blocking(move || {
        site.hands.write_alone(|_| {
            let _ = holds.send(());
            let _ = until.recv();
            Ok(())
        })
    }));
    now.await.unwrap();
    hold
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nobody_waits_for_the_desk_while_a_password_is_worked_on() {
    const NEW: &str = "eleven geese under a bridge";
    let desk = Desks::new();
    let mara = cookies(&desk.right(HOME, "").await);
    let hold = held(&desk).await;
    let form = format!("now={PASSWORD}&password={NEW}&again={NEW}").replace(' ', "+");
    let change = desk.post("/account/password", HOME, &mara, &form);
    let worked_on = async {
        for _ in 0..2_000 {
            if !password::hashed(NEW).is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(password::hashed(NEW), [""], "it is worked on while somebody else writes");
        hold.send(()).unwrap();
    };
    let (changed, ()) = tokio::join!(change, worked_on);
    assert_eq!(changed.status(), 303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_page_left_open_keeps_no_session_alive() {
    let desk = Desks::new();
    let mara = cookies(&desk.right(HOME, "").await);
    let text = "text=The+ferry+took+40+people+in+2021.";
    assert_eq!(desk.post("/add", HOME, &mara, text).await.status(), 303);
    desk.used_is_kept(&mara).await;
    for _ in 0..7 {
        desk.wait(HOUR);
        assert_eq!(desk.get_at("/live?article=a1", &mara).await.status(), 200);
        // What the desk writes down of it, it writes at once.
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    desk.wait(HOUR + MINUTE);
    assert_eq!(desk.get(&mara).await, 303, "eight hours without a page or an act");
}
