-- Has an initiative met many officials when it has met so many?
-- One boolean per call.
-- Three or more; null where it is not known.
(officials) as officials >= 3
