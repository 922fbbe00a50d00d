//! The server itself: takes connections, a bounded number and none for ever, and stops when told
//! to, after what is under way. What is answered is left to `site.rs`.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::door::{Clock, Door};
use super::guard::Names;
use super::hands::Hands;
use super::limits::network;
use super::patient::Patient;
use super::room::{Answered, Made, Room, Whose};
use super::site::{Site, router};
use super::visit::{Cookies, Peer};
use crate::workbench::{self, Desk, Error, Kind, Who};

/// How the pages are served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The desk's database; made when there is none.
    pub db: PathBuf,
    /// Where to listen. Port 0 takes a free one.
    pub bind: SocketAddr,
    /// Names under which the desk may be called besides this machine's own.
    pub hosts: Vec<String>,
    /// Whether one must log in, though the desk has no accounts yet.
    pub accounts: bool,
    /// Whether a proxy of ours stands in front, whose word on the way is taken.
    pub behind_proxy: bool,
    /// Who is at this machine, while the desk has no accounts.
    pub who: Who,
}

/// A desk that is open.
#[derive(Clone, Debug)]
pub struct Open {
    /// Where it listens.
    pub address: SocketAddr,
    /// The address of the page on which its first account is made, where one is needed. It is
    /// shown this once.
    pub set_up: Option<String>,
    /// Whether passwords come in unencrypted from other machines.
    pub in_the_clear: bool,
}

/// A header must be there by then; a connection on which nothing is asked is closed as soon.
const HEADER_SECONDS: u64 = 6;
/// More connections at once have no room; a process may open about a thousand files.
const MOST_CONNECTIONS: usize = 900;
/// And so many of one network, where no proxy stands in front.
const MOST_OF_ONE: usize = 300;
/// So many wait to be taken in.
const MOST_COMING: u32 = 4096;
/// A header larger than that is refused.
const HEADER_BYTES: usize = 64 << 10;
/// What is under way when the server is told to stop has so long to end.
const LAST_SECONDS: u64 = 5;

/// Serves the desk until the process is told to stop. `ready` hears of it once it listens.
///
/// # Errors
///
/// The desk cannot be opened, the address cannot be had, or lies beyond this machine while nobody
/// can log in.
pub fn serve(options: &Options, ready: impl FnOnce(Open)) -> Result<(), Error> {
    let far = !options.bind.ip().is_loopback();
    if far && !(options.db.exists() && workbench::has_accounts(&Desk::open_to_act(&options.db)?)?) {
        return Err(without_accounts(options.bind.ip()));
    }
    let hands = Hands::open(&options.db)?;
    let accounts = hands.read(|desk| workbench::has_accounts(desk))?;
    // Whoever names the desk for others, or puts a proxy before it, means others to come.
    let shut = accounts || far || options.accounts || options.behind_proxy;
    let shut = shut || !options.hosts.is_empty();
    if shut {
        workbench::prepare_locks();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::new(Kind::Fault, error.to_string()))?;
    runtime.block_on(async {
        let cannot = |error: std::io::Error| {
            Error::new(Kind::Store, format!("Cannot listen on {}: {error}.", options.bind))
                .hint("Take another port: --bind 127.0.0.1:8400")
        };
        let listener = bound(options.bind).map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        let names = Names::new(address, &options.hosts);
        let cookies = Cookies { port: address.port() };
        let local = options.who.clone().elsewhere();
        let door = Door::new(local, (shut, options.behind_proxy), cookies, Clock::system());
        let key = (shut && !accounts).then(|| door.first_link()).flatten();
        let set_up = key.map(|key| format!("http://{address}/setup?key={}", key.shown()));
        let site = Arc::new(Site::new(hands, names, door));
        ready(Open { address, set_up, in_the_clear: far && !options.behind_proxy });
        listen(listener, site, told_to_stop()).await;
        Ok(())
    })
}

/// Begins to listen. Many may come within a moment, and who finds no place to wait tries again only
/// after a second.
fn bound(at: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // As everybody does who listens; elsewhere it means something else.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(at)?;
    socket.listen(MOST_COMING)
}

fn without_accounts(address: IpAddr) -> Error {
    let message = format!(
        "{address} can be reached from other machines, and nobody on this desk has a password yet."
    );
    Error::usage(message).hint(
        "Give yourself one with factdesk reviewers password HANDLE, or begin on this machine: \
         factdesk serve --accounts shows a link to the first account. Passwords must not travel \
         in the clear: put a proxy with TLS in front and add --behind-proxy (docs/serve.md).",
    )
}

/// Ends when the process is asked to.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => (), _ = terminated.recv() => () }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}

async fn listen(listener: TcpListener, site: Arc<Site>, stop: impl Future<Output = ()>) {
    let live = Arc::clone(&site.live);
    let watch = tokio::spawn(look_on(Arc::clone(&site)));
    let behind_proxy = site.door.behind_proxy;
    let service = router(site);
    // Behind a proxy all come from there.
    let most_of_one = if behind_proxy { MOST_CONNECTIONS } else { MOST_OF_ONE };
    let (closing, closed) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut taken = Room::default();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        while connections.try_join_next().is_some() {}
        let Ok((stream, peer)) = accepted else {
            // No file left, most likely: others must close first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let network = network(peer.ip());
        let made = loop {
            match taken.make(network, (MOST_CONNECTIONS, most_of_one)) {
                Made::Soon => tokio::time::sleep(Duration::from_millis(1)).await,
                made => break made,
            }
        };
        if made == Made::None {
            continue;
        }
        let (service, closed, turn) = (service.clone(), closed.clone(), Whose::default());
        let own = turn.clone();
        let task = connections.spawn(connection(stream, Peer(peer.ip()), service, own, closed));
        taken.take(network, turn, task);
    }
    drop(listener);
    live.close();
    let _ = closing.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(Duration::from_secs(LAST_SECONDS), all).await;
    watch.abort();
}

/// Tells whoever looks on what has changed.
async fn look_on(site: Arc<Site>) {
    while site.live.waits().await {
        let site = Arc::clone(&site);
        let _ = tokio::task::spawn_blocking(move || site.live.look(&site.hands)).await;
    }
}

async fn connection(
    stream: TcpStream,
    peer: Peer,
    service: axum::Router,
    turn: Whose,
    mut closed: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let stream = Patient::new(TokioIo::new(stream), turn.clone());
    let service = TowerToHyperService::new(service);
    let asked = service_fn(move |mut request: hyper::Request<Incoming>| {
        if request.body().is_end_stream() {
            turn.is_ours();
        }
        request.extensions_mut().insert(peer);
        request.extensions_mut().insert(turn.clone());
        let (answered, turn) = (service.call(request), turn.clone());
        async move { answered.await.map(|response| response.map(|body| Answered { body, turn })) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEADER_SECONDS))
        .max_buf_size(HEADER_BYTES)
        .serve_connection(stream, asked);
    tokio::pin!(served);
    tokio::select! {
        _ = served.as_mut() => (),
        _ = closed.changed() => {
            served.as_mut().graceful_shutdown();
            let _ = served.await;
        }
    }
}

/// Writes one line of the log: a JSON object on standard error.
pub(super) fn log(fields: &[(&str, &str)]) {
    let at = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let mut line = serde_json::Map::new();
    line.insert("at".to_owned(), at.into());
    line.extend(fields.iter().map(|&(name, value)| (name.to_owned(), value.into())));
    let _ = writeln!(std::io::stderr().lock(), "{}", serde_json::Value::from(line));
}
