-- One row per enterprise that was sampled again after a failure (follow-up or recheck): the latest day and its verdict.
select coalesce(producer_key, sampled_unit_key) as enterprise_key, max(counted_on) as sampled_again, arg_max(verdict, counted_on) as verdict_again
from sampling_results
where kind in ('follow_up', 'recheck') and counted_on <= cast($as_of as date)
group by 1
