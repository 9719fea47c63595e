-- Where does each ward lie on the map?
-- One row per ward.
-- A map holds for any day: the map that was imported last counts, whole. Areas of one name, whatever the capitals, are one ward.
-- ward_key is the name as it is compared; outline is GeoJSON of all polygons of the ward.
-- longitude and latitude are of the middle (centre of mass) of its largest polygon, in the unit of the map; also metres happen.
with
    last_map as (
        select max_by(files.source_file, files.rowid) as source_file
        from exported.files
        inner join exported.column_coverage on files.source_file = column_coverage.source_file
        where column_coverage.table_name = 'wards' and column_coverage.rows > 0
    ),
    polygons as (
        select
            lower(trim(wards.neighbourhood)) as ward_key,
            trim(wards.neighbourhood) as neighbourhood,
            wards.source_line,
            unnest(
                case json_extract_string(outline, '$.type')
                    when 'Polygon'
                    then [cast(json_extract(outline, '$.coordinates') as double[][][])]
                    else cast(json_extract(outline, '$.coordinates') as double[][][][])
                end
            ) as polygon
        from exported.wards
        inner join last_map on wards.source_file = last_map.source_file
    ),
    origins as (
        select
            *,
            polygon[1][1][1] as from_x,
            polygon[1][1][2] as from_y,
            [place[1] - polygon[1][1][1] for place in polygon[1]] as xs,
            [place[2] - polygon[1][1][2] for place in polygon[1]] as ys
        from polygons
    ),
    cross_products as (
        select
            *,
            [
                xs[corner] * ys[corner + 1] - xs[corner + 1] * ys[corner] for corner in range(1, len(xs))
            ] as crosses
        from origins
    ),
    measures as (
        select
            ward_key,
            neighbourhood,
            source_line,
            polygon,
            abs(list_sum(crosses)) / 2 as area,
            from_x + coalesce(
                list_sum([(xs[corner] + xs[corner + 1]) * crosses[corner] for corner in range(1, len(xs))])
                / nullif(3 * list_sum(crosses), 0),
                0
            ) as longitude,
            from_y + coalesce(
                list_sum([(ys[corner] + ys[corner + 1]) * crosses[corner] for corner in range(1, len(xs))])
                / nullif(3 * list_sum(crosses), 0),
                0
            ) as latitude
        from cross_products
    )
select
    ward_key,
    min_by(neighbourhood, source_line) as neighbourhood,
    cast(
        json_object('type', 'MultiPolygon', 'coordinates', list(polygon order by source_line, area desc)) as varchar
    ) as outline,
    max_by(longitude, area) as longitude,
    max_by(latitude, area) as latitude
from measures
group by ward_key
