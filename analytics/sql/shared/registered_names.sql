-- One row per normalised name and county in the register: the enterprise it means there, and how many enterprises bear that name anywhere.
select name_key, county_code, min(enterprise) as enterprise, count(*) over (partition by name_key) as namesakes
from register
group by name_key, county_code
