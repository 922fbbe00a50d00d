//! Clients that keep a server waiting (T28): heads and forms that never come whole, answers that
//! nobody takes, connections by the thousand. They are cut or make room, and others are answered as
//! if nothing were.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::net::{TcpSocket, TcpStream};

use super::many::Waits;
use super::server::Server;

/// What each connection of a crowd does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crowd {
    /// Nothing at all.
    Silent,
    /// Sends a head, a byte a second, without end.
    Heads,
    /// Sends a form, a byte a second.
    Forms,
    /// Asks for a file again and again, and takes none of it.
    Deaf,
}

/// What became of a crowd.
#[derive(Default)]
struct Held {
    open: AtomicUsize,
    most: AtomicUsize,
    opened: AtomicUsize,
    /// How long those connections were held that the server has cut.
    cut: Mutex<Vec<Duration>>,
}

impl Crowd {
    fn first_words(self, host: &str, asset: &str) -> String {
        match self {
            Self::Silent => String::new(),
            Self::Heads => format!("GET / HTTP/1.1\r\nHost: {host}\r\nX-Slow: "),
            Self::Forms => format!(
                "POST /c/c1/note HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n\
                 words="
            ),
            Self::Deaf => format!("GET {asset} HTTP/1.1\r\nHost: {host}\r\n\r\n").repeat(40),
        }
    }

    /// Holds one connection until the server cuts it.
    async fn hold(self, from: IpAddr, to: SocketAddr, asset: &str) -> std::io::Result<()> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(from, 0))?;
        if self == Self::Deaf {
            socket.set_recv_buffer_size(4096)?;
        }
        let stream = socket.connect(to).await?;
        say(&stream, self.first_words(&to.to_string(), asset).as_bytes()).await?;
        loop {
            let second = tokio::time::sleep(Duration::from_secs(1));
            match self {
                // What it would take is not taken, and so it does not see the end either.
                Self::Deaf => {
                    second.await;
                    if stream.take_error()?.is_some() || ended(&stream) {
                        return Ok(());
                    }
                }
                Self::Silent => return heard_out(&stream).await,
                Self::Heads | Self::Forms => tokio::select! {
                    heard = heard_out(&stream) => return heard,
                    () = second => say(&stream, b"x").await?,
                },
            }
        }
    }

    /// Holds so many connections from those addresses, each anew when it is cut, until told to go.
    async fn hold_all(
        self,
        many: usize,
        from: &'static [IpAddr],
        (to, asset): (SocketAddr, Arc<str>),
        held: Arc<Held>,
    ) {
        for number in 0..many {
            let (held, from) = (Arc::clone(&held), from[number % from.len()]);
            let asset = Arc::clone(&asset);
            tokio::spawn(async move {
                loop {
                    let begun = Instant::now();
                    let open = held.open.fetch_add(1, Ordering::Relaxed) + 1;
                    held.most.fetch_max(open, Ordering::Relaxed);
                    held.opened.fetch_add(1, Ordering::Relaxed);
                    let _ = self.hold(from, to, &asset).await;
                    held.open.fetch_sub(1, Ordering::Relaxed);
                    held.cut.lock().unwrap().push(begun.elapsed());
                    tokio::time::sleep(if many < 2_000 { PAUSE } else { 5 * PAUSE }).await;
                }
            });
            // They come one after the other, though quickly; those who ask for something, less so:
            // a crowd that has the server work is another matter.
            let at_once = if self == Self::Deaf { 1 } else { 40 };
            if number % at_once == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        std::future::pending::<()>().await;
    }
}

/// Whoever was cut comes again after this, or five times as long where they are many.
const PAUSE: Duration = Duration::from_secs(1);

async fn say(stream: &TcpStream, mut words: &[u8]) -> std::io::Result<()> {
    while !words.is_empty() {
        stream.writable().await?;
        match stream.try_write(words) {
            Ok(sent) => words = &words[sent..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes what the server says until it closes.
async fn heard_out(stream: &TcpStream) -> std::io::Result<()> {
    let mut heard = [0; 512];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut heard) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether the server has given up a connection from which nothing is taken.
fn ended(stream: &TcpStream) -> bool {
    matches!(stream.try_write(b"x"), Err(error) if error.kind() != std::io::ErrorKind::WouldBlock)
}

/// A crowd at work in a thread of its own; it goes when this is dropped.
struct AtWork {
    held: Arc<Held>,
    over: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl AtWork {
    fn begin(crowd: Crowd, many: usize, from: &'static [IpAddr], server: &Server) -> Self {
        let held = Arc::new(Held::default());
        let (over, until) = tokio::sync::oneshot::channel();
        let page = server.get("/").body;
        let asset = page.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
        let asset: Arc<str> = asset.unwrap().into();
        assert!(server.get(&asset).body.len() > 20_000, "{asset}");
        let (own, to) = (Arc::clone(&held), (server.address.parse().unwrap(), asset));
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                tokio::select! {
                    () = crowd.hold_all(many, from, to, own) => (),
                    _ = until => (),
                }
            });
        });
        Self { held, over: Some(over), thread: Some(thread) }
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        drop(self.over.take());
        self.thread.take().map(std::thread::JoinHandle::join);
    }
}

/// Somebody who works on: looks at pages by new connections and by one that is kept, and writes.
fn work_on(server: &Server, over: &AtomicBool) -> Waits {
    let mut waits = Vec::new();
    let mut kept = server.client();
    for turn in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let begun = Instant::now();
        let status = match turn % 4 {
            0 => server.get("/").status,
            1 => server.get("/queue").status,
            2 => server.post("/c/c2/note", &[("words", "Rang, nobody there.")]).status,
            _ => {
                let mut reply = kept.try_get("/c/c1");
                if reply.is_err() {
                    // As a browser does when a connection that it has kept was closed meanwhile.
                    kept = server.client();
                    reply = kept.try_get("/c/c1");
                }
                reply.unwrap().status
            }
        };
        waits.push(begun.elapsed());
        assert!(matches!(status, 200 | 303), "{status} in turn {turn}");
        std::thread::sleep(Duration::from_millis(20));
    }
    Waits::of(waits)
}

const HERE: &[IpAddr] = &[IpAddr::V4(Ipv4Addr::LOCALHOST)];
/// More than the server takes of one network.
const ALL_OVER: &[IpAddr] = &[
    IpAddr::V4(Ipv4Addr::LOCALHOST),
    IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)),
    IpAddr::V4(Ipv4Addr::new(127, 0, 0, 3)),
    IpAddr::V4(Ipv4Addr::new(127, 0, 0, 4)),
    IpAddr::V4(Ipv4Addr::new(127, 0, 0, 5)),
];

/// Works on for so long while a crowd is there, and says how it was.
fn meanwhile(
    server: &Server,
    (crowd, many): (Crowd, usize),
    from: &'static [IpAddr],
    time: Duration,
) -> (Waits, AtWork) {
    let at_work = AtWork::begin(crowd, many, from, server);
    let over = AtomicBool::new(false);
    let waits = std::thread::scope(|scope| {
        let works = scope.spawn(|| work_on(server, &over));
        let until = Instant::now() + time;
        while Instant::now() < until && !works.is_finished() {
            std::thread::sleep(Duration::from_millis(50));
        }
        over.store(true, Ordering::Relaxed);
        works.join().unwrap()
    });
    (waits, at_work)
}

fn too_large(server: &Server) -> u16 {
    let head = format!(
        "POST /add HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99000000\r\n\r\ntext=",
        server.address
    );
    server.raw(head.as_bytes()).status
}

#[test]
fn a_crowd_that_is_slow_keeps_nobody_waiting() {
    let server = Server::with_samples();
    for (crowd, many) in
        [(Crowd::Silent, 330), (Crowd::Heads, 330), (Crowd::Forms, 330), (Crowd::Deaf, 100)]
    {
        let (waits, at_work) = meanwhile(&server, (crowd, many), HERE, Duration::from_secs(2));
        assert_eq!(too_large(&server), 413, "{crowd:?}");
        assert!(at_work.held.opened.load(Ordering::Relaxed) >= many, "{crowd:?}");
        // Fifty milliseconds on a machine of its own; this one may be busy with other tests.
        assert!(waits.at(900) < Duration::from_millis(500), "{crowd:?}: {waits}");
    }
}

#[test]
fn a_head_that_does_not_come_is_cut_off() {
    let server = Server::empty();
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let begun = Instant::now();
    // Closed, or told that it took too long and closed.
    let end = stream.read_to_end(&mut Vec::new());
    assert!(end.is_ok() && begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

/// So many files this process may open; `None` where that cannot be told.
fn files(which: usize) -> Option<u64> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find(|line| line.starts_with("Max open files"))?;
    let limit = line.split_whitespace().nth(3 + which)?;
    limit.parse().or_else(|_| limit.eq("unlimited").then_some(u64::MAX).ok_or(())).ok()
}

const FILES: u64 = 11_000;

/// Runs this test anew in a process that may open more files; returns false where that is not
/// needed.
fn raised(test: &str) -> bool {
    let (Some(now), Some(most)) = (files(0), files(1)) else { return false };
    if now >= FILES {
        return false;
    }
    assert!(most >= FILES, "this needs {FILES} open files and may have {most}: see ulimit -Hn");
    let own = std::env::current_exe().unwrap();
    let done = std::process::Command::new("sh")
        .args(["-c", &format!("ulimit -n {FILES}; exec \"$0\" \"$@\"")])
        .arg(own)
        .args(["--exact", test, "--ignored", "--nocapture"])
        .status()
        .unwrap();
    assert!(done.success());
    true
}

/// The full size: `cargo test --release --test it t28_in_full -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn t28_in_full() {
    const LONGEST_HEAD: Duration = Duration::from_secs(10);
    if raised("web::slow::t28_in_full") {
        return;
    }
    let server = Server::with_samples();
    let over = AtomicBool::new(false);
    let alone = std::thread::scope(|scope| {
        let works = scope.spawn(|| work_on(&server, &over));
        std::thread::sleep(Duration::from_secs(5));
        over.store(true, Ordering::Relaxed);
        works.join().unwrap()
    });
    let mut slowest = Duration::ZERO;
    println!("nobody else: {} requests, {alone}", alone.len());
    for (crowd, many, from) in [
        (Crowd::Heads, 500, HERE),
        (Crowd::Heads, 500, ALL_OVER),
        (Crowd::Forms, 500, HERE),
        (Crowd::Forms, 1_500, ALL_OVER),
        (Crowd::Deaf, 500, HERE),
        (Crowd::Deaf, 1_500, ALL_OVER),
        (Crowd::Silent, 10_000, HERE),
        (Crowd::Silent, 10_000, ALL_OVER),
    ] {
        let (waits, at_work) = meanwhile(&server, (crowd, many), from, Duration::from_secs(15));
        let held = &at_work.held;
        let cut = Waits::of(held.cut.lock().unwrap().clone());
        println!(
            "{many} {crowd:?} from {} address(es), {} at once, {} in all, {} cut after at most \
             {:.1?}: {} requests, {waits}",
            from.len(),
            held.most.load(Ordering::Relaxed),
            held.opened.load(Ordering::Relaxed),
            cut.len(),
            cut.at(1000),
            waits.len(),
        );
        assert_eq!(too_large(&server), 413);
        if crowd == Crowd::Heads {
            assert!(cut.at(1000) <= LONGEST_HEAD, "a head is held for {:.1?}", cut.at(1000));
        }
        slowest = slowest.max(waits.at(990));
    }
    // A program that was not built to be fast says nothing about how long it takes.
    if !cfg!(debug_assertions) {
        assert!(slowest <= Duration::from_millis(50), "p99 of {slowest:.1?}");
    }
}
