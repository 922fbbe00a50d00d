//! Room for connections: a bounded number in all and of one network, so that nobody keeps others
//! out by opening many. When there is none left, the one that has kept us waiting for longest makes
//! room: for the rest of its request, for the next one, or to take its answer.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes};
use hyper::body::{Frame, SizeHint};
use tokio::task::AbortHandle;

/// Whose turn it is on a connection: ours, from when a request is here whole until its answer is
/// given and as long as that is taken; otherwise the other end's.
#[derive(Clone, Debug)]
pub(super) struct Whose(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    asked: bool,
    takes: bool,
    /// Whether anybody has looked yet whether something was said.
    looked: bool,
    /// Since when it is the other end's.
    since: Instant,
}

impl Default for Whose {
    /// Nothing is asked yet.
    fn default() -> Self {
        let state = State { asked: false, takes: true, looked: false, since: Instant::now() };
        Self(Arc::new(Mutex::new(state)))
    }
}

impl Whose {
    fn now(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let was = state.asked && state.takes;
        change(&mut state);
        if was && !(state.asked && state.takes) {
            state.since = Instant::now();
        }
    }

    /// A request is here whole.
    pub(super) fn is_ours(&self) {
        self.now(|state| state.asked = true);
    }

    /// It is answered, and another may be asked.
    fn is_theirs(&self) {
        self.now(|state| state.asked = false);
    }

    /// The other end takes what it is given, or does not.
    pub(super) fn takes(&self, takes: bool) {
        self.now(|state| state.takes = takes);
    }

    /// Nothing more is said at this moment.
    pub(super) fn is_silent(&self) {
        self.now(|state| state.looked = true);
    }

    /// Since when the other end keeps us waiting, and whether we have looked.
    fn waits_since(&self) -> Option<(Instant, bool)> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (!(state.asked && state.takes)).then_some((state.since, state.looked))
    }
}

/// What a connection is answered with; when it is given, the turn is the other end's.
pub(super) struct Answered {
    pub(super) body: Body,
    pub(super) turn: Whose,
}

impl hyper::body::Body for Answered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answered {
    fn drop(&mut self) {
        self.turn.is_theirs();
    }
}

/// Whether room was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// There is some.
    Room,
    /// There may be once we have looked at those who came before.
    Soon,
    /// There is none: all are being answered.
    None,
}

/// A connection that is open.
struct Taken {
    network: IpAddr,
    turn: Whose,
    task: AbortHandle,
}

/// The connections that are open.
#[derive(Default)]
pub(super) struct Room {
    taken: BTreeMap<u64, Taken>,
    next: u64,
}

impl Room {
    /// Makes room for one more connection from that network, where there are never more than so
    /// many in all and of one network.
    pub(super) fn make(&mut self, network: IpAddr, (most, most_of_one): (usize, usize)) -> Made {
        self.taken.retain(|_, one| !one.task.is_finished());
        let of_it = |one: &&Taken| one.network == network;
        let crowds = self.taken.values().filter(of_it).count() >= most_of_one;
        if !crowds && self.taken.len() < most {
            return Made::Room;
        }
        let waiting = self.taken.iter().filter(|(_, one)| !crowds || one.network == network);
        let waiting = waiting.filter_map(|(at, one)| Some((one.turn.waits_since()?, *at)));
        let (silent, unseen): (Vec<_>, Vec<_>) = waiting.partition(|((_, looked), _)| *looked);
        let Some((_, at)) = silent.into_iter().min() else {
            return if unseen.is_empty() { Made::None } else { Made::Soon };
        };
        if let Some(longest) = self.taken.remove(&at) {
            longest.task.abort();
        }
        Made::Room
    }

    /// Takes one in.
    pub(super) fn take(&mut self, network: IpAddr, turn: Whose, task: AbortHandle) {
        self.taken.insert(self.next, Taken { network, turn, task });
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::time::Duration;

    use super::*;

    const ONE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    const OTHER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2));
    const MOST: (usize, usize) = (4, 2);

    /// A room, and whose turn it is on each connection that was let in.
    struct Held {
        room: Room,
        turns: Vec<Whose>,
        tasks: Vec<tokio::task::JoinHandle<()>>,
    }

    impl Held {
        fn new() -> Self {
            Self { room: Room::default(), turns: Vec::new(), tasks: Vec::new() }
        }

        fn come(&mut self, network: IpAddr) -> bool {
            match self.room.make(network, MOST) {
                Made::Room => {}
                Made::Soon => panic!("everybody was looked at"),
                Made::None => return false,
            }
            let (turn, task) = (Whose::default(), tokio::spawn(std::future::pending()));
            self.room.take(network, turn.clone(), task.abort_handle());
            turn.is_silent();
            self.turns.push(turn);
            self.tasks.push(task);
            true
        }

        async fn cut(&self) -> Vec<usize> {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let cut = self.tasks.iter().enumerate().filter(|(_, task)| task.is_finished());
            cut.map(|(at, _)| at).collect()
        }
    }

    #[tokio::test]
    async fn who_keeps_us_waiting_for_longest_makes_room() {
        let mut held = Held::new();
        assert!(held.come(ONE) && held.come(ONE));
        // The first has asked and was answered; the second has never said a word.
        held.turns[0].is_ours();
        held.turns[0].is_theirs();
        assert!(held.come(ONE));
        assert_eq!(held.cut().await, [1]);
        // One is being answered, and the other is not; then neither waits for us.
        held.turns[0].is_ours();
        assert!(held.come(ONE));
        assert_eq!(held.cut().await, [1, 2]);
        held.turns[3].is_ours();
        assert!(!held.come(ONE), "both are being answered");
        assert!(held.come(OTHER), "who comes from elsewhere has room of their own");
        // An answer that is not taken keeps us waiting too.
        held.turns[3].takes(false);
        assert!(held.come(ONE));
        assert_eq!(held.cut().await, [1, 2, 3]);
    }

    #[tokio::test]
    async fn nobody_is_cut_before_they_are_listened_to() {
        let mut room = Room::default();
        let turns = [Whose::default(), Whose::default()];
        for turn in &turns {
            assert_eq!(room.make(ONE, MOST), Made::Room);
            let task = tokio::spawn(std::future::pending::<()>());
            room.take(ONE, turn.clone(), task.abort_handle());
        }
        assert_eq!(room.make(ONE, MOST), Made::Soon);
        turns[1].is_ours();
        assert_eq!(room.make(ONE, MOST), Made::Soon);
        turns[0].is_ours();
        assert_eq!(room.make(ONE, MOST), Made::None);
        turns[1].is_theirs();
        turns[1].is_silent();
        assert_eq!(room.make(ONE, MOST), Made::Room);
    }

    #[tokio::test]
    async fn when_all_is_full_whoever_it_is_makes_room() {
        let mut held = Held::new();
        assert!(held.come(ONE) && held.come(ONE) && held.come(OTHER) && held.come(OTHER));
        let third = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 3));
        held.turns[0].is_ours();
        assert!(held.come(third));
        assert_eq!(held.cut().await, [1]);
        for turn in &held.turns {
            turn.is_ours();
        }
        assert!(!held.come(third));
    }
}
