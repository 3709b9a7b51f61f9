-- One row per enterprise in the register on the day, licence that it needs and licence of that sort that it holds (null: it holds none): how long it is valid.
with required as (
    select distinct enterprise, unnest(licences_required) as licence_type
    from register
),
held as (
    select enterprise, unnest(licences) as licence
    from register
)
select
    required.enterprise, required.licence_type, held.enterprise is not null as held,
    struct_extract(licence, 'valid_from') as valid_from, struct_extract(licence, 'valid_to') as valid_to
from required
left join held on held.enterprise = required.enterprise and struct_extract(licence, 'type') = licence_type
order by required.enterprise, licence_type, valid_from, valid_to
