-- The numbers of notices and messages are seen by those they are for. What unblinded people are told, and when, depends
-- on who gets what (such as that one arm's stock runs low): it must leave no gap in what others see. So the number of
-- what everybody may know is a serial of its own times 2^20, and what tells of the product stands between two of those,
-- in the order in which it was told.

do $$
declare
  name text;
  last bigint;
begin
  foreach name in array array['notice', 'notice_message'] loop
    execute format('lock table {schema}.%I in access exclusive mode', name);
    execute format('select coalesce(max(id), 0) from {schema}.%I', name) into last;
    execute format('alter table {schema}.%I alter column id drop identity', name);
    execute format('create sequence {schema}.%I minvalue 0', name || '_serial');
    execute format('create sequence {schema}.%I minvalue 0', name || '_serial_unblinded');
    execute format('select setval(%L, %s)', '{schema}.' || name || '_serial', last);
  end loop;
end
$$;

create function {schema}.number_notice() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  known constant text := format('{schema}.%I', tg_table_name || '_serial');
  hidden constant text := format('{schema}.%I', tg_table_name || '_serial_unblinded');
  told bigint;
begin
  if new.unblinded then
    execute 'select last_value from ' || known into told;
    new.id := (told << 20) + 1 + nextval(hidden::regclass) % 1048575;
  else
    new.id := nextval(known::regclass) << 20;
  end if;
  return new;
end
$$;
revoke all on function {schema}.number_notice from public;

create trigger number before insert on {schema}.notice
  for each row execute function {schema}.number_notice();
create trigger number before insert on {schema}.notice_message
  for each row execute function {schema}.number_notice();
