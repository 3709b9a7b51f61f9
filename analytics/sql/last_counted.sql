-- One row: the latest counting date among the results that lie in the county and have a denominator.
select max(counted_on) as last_counted
from counted
where place = 'own' and has_denominator
