-- One row per trade: the annual sales of its enterprises that the register knows on the day.
select trade, sum(annual_sales) as annual_sales
from operating
where trade is not null
group by trade
