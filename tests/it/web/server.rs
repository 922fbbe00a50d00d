//! A desk served to a test: the program itself, on a free port of this machine, stopped by its own
//! process id; and a plain client that sends what it is told to.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;

/// A server of a desk of its own.
pub(super) struct Server {
    child: Child,
    /// `127.0.0.1:41234`
    pub(super) address: String,
    /// Where the sample desk opens: `/c/c1`.
    pub(super) first: String,
    folder: TempDir,
    log: Arc<Mutex<String>>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Reply {
    /// Returns every header of that name.
    pub(super) fn headers(&self, name: &str) -> Vec<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let own = lines.filter(|(own, _)| own.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.trim()).collect()
    }

    /// Returns the header of that name, whatever its case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Server {
    /// Serves a new desk with the samples on it.
    pub(super) fn with_samples() -> Self {
        Self::start(&["--demo"])
    }

    /// Serves a new, empty desk.
    pub(super) fn empty() -> Self {
        Self::start(&[])
    }

    fn start(more: &[&str]) -> Self {
        Self::at(TempDir::new().unwrap(), more)
    }

    /// Serves the desk in that folder, with these options.
    pub(super) fn at(folder: TempDir, more: &[&str]) -> Self {
        let db = folder.path().join("desk.db");
        let mut child = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .args(["serve", "--bind", "127.0.0.1:0", "--as", "mara", "--db"])
            .arg(&db)
            .args(more)
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut talk = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert_ne!(talk.read_line(&mut line).unwrap(), 0, "the server ended at once");
        }
        let (_, place) = line.trim().split_once("http://").unwrap();
        let (address, first) = place.split_once('/').unwrap();
        let (address, first) = (address.to_owned(), format!("/{first}"));
        // The log must be read, or the server would wait for us.
        let log = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in talk.lines().map_while(Result::ok) {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        Self { child, address, first, folder, log }
    }

    /// Returns what the server has said since it listens, once `words` stand in it.
    pub(super) fn said(&self, words: &str) -> String {
        for _ in 0..500 {
            let said = self.log.lock().unwrap().clone();
            if said.contains(words) {
                return said;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server never said {words:?}: {}", self.log.lock().unwrap());
    }

    /// Returns where the desk lies.
    pub(super) fn db(&self) -> PathBuf {
        self.folder.path().join("desk.db")
    }

    /// Returns a connection.
    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends these bytes and reads all that comes back until the server closes.
    pub(super) fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        // It may have answered and closed before everything was sent.
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let all = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        let whole;
        let body = if head.contains("transfer-encoding: chunked") {
            whole = joined(body);
            &whole
        } else {
            body
        };
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Reply { status: status.unwrap_or(0), head: head.to_owned(), body: body.to_owned() }
    }

    /// Gets a page.
    pub(super) fn get(&self, path: &str) -> Reply {
        self.raw(
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
                .as_bytes(),
        )
    }

    /// Sends a form as one of the desk's own pages does.
    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_with(path, fields, "Sec-Fetch-Site: same-origin\r\n")
    }

    /// Presses the button of a page that undoes the act it names.
    pub(super) fn undo(&self, page: &str) -> Reply {
        let html = self.get(page).body;
        let seq = html.split("name=\"seq\" value=\"").nth(1);
        let seq = seq.unwrap_or_else(|| panic!("nothing to undo on {page}: {html}"));
        let seq = seq.split('"').next().unwrap();
        let to = if page.starts_with("/queue") { "/queue/undo" } else { "/undo" };
        self.post(to, &[("back", page), ("seq", seq)])
    }

    /// Sends a form with these headers.
    pub(super) fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &str) -> Reply {
        let headers = format!("Connection: close\r\n{headers}");
        self.raw(form(&self.address, path, fields, &headers).as_bytes())
    }

    /// Returns a client that asks and sends over one connection, as a browser does.
    pub(super) fn client(&self) -> Client {
        let stream = self.connect();
        stream.set_nodelay(true).unwrap();
        Client { stream: BufReader::new(stream), address: self.address.clone() }
    }

    /// Kills the server as a power cut would the program, and serves the same desk once more.
    pub(super) fn killed_and_begun_again(mut self) -> Self {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let folder = std::mem::replace(&mut self.folder, TempDir::new().unwrap());
        Self::at(folder, &[])
    }

    /// Tells the server to stop, and waits until it has.
    #[cfg(unix)]
    pub(super) fn stop_kindly(&mut self) -> std::process::ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap()
    }

    /// Runs a command on the served desk, with that typed.
    pub(super) fn run(&self, arguments: &[&str], typed: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .args(arguments)
            .arg("--db")
            .arg(self.db())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may end without reading what is typed.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Runs a command on the served desk and returns what it prints.
    pub(super) fn command(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments, "");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }
}

/// Somebody who keeps a connection to the server.
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    address: String,
}

impl Client {
    /// Gets a page.
    pub(super) fn get(&mut self, path: &str) -> Reply {
        self.try_get(path).unwrap()
    }

    /// Gets a page, if the connection is still there.
    pub(super) fn try_get(&mut self, path: &str) -> std::io::Result<Reply> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        self.ask(&request)
    }

    /// Sends a form as one of the desk's own pages does.
    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.try_post(path, fields).unwrap()
    }

    /// Sends one, if the connection is still there.
    pub(super) fn try_post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> std::io::Result<Reply> {
        let request = form(&self.address, path, fields, "Sec-Fetch-Site: same-origin\r\n");
        self.ask(&request)
    }

    fn ask(&mut self, request: &str) -> std::io::Result<Reply> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let mut reply = Reply { status, head, body: String::new() };
        let length = reply.header("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        reply.body = String::from_utf8(body).unwrap();
        Ok(reply)
    }
}

/// A form as it is sent.
fn form(address: &str, path: &str, fields: &[(&str, &str)], headers: &str) -> String {
    let body: Vec<_> =
        fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
    let body = body.join("&");
    format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Joins what was sent in pieces, each behind its length.
fn joined(mut sent: &str) -> String {
    let mut whole = String::new();
    while let Some((length, rest)) = sent.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        whole.push_str(&rest[..length]);
        sent = rest[length..].strip_prefix("\r\n").unwrap();
        if length == 0 {
            return whole;
        }
    }
    panic!("it was broken off: {sent}");
}

/// A value as a form sends it.
pub(super) fn percent(value: &str) -> String {
    let mut sent = String::new();
    for byte in value.bytes() {
        write!(sent, "%{byte:02X}").unwrap();
    }
    sent
}
