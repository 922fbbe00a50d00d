//! Every check, one file each. The list is written by hand, in the order the user sees.

mod age_and_birth;
mod future_in_past;
mod implausible_scale;
mod impossible_date;
mod lost_scale_word;
mod reversed_years;
mod wrong_conversion;
mod wrong_duration;
mod wrong_exchange;
mod wrong_percent_change;
mod wrong_weekday;

use super::Check;

/// Every check.
pub const ALL: &[Check] = &[
    implausible_scale::CHECK,
    impossible_date::CHECK,
    lost_scale_word::CHECK,
    wrong_percent_change::CHECK,
    wrong_weekday::CHECK,
    reversed_years::CHECK,
    future_in_past::CHECK,
    age_and_birth::CHECK,
    wrong_duration::CHECK,
    wrong_conversion::CHECK,
    wrong_exchange::CHECK,
];
