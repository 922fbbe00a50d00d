//! Every check, one file each. The list is written by hand, in the order the user sees.

mod fraction_of_people;
mod headline_and_body;
mod implausible_scale;
mod lost_scale_word;
mod same_fact_other_figure;
mod wrong_duration;
mod wrong_percent_change;
mod wrong_weekday;

use super::Check;

/// Every check.
pub const ALL: &[Check] = &[
    implausible_scale::CHECK,
    lost_scale_word::CHECK,
    fraction_of_people::CHECK,
    headline_and_body::CHECK,
    same_fact_other_figure::CHECK,
    wrong_percent_change::CHECK,
    wrong_weekday::CHECK,
    wrong_duration::CHECK,
];
