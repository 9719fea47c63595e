-- From which scores on do we speak of a class, and from which numbers on of a test of the score?
-- One row.
-- $risk_score_middle: from this score on the risk is not low.
-- $risk_score_high: from this score on the risk is high.
-- $risk_score_stops_for_classes: with fewer initiatives that stopped, the classes are not compared.
-- $risk_score_stops_for_test: with fewer, nothing is said of how well the score tells.
select
    $risk_score_middle as middle,
    $risk_score_high as high,
    $risk_score_stops_for_classes as stops_for_classes,
    $risk_score_stops_for_test as stops_for_test
