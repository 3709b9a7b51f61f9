-- One row per decision about an early warning that stands: its key, the answer with the data version looked at, note, who, and the upload of its commit.
select subject, answer, note, "by", decided_on, upload
from decisions
where kind = 'warning'
order by subject
