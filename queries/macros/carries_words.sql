-- Do all of these words occur in this text?
-- One answer per call; at most four words count, and no words always do.
-- searched is written as in as_search_key already.
(searched, words) as contains(searched, split_part(as_search_key(words), ' ', 1))
and contains(searched, split_part(as_search_key(words), ' ', 2))
and contains(searched, split_part(as_search_key(words), ' ', 3))
and contains(searched, split_part(as_search_key(words), ' ', 4))
