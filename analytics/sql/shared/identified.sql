-- One row per counted sampling result with the enterprise it means: by its USCC, else by its name in the register (in its county, or where only one enterprise bears it), else by its name.
-- Questions that gather rows before they ask whose they are (bodies, the directory), or that ask of other records, join the names themselves.
select counted.*, coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
