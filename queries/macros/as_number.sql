-- Which number is in this cell?
-- One double per call; null when the cell is empty or holds no number.
-- mark: the decimal mark to assume where the number itself does not show it.
(value, mark) as try_cast(as_digits(value, mark) as double)
