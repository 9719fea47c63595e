-- Is an initiative of this theme, neighbourhood and kind of initiator among those that the reader chose?
-- One row per call.
-- chosen: the reader's choices, of which these three count here; is_within, fits_definition and is_chosen_department look at the others.
(chosen, theme, neighbourhood, initiator_kind) as is_among(chosen.themes, theme)
and is_among(chosen.neighbourhoods, neighbourhood)
and is_among(chosen.initiator_kinds, initiator_kind)
