-- Which contacts were there with each initiative?
-- One row per contact up to the day.
-- Contacts have no key, so they come from the newest export that has them and not from older ones.
-- A contact after the last day observed has not happened yet. Who spoke is not told: no figure is about an official.
-- initiative_key is unknown where no export tells of the initiative; is_two_way is unknown where the export does not say.
select
    mention_keys.initiative_key,
    contacts.date,
    contacts.channel,
    contacts.is_two_way,
    exports_on_day.observed_until,
    contacts.source_file,
    contacts.source_line
from exported.contacts
inner join
    exports_on_day
    on contacts.source_file = exports_on_day.source_file
    and exports_on_day.table_name = 'contacts'
    and exports_on_day.export_rank = 1
left join
    mention_keys
    on exports_on_day.register_key = mention_keys.register_key
    and contacts.initiative_id = mention_keys.initiative_id
where contacts.date <= exports_on_day.observed_until
