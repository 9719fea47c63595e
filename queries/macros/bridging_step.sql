-- In which order are the bands shown of how long the reserve lasts?
-- One row per call.
-- Soonest first; the first five are short.
(bridging_band) as list_position(
    ['at_once', '0-6', '6-12', '12-24', '24+', 'bridged', 'unknown'], bridging_band
)
