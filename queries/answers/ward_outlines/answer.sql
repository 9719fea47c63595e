-- Where does each ward lie on the map?
-- One row per ward with an outline, by name.
-- longitude and latitude are those of the middle of the ward, in the unit of the map.
select neighbourhood, longitude, latitude, outline
from ward_outlines
order by neighbourhood, longitude, latitude
