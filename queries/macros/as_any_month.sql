-- Which month of the year does this Dutch or English word name?
-- One number per call, 1 to 12; null when it names none.
(word) as case left(lower(word), 3)
    when 'jan' then 1
    when 'feb' then 2
    when 'maa' then 3
    when 'mrt' then 3
    when 'mar' then 3
    when 'apr' then 4
    when 'mei' then 5
    when 'may' then 5
    when 'jun' then 6
    when 'jul' then 7
    when 'aug' then 8
    when 'sep' then 9
    when 'okt' then 10
    when 'oct' then 10
    when 'nov' then 11
    when 'dec' then 12
end
