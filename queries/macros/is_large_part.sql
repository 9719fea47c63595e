-- Is this so large a part of all that it is told by itself?
-- One boolean per call.
-- A quarter or more.
(part, whole) as part >= 0.25 * whole
