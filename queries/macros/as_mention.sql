-- How is an initiative called as one register knows it?
-- One text per call; null without a register or an identifier.
-- Decisions are kept under it, so that it is the same in every export. A municipality that is not known is nothing before the first stroke.
(municipality, register, initiative_id) as coalesce(municipality, '') || '/' || register || '/' || initiative_id
