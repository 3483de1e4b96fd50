{% macro generate_schema_name(custom_schema_name, node) -%}
    {#- schemas bear the names that readers know, in every environment -#}
    {{ custom_schema_name if custom_schema_name else target.schema }}
{%- endmacro %}
