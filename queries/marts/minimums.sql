-- From which numbers on does a figure say something?
-- One row.
-- $minimum_for_share: below this number a share is not shown, only the counts.
-- $minimum_for_difference: below this number a real difference is rarely seen.
-- Answers do not know the settings; they read them here.
select
    cast($minimum_for_share as integer) as for_share,
    cast($minimum_for_difference as integer) as for_difference
