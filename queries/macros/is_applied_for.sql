-- Is money of this kind of funder asked for?
-- One boolean per call.
-- What an initiative earns itself, or gets from members, givers and businesses, is not.
(funder_kind) as coalesce(funder_kind, 'unknown')
not in ('own_earnings', 'members', 'gift', 'business')
