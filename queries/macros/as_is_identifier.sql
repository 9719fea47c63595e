-- Is this an identifier as registers number them, which can be taken as it is?
-- One boolean per call; null for an empty cell.
-- A letter or two, or none, before a figure, and then letters, figures, dashes and strokes: V-0000012, VS12, 2021/0034-a. No word for
-- nothing, total, remark, failed formula or ruined number is written like this, so one look takes the place of all the others.
(value) as regexp_full_match(value, '([A-Za-z]{1,2}[-_/]?\d|[1-9])([-_/A-Za-z0-9]*[A-KM-Za-km-z0-9])?')
