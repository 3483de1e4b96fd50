{% test never_blank(model, column_name) %}
-- returns rows = failure when a text is '' or 'unknown' where it should be null
select {{ column_name }}
from {{ model }}
where trim({{ column_name }}) = '' or lower({{ column_name }}) = 'unknown'
{% endtest %}
