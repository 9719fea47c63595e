-- How much is there to bridge a loss with, after so many years like the latest one?
-- One number per call.
-- The reserve and what is over every year; half a cent short is not short.
(years, margin, reserve) as years * margin + reserve + 0.005
