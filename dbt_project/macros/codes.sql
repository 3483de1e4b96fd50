{# A drill of one state alone is a show of force, no cooperation (CAMEO 150, PLOVER MOBILIZE). #}
{% macro cameo_code(event_class, participant_count) -%}
    case
        when {{ event_class }} = 'exercise' and {{ participant_count }} = 1 then '150'
        else codes.cameo_code
    end
{%- endmacro %}

{% macro plover_code(event_class, participant_count) -%}
    case
        when {{ event_class }} = 'exercise' and {{ participant_count }} = 1 then 'MOBILIZE'
        else codes.plover_code
    end
{%- endmacro %}

{# The names of a list of actor codes, in the order of the codes. #}
{% macro actor_names(participants) -%}
    list_transform({{ participants }}, lambda code: coalesce(names.name_of[code], code))
{%- endmacro %}
