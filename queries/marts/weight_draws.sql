-- Which other weights might the drivers of risk have had?
-- One row per draw: the weight of each driver in hundredths, from 50 to 150.
-- Sixty-four draws, always the same ones: the weights come from a hash. Without a reason for other weights every driver weighs as much (Dawes 1979);
-- the draws show how much that choice matters (OECD/JRC handbook on composite indicators).
select
    draw,
    cast(50 + hash(draw, 'municipal_share') % 101 as integer) as municipal_share_weight,
    cast(50 + hash(draw, 'concentration') % 101 as integer) as concentration_weight,
    cast(50 + hash(draw, 'margin') % 101 as integer) as margin_weight,
    cast(50 + hash(draw, 'reserve_months') % 101 as integer) as reserve_months_weight,
    cast(50 + hash(draw, 'months_to_grant_end') % 101 as integer) as months_to_grant_end_weight,
    cast(50 + hash(draw, 'core_people') % 101 as integer) as core_people_weight,
    cast(50 + hash(draw, 'volunteer_share') % 101 as integer) as volunteer_share_weight,
    cast(50 + hash(draw, 'age_years') % 101 as integer) as age_years_weight
from range(64) as draws (draw)
