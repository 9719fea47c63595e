-- Which form of address stands before the name of a private person?
-- One regular expression per call, the same for every text.
() as '(?i:^(?:de heer|de heren|dhr|mevrouw|mevr|mw|mvr|fam|familie|meneer|mrs|mr and mrs|ms)[. ])'
