//! Every check, one file each. The list is written by hand, in the order the user sees.

mod counted_list;
mod implausible_scale;
mod lost_scale_word;
mod part_whole;
mod share_above_whole;
mod sum_that_does_not_add;
mod wrong_change;
mod wrong_duration;
mod wrong_per_head;
mod wrong_percent_change;
mod wrong_weekday;

use super::Check;

/// Every check.
pub const ALL: &[Check] = &[
    implausible_scale::CHECK,
    lost_scale_word::CHECK,
    wrong_percent_change::CHECK,
    wrong_change::CHECK,
    part_whole::CHECK,
    share_above_whole::CHECK,
    sum_that_does_not_add::CHECK,
    wrong_per_head::CHECK,
    counted_list::CHECK,
    wrong_weekday::CHECK,
    wrong_duration::CHECK,
];
