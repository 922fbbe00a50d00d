//! Turns at what takes a processor and memory for long: a few at once, a few who wait, and for the
//! others a word that they come again. What is done in a turn is left to whoever takes it.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// So many turns at once, and so many who wait for one.
#[derive(Debug)]
pub(super) struct Turns {
    most: usize,
    most_waiting: usize,
    /// How many have a turn, and how many wait for one.
    now: Mutex<(usize, usize)>,
    free: Condvar,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn(Arc<Turns>);

impl Turns {
    /// Returns turns of which nobody has one yet.
    pub(super) fn new(most: usize, most_waiting: usize) -> Arc<Self> {
        Arc::new(Self { most, most_waiting, now: Mutex::default(), free: Condvar::new() })
    }

    /// Takes a turn; `None` when too many wait, or one has waited for so long.
    pub(super) fn take(self: &Arc<Self>, patience: Duration) -> Option<Turn> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.0 >= self.most {
            if now.1 >= self.most_waiting {
                return None;
            }
            now.1 += 1;
            let full = |now: &mut (usize, usize)| now.0 >= self.most;
            let waited = self.free.wait_timeout_while(now, patience, full);
            now = waited.unwrap_or_else(PoisonError::into_inner).0;
            now.1 -= 1;
            if now.0 >= self.most {
                return None;
            }
        }
        now.0 += 1;
        Some(Turn(Arc::clone(self)))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.now.lock().unwrap_or_else(PoisonError::into_inner).0 -= 1;
        self.0.free.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_comes_free_and_nobody_waits_for_ever() {
        let (turns, soon) = (Turns::new(2, 1), Duration::from_millis(20));
        let (first, second) = (turns.take(soon).unwrap(), turns.take(soon).unwrap());
        assert!(turns.take(soon).is_none(), "both are taken");
        let late = Arc::clone(&turns);
        let waiting = std::thread::spawn(move || late.take(Duration::from_secs(20)).is_some());
        while turns.now.lock().unwrap().1 == 0 {
            std::thread::yield_now();
        }
        assert!(turns.take(Duration::from_secs(20)).is_none(), "one waits already");
        drop(first);
        assert!(waiting.join().unwrap());
        drop(second);
        assert_eq!(*turns.now.lock().unwrap(), (0, 0));
    }
}
