-- In which class of risk does this score fall?
-- One row per call.
-- 'low', 'middle' from the score middle on, 'high' from the score high on. Where what is not known decides between two classes: null.
(score_low, score_high, middle, high) as case
    when score_low >= high
    then 'high'
    when score_low >= middle and score_high < high
    then 'middle'
    when score_high < middle
    then 'low'
end
