-- One row per day on which the register says something new.
select distinct as_of
from enterprises
where as_of is not null
order by as_of
