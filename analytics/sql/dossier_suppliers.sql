-- One row per enterprise in the register on the day, of whatever county, that says it supplies one of these names.
select distinct name, name_key, trade, township, enterprise
from (
    select name, name_key, trade, township, enterprise, unnest(supplies) as customer
    from register
) as links
where list_contains(cast($names as varchar[]), customer)
order by name
