//! The shortest text that still breaks the same promise, found by leaving out stretch after
//! stretch; and the panics of that search kept off the page.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic;
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Lets a thread that asks for quiet keep its panics to itself; all others panic as ever.
pub(super) fn hush_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if QUIET.get() {
                let place = info.location().map(ToString::to_string).unwrap_or_default();
                LAST.set(place);
            } else {
                loud(info);
            }
        }));
    });
}

pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    QUIET.set(true);
    let done = work();
    QUIET.set(false);
    done
}

/// Returns where this thread panicked last, and what it said.
pub(super) fn last_panic(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("");
    // Without what the numbers of this one text add.
    let said: String = said.chars().take_while(|c| *c != '`').take(60).collect();
    format!("{} {said}", LAST.take())
}

/// Returns the shortest text found of which `breaks` still says yes.
pub(super) fn shortest(text: &str, breaks: impl Fn(&str) -> bool) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    let mut stretch = kept.len().div_ceil(2);
    while stretch > 0 {
        let (mut at, mut shorter) = (0, false);
        while at < kept.len() {
            let end = (at + stretch).min(kept.len());
            let tried: String = kept[..at].iter().chain(&kept[end..]).collect();
            if breaks(&tried) {
                kept.drain(at..end);
                shorter = true;
            } else {
                at = end;
            }
        }
        if !shorter || stretch > 1 {
            stretch /= 2;
        }
    }
    kept.into_iter().collect()
}

#[test]
fn the_shortest_text_is_found() {
    let holds_both = |text: &str| text.contains('a') && text.contains("é1");
    assert_eq!(shortest("xx a yy\né1 and more", holds_both), "aé1");
}
