-- Which outline is in this cell?
-- One text per call, as it was: GeoJSON of a polygon or of several; null when it is none.
-- Every ring has at least four places and ends where it begins; a place has at least two numbers, a height after them does no harm.
(value) as case
    when
        json_valid(value)
        and coalesce(
            list_bool_and(
                [
                    len(ring) >= 4
                    and ring[1][1:2] = ring[-1][1:2]
                    and list_bool_and(
                        [len(place) >= 2 and place[1] is not null and place[2] is not null for place in ring]
                    )
                    for ring in flatten(
                        case json_extract_string(value, '$.type')
                            when 'Polygon'
                            then [try_cast(json_extract(value, '$.coordinates') as double[][][])]
                            when 'MultiPolygon'
                            then try_cast(json_extract(value, '$.coordinates') as double[][][][])
                        end
                    )
                ]
            ),
            false
        )
    then value
end
