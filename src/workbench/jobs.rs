//! The lines of JSON Lines on their way through `extract`: read in jobs of a few, worked on by one
//! thread or many, written in the order of the input. Memory holds only what is on its way. What is
//! said about a line is left to `extract.rs`.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufRead};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use super::error::Error;
use super::input::{Input, LONGEST_LINE_BYTES, Line, next_line};
use crate::desk::Allowed;
use crate::report::Full;

/// What one thread takes at a time: enough to be worth handing over, little enough to share.
const JOB_LINES: usize = 512;
const JOB_BYTES: usize = 64 << 10;
/// A job of more bytes holds a large line, and its room is given back.
const LARGE_JOB_BYTES: usize = 1 << 20;
/// Jobs on their way for each thread.
const JOBS_A_THREAD: usize = 4;

/// What is done with a job: it writes what is to be said, and counts.
pub(super) type Work<'a> =
    dyn Fn(&mut Job, &mut Vec<u8>, &mut dyn Full) -> io::Result<Count> + Sync + 'a;
/// Where the bytes go.
pub(super) type Out<'a> = dyn FnMut(&[u8]) -> io::Result<()> + 'a;

/// Some lines in a row.
#[derive(Default)]
pub(super) struct Job {
    place: usize,
    /// Their bytes, one behind the other.
    bytes: Vec<u8>,
    /// Each with its number and where it ends.
    lines: Vec<(usize, Line, usize)>,
}

impl Job {
    /// Returns what `read` makes of every line, with the line's number; a large line is let go as
    /// soon as it is read.
    pub(super) fn read<T>(&mut self, read: impl Fn(&[u8], Line, usize) -> T) -> Vec<(usize, T)> {
        let mut start = 0;
        let of = |&(number, line, end): &(usize, Line, usize)| {
            let words = self.bytes.get(start..end).unwrap_or_default();
            start = end;
            (number, read(words, line, number))
        };
        let articles = self.lines.iter().map(of).collect();
        if self.bytes.len() > LARGE_JOB_BYTES {
            self.bytes = Vec::new();
        }
        articles
    }
}

/// Lines by what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
    pub(super) articles: usize,
    pub(super) bad_lines: usize,
    /// Its notices name their line, and are the first ones only.
    pub(super) allowed: Allowed,
}

/// More notices about one file help nobody.
const MOST_NOTICES: usize = 20;

impl Count {
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.bad_lines += other.bad_lines;
        self.allowed.add(&other.allowed);
        self.note(other.allowed.notices);
    }

    /// Counts what was allowed in the article on that line.
    pub(super) fn allow(&mut self, line: usize, allowed: &Allowed) {
        self.allowed.add(allowed);
        self.note(allowed.notices.iter().map(|notice| format!("line {line}: {notice}")));
    }

    fn note(&mut self, notices: impl IntoIterator<Item = String>) {
        let room = MOST_NOTICES.saturating_sub(self.allowed.notices.len());
        self.allowed.notices.extend(notices.into_iter().take(room));
    }
}

/// Works through the lines of `input` with so many threads; what is counted stands in `count` also
/// when it fails on the way.
pub(super) fn work_through(
    input: &Input,
    threads: usize,
    work: &Work<'_>,
    out: &mut Out<'_>,
    count: &mut Count,
) -> Result<(), Error> {
    let (line, place, name, failed) = (0, 0, input.name(), None);
    let mut reader = Reader { from: input.lines()?, line, place, name, failed };
    if threads > 1 {
        together(&mut reader, threads, work, out, count)
    } else {
        alone(&mut reader, work, out, count)
    }
}

struct Reader {
    from: Box<dyn BufRead>,
    line: usize,
    place: usize,
    name: String,
    /// What went wrong behind the last lines that could be read.
    failed: Option<Error>,
}

impl Reader {
    /// Puts the next lines into `job`; `false` when there are none.
    fn next_job(&mut self, job: &mut Job) -> Result<bool, Error> {
        job.lines.clear();
        job.bytes.clear();
        job.bytes.shrink_to(LARGE_JOB_BYTES);
        while self.failed.is_none() && job.lines.len() < JOB_LINES && job.bytes.len() < JOB_BYTES {
            let start = job.bytes.len();
            match next_line(self.from.as_mut(), LONGEST_LINE_BYTES, &mut job.bytes) {
                Ok(None) => break,
                Ok(Some(line)) => {
                    self.line += 1;
                    let words = job.bytes.get(start..).unwrap_or_default();
                    if line == Line::Whole && words.trim_ascii().is_empty() {
                        job.bytes.truncate(start);
                    } else {
                        job.lines.push((self.line, line, job.bytes.len()));
                    }
                }
                Err(error) => {
                    let message = format!("{} cannot be read further: {error}.", self.name);
                    self.failed = Some(Error::unreadable(message));
                    job.bytes.truncate(start);
                }
            }
        }
        if job.lines.is_empty() {
            return self.failed.take().map_or(Ok(false), Err);
        }
        job.place = self.place;
        self.place += 1;
        Ok(true)
    }
}

/// What became of a job, or a piece of it.
struct Done {
    place: usize,
    /// `None` while more is to come.
    worked: Option<io::Result<Count>>,
    bytes: Vec<u8>,
}

/// Many threads work; this one reads and writes.
fn together(
    reader: &mut Reader,
    threads: usize,
    work: &Work<'_>,
    out: &mut Out<'_>,
    count: &mut Count,
) -> Result<(), Error> {
    let (give, jobs) = mpsc::sync_channel::<Job>(threads * JOBS_A_THREAD);
    let (hand_in, results) = mpsc::sync_channel::<Done>(threads);
    let (jobs, turn) = (Mutex::new(jobs), Turn::default());
    thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, turn, hand_in) = (&jobs, &turn, hand_in.clone());
            scope.spawn(move || {
                // The lock is held while waiting, and let go before the work begins.
                while let Ok(Ok(mut job)) = jobs.lock().map(|jobs| jobs.recv()) {
                    let (place, mut bytes) = (job.place, Vec::new());
                    let mut in_turn = InTurn { place, turn, hand_in: &hand_in };
                    let worked = work(&mut job, &mut bytes, &mut in_turn);
                    if hand_in.send(Done { place, worked: Some(worked), bytes }).is_err() {
                        break;
                    }
                }
            });
        }
        drop(hand_in);
        // `give` and `results` end with the call, on success and on failure alike; then nobody
        // waits for a turn any more, and the threads end.
        let _over = Over(&turn);
        conduct(reader, threads, (give, results), &turn, out, count)
    })
}

/// One thread reads, works and writes in turn, and hands nothing over.
fn alone(
    reader: &mut Reader,
    work: &Work<'_>,
    out: &mut Out<'_>,
    count: &mut Count,
) -> Result<(), Error> {
    let (mut job, mut bytes) = (Job::default(), Vec::new());
    while reader.next_job(&mut job)? {
        count.add(work(&mut job, &mut bytes, &mut Through(out))?);
        out(&bytes)?;
        bytes.clear();
    }
    Ok(())
}

/// Carries large pieces straight out.
pub(super) struct Through<'t, 'a>(pub(super) &'t mut Out<'a>);

impl Full for Through<'_, '_> {
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        (self.0)(bytes)?;
        bytes.clear();
        Ok(())
    }
}

/// Keeps some jobs on their way and writes the results in the order of the input.
fn conduct(
    reader: &mut Reader,
    threads: usize,
    (give, results): (mpsc::SyncSender<Job>, mpsc::Receiver<Done>),
    turn: &Turn,
    out: &mut Out<'_>,
    count: &mut Count,
) -> Result<(), Error> {
    let mut waiting = BTreeMap::new();
    // The bytes of each job on its way; all together they bound the memory.
    let mut sizes = VecDeque::new();
    let (mut next_out, mut at_end) = (0, false);
    let mut failed = None;
    loop {
        while !at_end
            && sizes.len() < threads * JOBS_A_THREAD
            && sizes.iter().sum::<usize>() <= (threads - 1) * LONGEST_LINE_BYTES
        {
            let mut job = Job::default();
            match reader.next_job(&mut job) {
                Ok(true) => {
                    sizes.push_back(job.bytes.len());
                    at_end = give.send(job).is_err();
                }
                Ok(false) => at_end = true,
                Err(error) => {
                    at_end = true;
                    failed = Some(error);
                }
            }
        }
        if sizes.is_empty() {
            break;
        }
        let Ok(done) = results.recv() else { break };
        if done.worked.is_none() {
            out(&done.bytes)?;
            continue;
        }
        waiting.insert(done.place, done);
        while let Some(done) = waiting.remove(&next_out) {
            sizes.pop_front();
            out(&done.bytes)?;
            count.add(done.worked.unwrap_or_else(|| Ok(Count::default()))?);
            next_out += 1;
            turn.is(next_out);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// Whose job is being written.
#[derive(Default)]
struct Turn {
    place: Mutex<usize>,
    moved: Condvar,
}

impl Turn {
    fn is(&self, place: usize) {
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
        self.moved.notify_all();
    }

    /// Waits until the job at `place` is being written, or all is over.
    fn wait_for(&self, place: usize) {
        let now = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.moved.wait_while(now, |now| *now < place));
    }
}

/// At whose end nobody waits any more.
struct Over<'a>(&'a Turn);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.is(usize::MAX);
    }
}

/// Hands in pieces of a large article as soon as everything before it is written.
struct InTurn<'a> {
    place: usize,
    turn: &'a Turn,
    hand_in: &'a mpsc::SyncSender<Done>,
}

impl Full for InTurn<'_> {
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        self.turn.wait_for(self.place);
        let piece = Done { place: self.place, worked: None, bytes: std::mem::take(bytes) };
        self.hand_in.send(piece).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}
