//! A connection whose other end must take what it asked for: whoever stops reading for long is cut
//! off, and keeps no room. What comes in is read along by `strict.rs`; who does not ask in time is
//! left to `listen.rs`, who makes room for others to `room.rs`.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::rt::{Read, ReadBuf, ReadBufCursor, Write};
use tokio::time::{Sleep, sleep};

use super::guard::HEADERS;
use super::room::Whose;
use super::strict::Strict;

/// Nothing is taken for so long, and the connection is over.
const PATIENCE: Duration = Duration::from_secs(30);

/// So much is read along at a time.
const PIECE_BYTES: usize = 4 << 10;

/// A stream that is written to with bounded patience.
pub(super) struct Patient<S> {
    stream: S,
    turn: Whose,
    /// Runs while the other end takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
    patience: Duration,
    strict: Strict,
    came: Vec<u8>,
    /// What is written in the place of the parser's own refusal, and how much of it has gone.
    refusal: Option<(Vec<u8>, usize)>,
}

impl<S> Patient<S> {
    /// Returns the stream with the usual patience.
    pub(super) fn new(stream: S, turn: Whose) -> Self {
        let (strict, came) = (Strict::new(), vec![0; PIECE_BYTES]);
        Self { stream, turn, stalled: None, patience: PATIENCE, strict, came, refusal: None }
    }

    /// Says how writing went; over when it has waited for too long.
    fn patiently<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            if self.stalled.take().is_some() {
                self.turn.takes(true);
            }
            return written;
        }
        if self.stalled.is_none() {
            self.turn.takes(false);
        }
        let patience = self.patience;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
        match stalled.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: Read + Unpin> Read for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { stream, strict, came, turn, .. } = &mut *self;
        let most = buf.remaining().min(came.len());
        let came = came.get_mut(..most).unwrap_or_default();
        let mut piece = ReadBuf::new(came);
        let read = Pin::new(stream).poll_read(cx, piece.unfilled());
        if read.is_pending() {
            turn.is_silent();
        }
        let length = piece.filled().len();
        if let Some(came) = came.get_mut(..length) {
            strict.pass(came);
            buf.put_slice(came);
        }
        read
    }
}

impl<S: Write + Unpin> Write for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.refusal.is_none() {
            this.refusal = with_headers(buf).map(|whole| (whole, 0));
        }
        let Some((whole, gone)) = &mut this.refusal else {
            let written = Pin::new(&mut this.stream).poll_write(cx, buf);
            return this.patiently(cx, written);
        };
        loop {
            let rest = whole.get(*gone..).unwrap_or_default();
            if rest.is_empty() {
                this.refusal = None;
                return this.patiently(cx, Poll::Ready(Ok(buf.len())));
            }
            match Pin::new(&mut this.stream).poll_write(cx, rest) {
                Poll::Ready(Ok(length)) if length > 0 => *gone += length,
                written => return this.patiently(cx, written),
            }
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.patiently(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.patiently(cx, shut)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let mut filled = bufs.iter().filter(|buf| !buf.is_empty());
        if let (Some(only), None) = (filled.next(), filled.next()) {
            return self.poll_write(cx, only);
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.patiently(cx, written)
    }
}

/// Returns the parser's own refusal of a request with the headers that every answer carries;
/// `None` for anything else: our own answers all have them, and no other ends with its head.
fn with_headers(buf: &[u8]) -> Option<Vec<u8>> {
    const LONGEST: usize = 256;
    if buf.len() > LONGEST || !buf.starts_with(b"HTTP/1.1 4") {
        return None;
    }
    let head = std::str::from_utf8(buf).ok()?.strip_suffix("\r\n\r\n")?;
    if head.contains("content-security-policy") || !head.contains("content-length: 0") {
        return None;
    }
    let mut whole = format!("{head}\r\ncontent-type: text/plain; charset=utf-8");
    for (name, value) in HEADERS {
        whole = whole + "\r\n" + name.as_str() + ": " + value;
    }
    Some((whole + "\r\n\r\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An other end that never takes anything.
    struct Deaf;

    impl Write for Deaf {
        fn poll_write(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            _: &[u8],
        ) -> Poll<io::Result<usize>> {
            Poll::Pending
        }
        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Pending
        }
        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn who_takes_nothing_is_cut_off() {
        let patience = Duration::from_millis(20);
        let mut deaf = Patient { patience, ..Patient::new(Deaf, Whose::default()) };
        let written = std::future::poll_fn(|cx| Pin::new(&mut deaf).poll_write(cx, b"page")).await;
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }
}
