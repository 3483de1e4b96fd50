{% test unique_combination(model, columns) %}
-- returns rows = failure when two rows share a key
select {{ columns | join(", ") }}, count(*) as row_count
from {{ model }}
group by all
having count(*) > 1
{% endtest %}
