"""What a cell without a value is called, where that is something else than 'unknown'."""

# In every answer that has the column.
OF_COLUMN = {
    column: words
    for words, columns in {
        "columns.nothing": (
            *("amount_eur", "closed_date", "days_over_term", "days_since_contact", "days_to_clear", "days_waiting", "decision_due_date"),
            *("ended_date", "ended_how", "half_days_low", "handovers_per_100", "longest_waiting_days", "nine_in_ten_days_low"),
            *("position_equal", "position_high", "position_low", "share_again", "share_cleared", "share_cleared_high", "share_completed"),
            *("share_ended_unknown", "share_observed", "share_observed_high", "share_observed_low", "share_promised"),
            *("share_promised_high", "share_promised_low", "share_stopped", "share_stopped_high", "share_stopped_low"),
            *("stuck", "usual_basis", "usual_days"),
        ),
        "columns.too_few": (
            *("all_fewest_high", "all_fewest_low", "all_held", "all_officials", "is_better_than_size", "is_half_reached"),
            *("is_nine_in_ten_reached", "is_worse_than_size", "share_all_busiest", "share_all_two_way", "share_many_met"),
            *("share_more_officials", "share_no_official", "share_one_official", "share_right", "share_right_high", "share_right_low"),
            *("share_right_size", "share_right_size_high", "share_right_size_low", "share_silent"),
        ),
        "columns.not_reached": ("half_days", "nine_in_ten_days"),
        "columns.no_upper_bound": ("half_days_high", "nine_in_ten_days_high"),
        "figures.risk_class.all": ("risk_class",),
        "figures.still_here": ("next_status",),
    }.items()
    for column in columns
}
# Of a column that most answers have: in these answers only.
OF_ANSWER = {
    (answer, column): words
    for words, columns in {
        "columns.nothing": {
            "case_id": ("initiative_file",),
            "department": ("handovers_behind", "initiative_file", "needs_attention"),
            "end_reason": ("initiative_card",),
            "eur": ("needs_attention",),
            "granted_eur": ("accounts_behind",),
            "median_days": ("status_transitions", "support_asked_and_given"),
            "money_end_date": ("decisions_waiting",),
            "received_date": ("decisions_waiting",),
            "share": ("officials_met", "silence"),
            "status_before": ("changed_since",),
            "until_date": ("initiative_file",),
        },
        "columns.too_few": {
            "share": ("contact_mix", "status_transitions", "two_clocks"),
            "share_high": ("two_clocks",),
            "share_low": ("two_clocks",),
        },
        "columns.is_total": {"theme": ("share_change_within_and_mix",)},
        "codes.since_contact.never": {"last_contact_date": ("silent_initiatives",)},
        "figures.all_departments": {
            "department": (
                *("clearance", "decided_or_withdrawn", "granted_of_asked", "penalty_exposure", "time_between_exports", "two_clocks"),
                *("waiting_curve", "waiting_quantiles"),
            ),
        },
        "figures.unknown": {"received_from": ("answered_over_time",)},  # all requests of which the month is unknown are one row
    }.items()
    for column, answers in columns.items()
    for answer in answers
}


def null_words(answer: str, column: str) -> str | None:
    """The key of the words for a null in this column of an answer; none where it is unknown, as in most columns."""
    return OF_ANSWER.get((answer, column), OF_COLUMN.get(column))
