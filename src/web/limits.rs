//! How often a password may be tried: ten times, then once a minute, for an account and for an
//! address. Whoever logs in loses nothing by it, and a browser that an account knows is counted by
//! itself, so that others who try keep nobody out.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

/// So many at once.
const BURST: i32 = 10;
/// Then one in so long.
const EACH: Duration = Duration::minutes(1);
/// More are not remembered; whoever tries from so many addresses meets the account's own limit.
const MOST: usize = 20_000;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Counted {
    Account(String),
    Address(IpAddr),
    /// An account from a browser that it knows.
    Device(String, String),
}

/// Who tries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trying<'a> {
    /// On whose account, as typed.
    pub(super) handle: &'a str,
    /// From where.
    pub(super) address: IpAddr,
    /// What the browser is known by to this account; `None`: it is not.
    pub(super) device: Option<&'a str>,
}

impl Trying<'_> {
    fn counted(&self) -> Vec<Counted> {
        let handle = self.handle.trim().to_lowercase();
        // Longer than any handle: all such count as one, and are not kept.
        let handle = if handle.len() > 64 { String::new() } else { handle };
        match self.device {
            Some(device) => vec![Counted::Device(handle, device.to_owned())],
            None => vec![Counted::Account(handle), Counted::Address(network(self.address))],
        }
    }
}

/// Returns from which network that is: in the newer protocol everybody has a whole one.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & (u128::MAX << 64)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// Since when each is counted: the moment by which all its tries are made good.
#[derive(Debug, Default)]
pub(super) struct Limits(Mutex<HashMap<Counted, DateTime<Utc>>>);

impl Limits {
    /// Counts a try, or says how long to wait for the next one.
    pub(super) fn take(&self, trying: &Trying<'_>, now: DateTime<Utc>) -> Result<(), Duration> {
        let mut good = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = trying.counted();
        let wait = counted
            .iter()
            .filter_map(|counted| good.get(counted))
            .map(|by| *by - now - EACH * (BURST - 1))
            .max();
        if let Some(wait) = wait.filter(|wait| *wait > Duration::zero()) {
            return Err(wait);
        }
        if good.len() >= MOST {
            good.retain(|_, by| *by > now);
        }
        for counted in counted {
            if good.len() < MOST || good.contains_key(&counted) {
                let by = good.entry(counted).or_insert(now);
                *by = (*by).max(now) + EACH;
            }
        }
        Ok(())
    }

    /// Takes back a try that was right.
    pub(super) fn give_back(&self, trying: &Trying<'_>) {
        let mut good = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for counted in trying.counted() {
            good.entry(counted).and_modify(|by| *by -= EACH);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap()
    }

    fn let_through(limits: &Limits, tries: i64, trying: impl Fn(i64) -> (String, IpAddr)) -> usize {
        let each = |nth: i64| {
            let (handle, address) = trying(nth);
            let trying = Trying { handle: &handle, address, device: None };
            // A thousand tries in ten minutes.
            limits.take(&trying, at(nth * 600 / tries)).is_ok()
        };
        (0..tries).filter(|nth| each(*nth)).count()
    }

    #[test]
    fn a_thousand_tries_in_ten_minutes_are_twenty() {
        // On one account from everywhere; from one address on every account; both.
        let elsewhere = |nth: i64| IpAddr::V4(u32::try_from(nth).unwrap().into());
        let limits = Limits::default();
        let on_one = let_through(&limits, 1_000, |nth| ("mara".to_owned(), elsewhere(nth)));
        let from_one = let_through(&Limits::default(), 1_000, |nth| (format!("p{nth}"), HERE));
        let both = let_through(&Limits::default(), 1_000, |_| ("mara".to_owned(), HERE));
        for let_through in [on_one, from_one, both] {
            assert!((10..=20).contains(&let_through), "{let_through}");
        }
        // The owner, from the browser they have always used, is not kept out meanwhile.
        let owner = Trying { handle: "mara", address: HERE, device: Some("known") };
        assert_eq!(limits.take(&owner, at(599)), Ok(()));
        // Nor is anybody for good.
        let anywhere = Trying { handle: "mara", address: elsewhere(9), device: None };
        assert!(limits.take(&anywhere, at(599)).is_err_and(|wait| wait <= EACH));
        assert_eq!(limits.take(&anywhere, at(661)), Ok(()));
    }

    #[test]
    fn a_right_password_counts_for_nothing() {
        let limits = Limits::default();
        let trying = Trying { handle: "mara", address: HERE, device: None };
        for _ in 0..100 {
            assert_eq!(limits.take(&trying, at(0)), Ok(()));
            limits.give_back(&trying);
        }
    }

    #[test]
    fn one_network_is_one_address_and_capitals_are_no_other_account() {
        let limits = Limits::default();
        for nth in 0..10_u128 {
            let address = IpAddr::V6((0x2001_0db8_u128 << 96 | nth).into());
            let handle = format!("p{nth}");
            assert!(limits.take(&Trying { handle: &handle, address, device: None }, at(0)).is_ok());
        }
        let address = IpAddr::V6((0x2001_0db8_u128 << 96 | 0x63).into());
        assert!(limits.take(&Trying { handle: "p", address, device: None }, at(0)).is_err());
        let limits = Limits::default();
        let tries = ["Mara", " mara", "MARA"].iter().cycle().take(11).enumerate();
        let last = tries.map(|(nth, handle)| {
            let address = IpAddr::V4(u32::try_from(nth).unwrap().into());
            limits.take(&Trying { handle, address, device: None }, at(0))
        });
        assert!(last.last().unwrap().is_err());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let limits = Limits::default();
        for nth in 0..u32::try_from(MOST).unwrap() + 10 {
            let handle = format!("p{nth}");
            let trying = Trying { handle: &handle, address: IpAddr::V4(nth.into()), device: None };
            let _ = limits.take(&trying, at(0));
        }
        assert!(limits.0.lock().unwrap().len() <= MOST);
        let trying = Trying { handle: "late", address: HERE, device: None };
        assert_eq!(limits.take(&trying, at(3_600)), Ok(()));
        assert!(limits.0.lock().unwrap().len() <= 2);
    }
}
