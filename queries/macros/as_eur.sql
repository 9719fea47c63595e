-- Which amount of money is in this cell?
-- One decimal(18, 2) per call; null when the cell is empty or holds no amount.
-- mark: the decimal mark to assume where the amount itself does not show it. Never by way of a float.
(value, mark) as case
    when regexp_full_match(value, ' *\d{0,15}(\.\d{1,2})? *')
    then try_cast(value as decimal(18, 2))
    else try_cast(as_digits(value, mark) as decimal(18, 2))
end
