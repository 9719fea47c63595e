-- Which digits, separators and minus sign are in this cell?
-- One text per call, without separators at its end; what it means, and whether it is a number at all, as_digits tells.
(value) as rtrim(regexp_replace(value, '[^\d.,-]', '', 'g'), '.,-')
