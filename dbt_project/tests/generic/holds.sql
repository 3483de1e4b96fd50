{% test holds(model, condition) %}
-- returns rows = failure when the condition is false for a row (null counts as holding)
select *
from {{ model }}
where not ({{ condition }})
{% endtest %}
