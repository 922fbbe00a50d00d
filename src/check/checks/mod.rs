//! Every check, one file each. The list is written by hand, in the order the user sees.

pub(super) mod age_and_birth;
mod counted_list;
pub(super) mod fraction_of_people;
pub(super) mod future_in_past;
pub(super) mod headline_and_body;
pub(super) mod implausible_scale;
pub(super) mod impossible_date;
pub(super) mod known_event;
pub(super) mod lost_scale_word;
pub(super) mod out_of_order;
pub(super) mod part_whole;
pub(super) mod population_of_a_place;
mod rate_and_period;
mod reversed_range;
pub(super) mod reversed_years;
pub(super) mod same_fact_other_figure;
pub(super) mod share_above_whole;
mod speed_of_a_journey;
pub(super) mod sum_in_other_scale;
pub(super) mod sum_that_does_not_add;
pub(super) mod untrue_comparison;
pub(super) mod wrong_change;
mod wrong_conversion;
pub(super) mod wrong_duration;
mod wrong_exchange;
pub(super) mod wrong_per_head;
pub(super) mod wrong_percent_change;
mod wrong_rank;
pub(super) mod wrong_weekday;

use super::Check;

/// Every check.
pub const ALL: &[Check] = &[
    implausible_scale::CHECK,
    population_of_a_place::CHECK,
    impossible_date::CHECK,
    lost_scale_word::CHECK,
    fraction_of_people::CHECK,
    headline_and_body::CHECK,
    same_fact_other_figure::CHECK,
    wrong_percent_change::CHECK,
    wrong_change::CHECK,
    part_whole::CHECK,
    share_above_whole::CHECK,
    sum_that_does_not_add::CHECK,
    sum_in_other_scale::CHECK,
    rate_and_period::CHECK,
    speed_of_a_journey::CHECK,
    wrong_per_head::CHECK,
    counted_list::CHECK,
    wrong_rank::CHECK,
    untrue_comparison::CHECK,
    wrong_weekday::CHECK,
    reversed_years::CHECK,
    reversed_range::CHECK,
    out_of_order::CHECK,
    known_event::CHECK,
    future_in_past::CHECK,
    age_and_birth::CHECK,
    wrong_duration::CHECK,
    wrong_conversion::CHECK,
    wrong_exchange::CHECK,
];
