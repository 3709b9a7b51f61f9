-- One row per normalised name and county in the register: the enterprise it means there, and how many counties have that name.
select name_key, county_code, enterprise, namesakes
from registered_names
