-- Nothing that was recorded is changed or removed, by the application or by the owner of the tables.
-- 21 CFR 11.10(e): "Record changes shall not obscure previously recorded information."
create function {schema}.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The table %.% only grows: % is not allowed. A correction is a new event that says what it corrects.',
    tg_table_schema, tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['journal', 'command', 'cut', 'checkpoint', 'checkpoint_leaf', 'signing_key', 'store'] loop
    execute format('create trigger only_grows before update or delete or truncate on {schema}.%I
                    for each statement execute function {schema}.refuse_change()', name);
    execute format('alter table {schema}.%I enable always trigger only_grows', name);
  end loop;
  create trigger only_grows before delete or truncate on {schema}.stream_head
    for each statement execute function {schema}.refuse_change();
  alter table {schema}.stream_head enable always trigger only_grows;
end
$$;

grant usage on schema {schema} to {role};
grant select on all tables in schema {schema} to {role};
grant insert on {schema}.cut, {schema}.checkpoint, {schema}.checkpoint_leaf, {schema}.signing_key to {role};
