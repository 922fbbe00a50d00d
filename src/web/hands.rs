//! The desk, held by many at once: one pair of hands that writes, a few that read. Who waits to
//! write stands in a queue, in the order in which they came, and is not refused. Those who wait are
//! written together, so that the disk is waited for once and not for each.

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::workbench::{Desk, Error, Kind};

/// So many pages are made at once for every core.
const PAGES_A_CORE: usize = 2;
/// So many readers more are kept ready, for what takes longer than a page.
const MORE_READY: usize = 4;

/// A page may keep the database for so long.
const OF_A_PAGE: Duration = Duration::from_secs(2);

/// Another program may keep everybody from writing for so long, as long as the desk itself waits.
const PATIENCE: Duration = Duration::from_secs(9);

/// So many acts are kept together, and what is written in so long: other programs wait meanwhile.
const MOST_TOGETHER: usize = 64;
const LONGEST_TOGETHER: Duration = Duration::from_millis(20);

/// Returns how many pages are made at once.
pub(super) fn pages_at_once() -> usize {
    PAGES_A_CORE * std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// The desk for many.
pub(super) struct Hands {
    path: PathBuf,
    /// Readers that wait for work; each keeps its pages of the database. Who finds none opens one.
    ready: Mutex<Vec<Desk>>,
    most_ready: usize,
    /// The queue before the one who writes, and the one; both `None` at the end only.
    queue: Option<Sender<Waiting>>,
    writer: Option<JoinHandle<()>>,
}

/// Somebody in the queue.
enum Waiting {
    /// An act that may be kept together with others, and since when it waits.
    Act(Act, Instant),
    /// Somebody who is handed the desk, and hands it back.
    ToHold(SyncSender<Desk>, Receiver<Desk>),
}

/// Does something on the desk, unless that cannot be had, and returns who is to be told whether it
/// was kept.
type Act = Box<dyn FnOnce(Result<&mut Desk, Error>) -> Tell + Send>;
type Tell = Box<dyn FnOnce(Result<(), Error>)>;

impl Hands {
    /// Opens the desk at `path`, making it when there is none.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let desk = Desk::open_to_write(path)?;
        let (queue, waiting) = mpsc::channel();
        let writer = std::thread::Builder::new().name("writer".to_owned());
        let writer = writer.spawn(move || write_all(desk, &waiting));
        let writer = writer.map_err(|error| Error::new(Kind::Fault, error.to_string()))?;
        Ok(Self {
            path: path.to_owned(),
            ready: Mutex::default(),
            most_ready: pages_at_once() + MORE_READY,
            queue: Some(queue),
            writer: Some(writer),
        })
    }

    /// Does something with the desk open to read; what keeps the database longer than a page may
    /// is given up.
    pub(super) fn read<T>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.read_within(OF_A_PAGE, with)
    }

    /// The same for what may take so long.
    pub(super) fn read_within<T>(
        &self,
        time: Duration,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut desk = match ready {
            Some(desk) => desk,
            None => Desk::open_to_read(&self.path)?,
        };
        let done = desk.within(time, with);
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() < self.most_ready {
            ready.push(desk);
        }
        done
    }

    /// Does something with the desk open to write, in its turn. What it returns is there once it is
    /// kept, and with it whatever was done before it.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (tell, told) = oneshot::channel();
        let act: Act = Box::new(move |desk| {
            let done = catch_unwind(AssertUnwindSafe(|| desk.and_then(with)));
            let done = done.unwrap_or_else(|_| Err(Error::new(Kind::Fault, "an act panicked")));
            // Who asked may have gone.
            Box::new(move |kept| drop(tell.send(kept.and(done))))
        });
        self.wait(Waiting::Act(act, Instant::now()))?;
        told.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Does something on this thread with the desk open to write, by itself and in its turn.
    pub(super) fn write_alone<T>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (hand, handed) = mpsc::sync_channel(1);
        let (back, handed_back) = mpsc::sync_channel(1);
        self.wait(Waiting::ToHold(hand, handed_back))?;
        let desk = handed.recv().map_err(|_| gone())?;
        let mut held = Held { desk: Some(desk), back };
        held.desk.as_mut().map_or_else(|| Err(gone()), with)
    }

    fn wait(&self, waiting: Waiting) -> Result<(), Error> {
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(waiting).map_err(|_| gone())
    }
}

fn gone() -> Error {
    Error::new(Kind::Fault, "nobody writes on this desk any more")
}

impl Drop for Hands {
    /// Lets who waits have their turn, and the desk be closed as it should.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// The desk in somebody's hands; it goes back whatever becomes of them.
struct Held {
    desk: Option<Desk>,
    back: SyncSender<Desk>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(desk) = self.desk.take() {
            let _ = self.back.send(desk);
        }
    }
}

/// Writes for all who wait, until nobody can any more.
fn write_all(mut desk: Desk, queue: &Receiver<Waiting>) {
    let mut next = None;
    while let Some(first) = next.take().or_else(|| queue.recv().ok()) {
        match first {
            Waiting::Act(first, _) => next = write_together(&mut desk, first, queue),
            Waiting::ToHold(hand, handed_back) => {
                desk = match hand.send(desk) {
                    Ok(()) => match handed_back.recv() {
                        Ok(desk) => desk,
                        Err(_) => return,
                    },
                    // They have gone meanwhile.
                    Err(kept) => kept.0,
                };
            }
        }
    }
}

/// Writes an act together with those that wait behind it, tells them all whether it is kept, and
/// returns who comes next if that is known.
fn write_together(desk: &mut Desk, first: Act, queue: &Receiver<Waiting>) -> Option<Waiting> {
    let (mut tell, mut next, mut unwritten) = (Vec::new(), None, Some(first));
    let kept = desk.together(|desk| {
        let begun = Instant::now();
        while let Some(act) = unwritten.take() {
            tell.push(act(Ok(desk)));
            let full = tell.len() >= MOST_TOGETHER || begun.elapsed() >= LONGEST_TOGETHER;
            if full || !desk.still_together() {
                return;
            }
            match queue.try_recv() {
                Ok(Waiting::Act(act, _)) => unwritten = Some(act),
                other => next = other.ok(),
            }
        }
    });
    if let (Err(error), Some(first)) = (&kept, unwritten) {
        return refuse(error, first, queue);
    }
    for tell in tell {
        tell(kept.clone());
    }
    next
}

/// Refuses an act that had to wait for other programs for too long, and those behind it that have
/// waited as long; returns who has not.
fn refuse(error: &Error, first: Act, queue: &Receiver<Waiting>) -> Option<Waiting> {
    first(Err(error.clone()))(Ok(()));
    loop {
        match queue.try_recv().ok()? {
            Waiting::Act(act, since) if since.elapsed() >= PATIENCE => {
                act(Err(error.clone()))(Ok(()));
            }
            other => return Some(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::workbench::{self, Who};

    fn hands() -> (tempfile::TempDir, Arc<Hands>) {
        let folder = tempfile::tempdir().unwrap();
        let hands = Hands::open(&folder.path().join("desk.db")).unwrap();
        (folder, Arc::new(hands))
    }

    fn add(desk: &mut Desk, handle: &str) -> Result<(), Error> {
        let described = workbench::Described::default();
        let who = Who::of(Some("mara"))?;
        workbench::add_reviewer(desk, &who, handle, &described).map(drop)
    }

    fn seen(hands: &Hands) -> Vec<String> {
        hands.read(|desk| workbench::handles(desk)).unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_waits_is_written_together_in_the_order_of_coming_and_told_after_it_is_kept() {
        let (_folder, hands) = hands();
        let (hand_on, until) = mpsc::channel::<()>();
        let (begun, has_begun) = oneshot::channel();
        let holding = Arc::clone(&hands);
        let holding = tokio::task::spawn_blocking(move || {
            holding.write_alone(|desk| {
                let _ = begun.send(());
                let _ = until.recv();
                add(desk, "ada")
            })
        });
        has_begun.await.unwrap();
        let first = hands.write(|desk| add(desk, "ben"));
        let refused = hands.write(|desk| add(desk, "ben"));
        let broken = hands.write(|_| -> Result<(), Error> { panic!("as a fault of ours would") });
        let own = Arc::clone(&hands);
        let last = hands.write(move |desk| {
            add(desk, "cleo")?;
            // Nobody else sees yet what is written together, and nobody was told.
            Ok((seen(&own), workbench::handles(desk)?))
        });
        let all = async { tokio::join!(first, refused, broken, last) };
        tokio::pin!(all);
        // All of them stand in the queue before anybody's turn comes.
        tokio::select! {
            biased;
            _ = &mut all => panic!("somebody was told before their turn"),
            () = tokio::task::yield_now() => (),
        }
        hand_on.send(()).unwrap();
        let (first, refused, broken, last) = all.await;
        holding.await.unwrap().unwrap();
        assert!(first.is_ok() && refused.is_err());
        assert_eq!(broken.unwrap_err().kind, Kind::Fault);
        let (others, own) = last.unwrap();
        let all = ["mara", "ada", "ben", "cleo"];
        assert_eq!((others, own), (of(&all[..2]), of(&all)));
        assert_eq!(seen(&hands), of(&all));
    }

    fn of(handles: &[&str]) -> Vec<String> {
        handles.iter().copied().map(str::to_owned).collect()
    }

    #[test]
    fn the_desk_goes_back_whatever_becomes_of_who_held_it() {
        let (_folder, hands) = hands();
        let broken = catch_unwind(AssertUnwindSafe(|| {
            hands.write_alone(|_| -> Result<(), Error> { panic!("as a fault of ours would") })
        }));
        assert!(broken.is_err());
        hands.write_alone(|desk| add(desk, "ada")).unwrap();
        assert!(seen(&hands).contains(&"ada".to_owned()));
    }
}
