-- Which amount was granted of this promise?
-- One amount per call; null when it is unknown.
-- An amount of which the register does not tell whether it was granted or determined counts where that is assumed (register_assumptions).
(granted_eur, granted_or_determined_eur, mixed_is_granted) as coalesce(
    granted_eur, case when mixed_is_granted then granted_or_determined_eur end
)
