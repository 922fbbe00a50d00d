//! How fast text is read, beside what any reader of bytes costs, in one run and on one thread.
//!
//! `cargo bench` measures the samples, hostile texts, start-up and memory; `cargo bench -- speed`,
//! `hostile` or `process` one of them; a file named behind it, or by `FACTDESK_BENCH_TEXT`, is
//! measured as well, a sentence a line. `cargo bench -- once` analyses some articles and measures
//! nothing, for a profiler. Quote the ratios between lines of one run. Nothing here is a test.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::string_slice)]

mod hostile;
mod process;
mod speed;
mod texts;

use std::path::PathBuf;
use std::time::Instant;

const SECTIONS: [&str; 4] = ["speed", "hostile", "process", ONCE];
/// Left out unless it is named.
const ONCE: &str = "once";

fn main() {
    // Cargo itself adds "--bench".
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let (sections, named): (Vec<_>, Vec<_>) =
        asked.into_iter().partition(|it| SECTIONS.contains(&it.as_str()));
    let file = named.first().map(PathBuf::from);
    let file = file.or_else(|| std::env::var_os("FACTDESK_BENCH_TEXT").map(PathBuf::from));
    let wanted = |section: &str| sections.is_empty() || sections.iter().any(|it| it == section);
    if wanted("speed") {
        speed::measure(&texts::samples());
        if let Some(file) = &file {
            speed::measure(&texts::lines_of(file));
        }
    }
    if wanted("hostile") {
        hostile::measure();
    }
    if wanted("process") {
        process::measure();
    }
    if sections.iter().any(|it| it == ONCE) {
        speed::once(&texts::samples());
    }
}

/// Seconds of processor time that `work` takes, which others on the machine hardly change: the
/// fastest of `rounds`, each of which repeats it until there is enough to measure.
fn fastest(rounds: u32, mut work: impl FnMut()) -> f64 {
    const LEAST: f64 = 0.4;
    let mut round = || {
        let (start, mut times) = (Clock::start(), 0_u32);
        loop {
            work();
            times += 1;
            let took = start.seconds();
            if took >= LEAST {
                return took / f64::from(times);
            }
        }
    };
    (0..rounds).map(|_| round()).fold(f64::INFINITY, f64::min)
}

/// The processor time of this program and all its threads; by the clock where no `/proc` says it.
struct Clock {
    used: Option<f64>,
    wall: Instant,
}

impl Clock {
    fn start() -> Self {
        Self { used: processor_seconds(), wall: Instant::now() }
    }

    fn seconds(&self) -> f64 {
        match (self.used, processor_seconds()) {
            (Some(before), Some(now)) => now - before,
            _ => self.wall.elapsed().as_secs_f64(),
        }
    }
}

fn processor_seconds() -> Option<f64> {
    /// As Linux counts for `/proc`, whatever its own clock.
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name in brackets, the 12th and 13th field: user and system.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(f64::from(user + system) / TICKS_A_SECOND)
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn float(number: usize) -> f64 {
    number as f64
}
