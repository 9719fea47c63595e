-- Does this count as a residents' initiative by the reader's definition?
-- One row per call.
-- Without words of the reader the definition of the settings holds, which the marts carry as is_initiative.
(chosen, is_initiative, is_declared, schemes) as case
    when chosen.definition is null then is_initiative
    when is_declared then true
    else names_any(schemes, chosen.definition)
end
