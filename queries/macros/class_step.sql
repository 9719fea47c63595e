-- In which order are the classes of risk shown?
-- One row per call.
-- From low to high, the unknown one last; null is all of them together.
(risk_class) as list_position(['low', 'middle', 'high', 'unknown'], risk_class)
