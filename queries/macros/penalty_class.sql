-- Where does an open request stand by its legal term?
-- One text per call: 'running' within the term, 'overdue' past it, 'unknown', 'undetermined' where it is not told whether it is a
-- formal application, or 'left_register' where a newer export does not show it any more; null where it is none. Unknown too where a notice of delay made the term longer by nobody knows how much.
(is_formal, decision_due_date, observed_until, is_term_extended, has_left) as case
    when not is_formal
    then null
    when has_left
    then 'left_register'
    when is_formal is null
    then 'undetermined'
    when decision_due_date >= observed_until
    then 'running'
    when decision_due_date is null or is_term_extended
    then 'unknown'
    else 'overdue'
end
