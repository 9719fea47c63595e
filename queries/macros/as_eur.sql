-- Which amount of money is in this cell?
-- One decimal(18, 2) per call; null when the cell is empty or holds no amount. Never by way of a float.
-- mark: the decimal mark to assume where the amount itself does not show it.
(value, mark) as try_cast(as_digits(value, mark) as decimal(18, 2))
