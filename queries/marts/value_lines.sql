-- What is each initiative said to be worth, and how surely?
-- One row per initiative and indicator, as the newest export tells.
-- $on_date: the day. No value has a day, so that an export of a later day does not tell that it was known then.
-- The values are those that the municipality or the initiative told; nothing is priced here, and nothing is added up over initiatives.
with
    versions as (
        select
            mention_keys.initiative_key,
            social_values.*,
            row_number() over (
                partition by
                    coalesce(
                        hash(mention_keys.initiative_key),
                        hash(exports_on_day.register_key, social_values.initiative_id)
                    ),
                    social_values.indicator
                order by
                    social_values.export_date desc,
                    exports_on_day.precedence,
                    exports_on_day.register_key,
                    social_values.source_line
            ) as version
        from exported.social_values
        inner join
            exports_on_day
            on social_values.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'social_values'
        left join
            mention_keys
            on exports_on_day.register_key = mention_keys.register_key
            and social_values.initiative_id = mention_keys.initiative_id
        where social_values.export_date <= $on_date
    )
select
    versions.initiative_key,
    versions.indicator,
    versions.quantity,
    versions.unit,
    versions.low_eur,
    versions.high_eur,
    versions.basis,
    versions.source_file,
    versions.source_line
from versions
where versions.version = 1
