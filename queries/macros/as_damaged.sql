-- Are there signs in this cell that were damaged on the way, or that nobody can see?
-- One boolean per call; null for an empty cell.
-- U+FFFD stands for bytes that could not be read, U+0080 to U+009F are left of a wrong code page; signs without width and
-- control signs make two identifiers differ that look the same. Only signs beyond ASCII take more bytes than places. A tab or a break
-- of a line or page is no damage.
(value) as case
    when strlen(value) > length(value)
    then regexp_matches(value, '[\x01-\x08\x0e-\x1f\x{7f}-\x{9f}\x{ad}\x{200b}-\x{200f}\x{2060}\x{feff}\x{fffd}]')
    else regexp_matches(value, '[\x01-\x08\x0e-\x1f\x7f]')
end
