-- Does any of the words occur in the names of the schemes?
-- One row per call.
-- Names are in lower case already; '' occurs in every name, and without names nothing is known to occur.
(schemes, words) as list_contains(
    [contains(coalesce(schemes, ''), lower(word)) for word in words], true
)
