-- What an inspection asks and is answered, and the documents that a study shows: events of the pseudo-study neurite in
-- the streams inspection/<study> (the whole study), inspection/<study>/<site> and documents/<study>. They are part of
-- no trial, so that no cut and no export of one changes by them.

-- Files of these streams. Like an attachment, a file is its content, and is never changed or removed.
create table {schema}.inspection_file (
  added_at timestamptz not null default clock_timestamp(),
  size integer not null check (size = octet_length(content)),
  stream text collate "C" not null,
  -- SHA-256 of the content, in hexadecimal digits.
  hash text collate "C" not null check (hash = encode(sha256(content), 'hex')),
  name text not null,
  media_type text not null,
  added_by text collate "C" not null,
  content bytea not null,
  primary key (stream, hash)
);
create trigger only_grows before update or delete or truncate on {schema}.inspection_file
  for each statement execute function {schema}.refuse_change();
alter table {schema}.inspection_file enable always trigger only_grows;
grant select, insert on {schema}.inspection_file to {role};
grant select on {schema}.inspection_file to {role}_person;

-- Whether a person may do an act in such a stream now. An inspector asks and closes, and does nothing else anywhere;
-- those who run the study or its sites answer; of the documents everybody reads who works in the study.
create function {schema}.may_inspect(by_person text, in_stream text, act text) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from {schema}.person p
      join {schema}.access_grant g on g.person = p.id
     where p.id = by_person
       and (p.ended_at is null or p.ended_at > now())
       and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
       and g.participant is null and g.study = split_part(in_stream, '/', 2)
       and case split_part(in_stream, '/', 1)
             when 'documents' then
               case act when 'read' then g.role not in ('participant', 'administrator')
                        when 'file' then g.role = 'study-manager' and g.site is null
                        else false end
             when 'inspection' then
               (g.site is null or g.site = split_part(in_stream, '/', 3))
               and case when act in ('ask', 'close') then g.role = 'inspector'
                        when act = 'answer' then g.role in ('study-manager', 'investigator', 'coordinator')
                        when act = 'read' then g.role in ('inspector', 'study-manager', 'investigator', 'coordinator')
                        else false end
             else false end)
$$;

-- As the person of this transaction, and only for streams of an inspection: nothing else is looked up.
create function {schema}.reads_inspection(of_study text, of_stream text) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when of_study = 'neurite' and split_part(of_stream, '/', 1) in ('inspection', 'documents')
              then {schema}.may_inspect(current_setting('neurite.person', true), of_stream, 'read')
              else false end
$$;
revoke all on function {schema}.may_inspect, {schema}.reads_inspection from public;
grant execute on function {schema}.may_inspect to {role};
grant execute on function {schema}.may_inspect, {schema}.reads_inspection to {role}_person;

alter table {schema}.inspection_file enable row level security;
create policy application on {schema}.inspection_file to {role} using (true) with check (true);
create policy person on {schema}.inspection_file for select to {role}_person
  using ({schema}.reads_inspection('neurite', stream));

-- An administrator of the instance reads what happened to accounts, not what an inspection is about.
do $$
declare
  name text;
begin
  foreach name in array array['journal', 'stream_head', 'audit_entry'] loop
    execute format($policy$
      create policy inspection on {schema}.%1$I for select to {role}_person
        using ({schema}.reads_inspection(study, stream))
    $policy$, name);
    execute format($policy$
      create policy inspection_only on {schema}.%1$I as restrictive for select to {role}_person
        using (study <> 'neurite' or split_part(stream, '/', 1) not in ('inspection', 'documents')
               or {schema}.reads_inspection(study, stream))
    $policy$, name);
  end loop;
end
$$;

-- Each column of the audit trail can be searched. The entries are a cache; they are made again.
alter table {schema}.audit_entry
  add column visit text collate "C",
  add column role text collate "C",
  add column under text collate "C",
  -- Ids of the fields whose values it holds.
  add column fields text[],
  -- It replaces values that stood before.
  add column corrects boolean,
  -- Somebody gave a reason.
  add column reasoned boolean;
truncate {schema}.audit_entry;
update {schema}.projection set position = 0, fingerprint = '2' where name = 'audit-entry';
create index audit_entry_by_visit on {schema}.audit_entry (study, visit, position) where visit is not null;

-- An event as jsonb. Escapes that jsonb does not know (a zero, half a surrogate pair) are left out of it.
create function {schema}.event_value(body text) returns jsonb
language sql immutable parallel safe
return (case when strpos(body, '\u') = 0 then body
             else regexp_replace(body, '(?<!\\)((?:\\\\)*)\\u[0-9a-fA-F]{4}', '\1', 'g') end)::jsonb -> 'event';
revoke all on function {schema}.event_value from public;
grant execute on function {schema}.event_value to {role};
