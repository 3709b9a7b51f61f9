-- One row per counted sampling result whose maker the register puts into one of the sales tiers asked for; it stands in for `counted`.
select counted.*
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
join register on register.enterprise = coalesce(counted.producer_uscc, registered_names.enterprise)
where list_contains(cast($tiers as varchar[]), register.tier)
