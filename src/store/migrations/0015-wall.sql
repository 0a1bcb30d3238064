-- What reveals who gets what, behind a wall: a schema of its own, a role of its own, and encrypted with a key that the
-- database never has. The journal holds, in its place, a salted commitment. ICH E6(R3) Annex 1, 4.1.

create schema {schema}_wall;

-- The content of an event of a walled stream: a nonce, a tag and the sealed JSON.
create table {schema}_wall.sealed (
  version integer not null,
  study text collate "C" not null,
  stream text collate "C" not null,
  content bytea not null,
  primary key (study, stream, version)
);
create trigger only_grows before update or delete or truncate on {schema}_wall.sealed
  for each statement execute function {schema}.refuse_change();
alter table {schema}_wall.sealed enable always trigger only_grows;

-- Where each unit of product is, to be found by its number, lot, site or participant: each of them a keyed hash, so that
-- equal ones can be looked up and none can be read. A cache of the lots' streams.
create table {schema}_wall.unit (
  version integer not null,
  study text collate "C" not null,
  unit bytea not null,
  lot bytea not null,
  site bytea,
  participant bytea,
  content bytea not null,
  primary key (study, unit)
) with (fillfactor = 70);
create index unit_of_lot on {schema}_wall.unit (study, lot);
create index unit_at_site on {schema}_wall.unit (study, site);
create index unit_of_participant on {schema}_wall.unit (study, participant);

grant usage on schema {schema}_wall to {role}_wall;
grant select on {schema}_wall.sealed, {schema}_wall.unit to {role}_wall;
grant usage on schema {schema} to {role}_wall;

-- Keeps the sealed content of events that were recorded in this statement, and where units are now: select
-- keep_sealed(append(…), …). The role that captures may call it and read nothing of it. An event that was not recorded
-- (its hash is not what stands there) leaves nothing behind.
create function {schema}.keep_sealed(
  answers json,
  sealed_study text[], sealed_stream text[], sealed_version integer[], sealed_hash bytea[], sealed_content bytea[],
  unit_stream text[], unit_study text[], unit_version integer[], unit_number bytea[], unit_lot bytea[],
  unit_site bytea[], unit_participant bytea[], unit_content bytea[]
) returns json
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into {schema}_wall.sealed (study, stream, version, content)
  select n.study, n.stream, n.version, n.content
    from unnest(sealed_study, sealed_stream, sealed_version, sealed_hash, sealed_content)
           as n(study, stream, version, hash, content)
    join {schema}.journal j on j.study = n.study and j.stream = n.stream and j.version = n.version and j.hash = n.hash
  on conflict do nothing;

  insert into {schema}_wall.unit as u (study, unit, version, lot, site, participant, content)
  select n.study, n.unit, n.version, n.lot, n.site, n.participant, n.content
    from unnest(unit_study, unit_stream, unit_version, unit_number, unit_lot, unit_site, unit_participant, unit_content)
           as n(study, stream, version, unit, lot, site, participant, content)
   where exists (select from {schema}_wall.sealed s
                  where s.study = n.study and s.stream = n.stream and s.version = n.version)
  on conflict (study, unit) do update
    set version = excluded.version, lot = excluded.lot, site = excluded.site, participant = excluded.participant,
        content = excluded.content
  where u.version < excluded.version and u.lot = excluded.lot;
  return answers;
end
$$;

revoke all on function {schema}.keep_sealed from public;
grant execute on function {schema}.keep_sealed to {role};

-- What stands behind the wall is shown to those who work there, and the cohorts to those who decide on them.
do $$
declare
  name text;
begin
  foreach name in array array['journal', 'stream_head', 'audit_entry'] loop
    execute format($policy$
      create policy walled on {schema}.%1$I for select to {role}_person using (
        study <> 'neurite'
        and case when stream = 'supply' or starts_with(stream, 'lot/') or starts_with(stream, 'shipment/')
                   then study = any ((select {schema}.granted('allocation'))::text[])
                 when stream = 'cohorts' then study = any ((select {schema}.granted('cohorts'))::text[])
                 else false end)
    $policy$, name);
  end loop;
end
$$;

-- Quality works behind the wall too; what people may write learns of the new streams and of those who look and report.
do $$
declare
  was text;
  now_is text;
begin
  was := pg_get_functiondef((select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                              where p.proname = 'granted' and n.nspname = '{schema}'));
  now_is := replace(was, $was$g.role in ('allocation-keeper', 'pharmacist')$was$,
                         $is$g.role in ('allocation-keeper', 'pharmacist', 'quality')
              when what = 'cohorts' then
                g.site is null and g.role in ('medical-monitor', 'committee', 'study-manager', 'inspector')$is$);
  if now_is = was then
    raise exception 'granted is not the function that was expected';
  end if;
  execute now_is;

  was := pg_get_functiondef((select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                              where p.proname = 'check_writes' and n.nspname = '{schema}'));
  now_is := replace(was, $was$not starts_with(n.type, 'query-') then false$was$,
    $is$not (starts_with(n.type, 'query-') or starts_with(n.type, 'unblinding-') or n.type = 'sealed' and starts_with(n.stream, 'lot/')) then false$is$);
  now_is := replace(now_is, $was$'monitor', 'data-manager') then false$was$,
    $is$'monitor', 'data-manager', 'quality', 'medical-monitor', 'committee') then false$is$);
  now_is := replace(now_is, $was$n.stream in ('study', 'allocation') then true$was$,
    $is$n.stream in ('study', 'allocation', 'supply', 'cohorts')
                  or starts_with(n.stream, 'lot/') or starts_with(n.stream, 'shipment/') then true$is$);
  if now_is not like '%''committee''%' or now_is not like '%lot/%' or now_is not like '%''sealed''%' then
    raise exception 'check_writes is not the function that was expected';
  end if;
  execute now_is;
end
$$;
