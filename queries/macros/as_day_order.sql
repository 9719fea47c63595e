-- Which order of day and month does this cell show?
-- One text per call: 'dmy', 'mdy', or '?' where it can be either; null where it is no such day or both are the same.
-- A number above twelve is a day.
(value) as case
    when regexp_matches(value, '^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}')
    then
        case
            when try_cast(regexp_extract(value, '^\s*(\d{1,2})[-/.](\d{1,2})', 1) as integer) between 13 and 31
            then
                case
                    when try_cast(regexp_extract(value, '^\s*(\d{1,2})[-/.](\d{1,2})', 2) as integer) between 1 and 12
                    then 'dmy'
                end
            when try_cast(regexp_extract(value, '^\s*(\d{1,2})[-/.](\d{1,2})', 2) as integer) between 13 and 31
            then 'mdy'
            when
                ltrim(regexp_extract(value, '^\s*(\d{1,2})[-/.](\d{1,2})', 1), '0')
                <> ltrim(regexp_extract(value, '^\s*(\d{1,2})[-/.](\d{1,2})', 2), '0')
            then '?'
        end
end
