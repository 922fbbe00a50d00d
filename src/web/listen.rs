//! The server itself: takes connections, a bounded number and none for ever, and stops when told
//! to, after what is under way. What is answered is left to `site.rs`.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::guard::Names;
use super::hands::Hands;
use super::site::{Site, router};
use crate::workbench::{Error, Kind, Who};

/// How the pages are served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The desk's database; made when there is none.
    pub db: PathBuf,
    /// Where to listen. Port 0 takes a free one.
    pub bind: SocketAddr,
    /// Names under which the desk may be called besides this machine's own.
    pub hosts: Vec<String>,
    /// Who is at the keyboard.
    pub who: Who,
}

/// A header must be there by then; a connection on which nothing is asked is closed as soon.
const HEADER_SECONDS: u64 = 8;
/// More connections at once are closed unheard.
const MOST_CONNECTIONS: usize = 1024;
/// A header larger than that is refused.
const HEADER_BYTES: usize = 64 << 10;
/// What is under way when the server is told to stop has so long to end.
const LAST_SECONDS: u64 = 5;

/// Serves the desk until the process is told to stop. `ready` hears the address once it listens.
///
/// # Errors
///
/// The desk cannot be opened, the address cannot be had, or lies beyond this machine.
pub fn serve(options: &Options, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    if !is_local(options.bind.ip()) {
        return Err(Error::usage(format!(
            "{} can be reached from other machines, and this desk has no accounts yet.",
            options.bind.ip()
        ))
        .hint(
            "Bind to 127.0.0.1, and reach it through a tunnel: ssh -L 8321:127.0.0.1:8321 HOST",
        ));
    }
    let hands = Hands::open(&options.db)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::new(Kind::Fault, error.to_string()))?;
    runtime.block_on(async {
        let cannot = |error: std::io::Error| {
            Error::new(Kind::Store, format!("Cannot listen on {}: {error}.", options.bind))
                .hint("Take another port: --bind 127.0.0.1:8400")
        };
        let listener = TcpListener::bind(options.bind).await.map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        let names = Names::new(address.port(), &options.hosts);
        let site = Arc::new(Site { hands, names, who: options.who.clone(), live: Arc::default() });
        ready(address);
        listen(listener, site, told_to_stop()).await;
        Ok(())
    })
}

const fn is_local(address: IpAddr) -> bool {
    address.is_loopback()
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
    let service = router(site);
    let permits = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let (closing, closed) = watch::channel(false);
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        while connections.try_join_next().is_some() {}
        let Ok((stream, _)) = accepted else {
            // No file left, most likely: others must close first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(permit) = Arc::clone(&permits).try_acquire_owned() else { continue };
        let (service, closed) = (service.clone(), closed.clone());
        connections.spawn(async move {
            connection(stream, service, closed).await;
            drop(permit);
        });
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

async fn connection(stream: TcpStream, service: axum::Router, mut closed: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEADER_SECONDS))
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
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
