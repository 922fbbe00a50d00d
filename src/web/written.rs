//! A file that is sent while it is written, piece by piece: a report of the whole desk takes no
//! more memory than a few of its pieces. What fails before the first piece is a page like any other
//! failure; later the connection is broken off, so that nobody takes half a file for a whole one.

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use hyper::body::Frame;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::listen::log;
use super::site::Site;
use super::turns::Turn;
use crate::workbench::{Desk, Error, Kind};

/// Writes a file of the desk.
pub(super) type Writes = Box<dyn FnOnce(&mut Desk, &mut dyn Write) -> Result<(), Error> + Send>;

/// So much is sent at a time.
const PIECE_BYTES: usize = 64 << 10;
/// So many pieces wait to be taken.
const MOST_WAITING: usize = 4;
/// By then the whole file must be written and taken: it shows the desk at one moment, and that
/// moment cannot be held for ever.
const LONGEST: Duration = Duration::from_secs(180);

enum Piece {
    Words(Bytes),
    Failed(Error),
}

/// The file, as it comes.
pub(super) struct Coming {
    first: Option<Bytes>,
    rest: mpsc::Receiver<Piece>,
}

/// Begins to write a file; returns once its first piece is there. For a thread that may wait.
pub(super) fn begin(site: &Arc<Site>, turn: Turn, write: Writes) -> Result<Coming, Error> {
    let (send, mut rest) = mpsc::channel(MOST_WAITING);
    let own = Arc::clone(site);
    let _writing = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let until = Instant::now() + LONGEST;
        let mut pieces = Pieces { send, waiting: Vec::new(), until };
        let done = own.hands.read_within(LONGEST, |desk| write(desk, &mut pieces));
        let done = done.and_then(|()| Ok(pieces.send_on()?));
        match done {
            // Whoever wanted it has gone.
            Ok(()) | Err(Error { kind: Kind::Closed, .. }) => {}
            Err(error) => drop(pieces.say(Piece::Failed(error))),
        }
    });
    match rest.blocking_recv() {
        Some(Piece::Words(first)) => Ok(Coming { first: Some(first), rest }),
        Some(Piece::Failed(error)) => Err(error),
        None => Ok(Coming { first: None, rest }),
    }
}

/// Takes what is written and sends it in pieces.
struct Pieces {
    send: mpsc::Sender<Piece>,
    waiting: Vec<u8>,
    until: Instant,
}

impl Pieces {
    fn send_on(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let words = std::mem::take(&mut self.waiting);
        self.say(Piece::Words(words.into()))
    }

    fn say(&self, piece: Piece) -> io::Result<()> {
        let left = self.until.saturating_duration_since(Instant::now());
        let sent = Handle::current()
            .block_on(async { tokio::time::timeout(left, self.send.send(piece)).await });
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Pieces {
    fn write(&mut self, words: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(words);
        if self.waiting.len() >= PIECE_BYTES {
            self.send_on()?;
        }
        Ok(words.len())
    }

    /// A small piece waits for more: what fails meanwhile is then told by a page.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl hyper::body::Body for Coming {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        self.rest.poll_recv(cx).map(|piece| match piece? {
            Piece::Words(words) => Some(Ok(Frame::data(words))),
            Piece::Failed(error) => {
                log(&[("fault", &error.message), ("path", "a report that was being sent")]);
                Some(Err(io::Error::other("the rest could not be written")))
            }
        })
    }
}
