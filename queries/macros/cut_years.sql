-- How many years' worth of the whole cut is lost within so many years?
-- One number per call.
-- A cut at once is lost in full from the first year on; one that is phased in over n years grows by equal steps, 1/n in the first year
-- and in full from the n-th: sum over t = 1..years of min(1, t / n). Half a year is lost at the rate of its year.
(years, phase_out_years) as list_sum(
    [
        least(1, part / greatest(coalesce(phase_out_years, 0), 1)) * greatest(least(years - part + 1, 1), 0)
        for part in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    ]
)
