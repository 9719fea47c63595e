-- How is this moment written with its year first?
-- One text per call, otherwise as it was.
-- date_order: 'dmy' or 'mdy', for days such as 3/4/2016. Understands 5-2-2016 10:00, 2016/2/5 10:00 and 20160205T100000.
(value, date_order) as case
    when regexp_matches(value, '^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}[ T]')
    then
        regexp_replace(
            value,
            '^(\d{1,2}).(\d{1,2}).(\d{4})[ T]+',
            case date_order when 'mdy' then '\3-\1-\2 ' else '\3-\2-\1 ' end
        )
    when regexp_matches(value, '^\d{8}T\d{6}')
    then regexp_replace(value, '^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)', '\1-\2-\3 \4:\5:\6')
    else regexp_replace(value, '^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T]+', '\1-\2-\3 ')
end
