//! Whether numbers of a story make the number of its headline. Which numbers there are is left to
//! the room above.

use crate::quantity::Decimal;

/// Whether some of these counts come to the value, or two of them leave it.
pub(in crate::check) fn makes(parts: &[Decimal], value: Decimal) -> bool {
    const MOST_PARTS: usize = 9;
    let parts = parts.get(..parts.len().min(MOST_PARTS)).unwrap_or_default();
    let own: Vec<f64> = parts.iter().map(|part| part.to_f64()).collect();
    let value = value.to_f64();
    let near = |sum: f64| (sum - value).abs() < 0.5;
    let sums = (1_u32..1 << own.len()).any(|set| {
        let chosen = own.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        set.count_ones() > 1 && near(chosen.map(|(_, part)| part).sum())
    });
    let gaps = own.iter().enumerate().any(|(at, one)| {
        own.get(at + 1..).unwrap_or_default().iter().any(|two| near((one - two).abs()))
    });
    sums || gaps
}

pub(in crate::check) fn as_whole(value: Decimal) -> Option<i64> {
    value.to_string().parse().ok()
}
