-- How many chances outward from a distance from the middle still add to the tenth digit of their sum?
-- One row per call.
-- In the bell curve the chance has fallen by exp(-23) after this many; forty more for what is lopsided.
(distance, deviation) as (40 + ceil(sqrt(distance ^ 2 + 46 * deviation ^ 2) - distance))::bigint
