-- How many years' worth of the whole cut is lost within so many years, after what other income makes up for?
-- One number per call.
(years, phase_out_years, replacement) as cut_years(years, phase_out_years) * (1 - coalesce(replacement, 0))
