-- Who may read and write what, decided by the database itself underneath the application.
-- 21 CFR 11.10(d), (g): access is limited to authorized individuals, and authority is checked at each operation.

-- person and access_grant are projections of the identity events in the journal, and are written with them.
create table {schema}.person (
  id text collate "C" primary key check (id <> ''),
  name text not null,
  name_zh text,
  -- Always in lower case, so that one address is one person.
  email text not null unique check (email = lower(email)),
  ended_at timestamptz
);

create table {schema}.access_grant (
  id text collate "C" primary key,
  person text collate "C" not null references {schema}.person (id),
  -- A study; * is the instance, for administrators, and no study.
  study text collate "C" not null,
  role text collate "C" not null,
  -- Null: all sites.
  site text collate "C",
  -- Not null: only that participant's own record.
  participant text collate "C",
  valid_from timestamptz not null,
  valid_until timestamptz
);
create index access_grant_of_person on {schema}.access_grant (person, study);
create index access_grant_on_study on {schema}.access_grant (study, person);

-- One summary per participant, kept current from the journal. A cache: it may be dropped and made again.
-- Its site is what site-bound access goes by. Version 0: the site is known, the summary is not made yet.
create table {schema}.participant_summary (
  version integer not null check (version >= 0),
  study text collate "C" not null,
  participant text collate "C" not null,
  site text collate "C" not null,
  -- JSON, handed on as it is.
  summary text not null,
  primary key (study, participant)
) with (toast_tuple_target = 8160, fillfactor = 70);

-- Files of a participant's record. A file is replaced by another, never changed or deleted.
create table {schema}.attachment (
  added_at timestamptz not null default clock_timestamp(),
  size integer not null check (size = octet_length(content)),
  study text collate "C" not null,
  participant text collate "C" not null,
  -- SHA-256 of the content, in hexadecimal digits.
  hash text collate "C" not null check (hash = encode(sha256(content), 'hex')),
  site text collate "C" not null,
  name text not null,
  media_type text not null,
  added_by text collate "C" not null,
  content bytea not null,
  primary key (study, participant, hash)
);
create trigger only_grows before update or delete or truncate on {schema}.attachment
  for each statement execute function {schema}.refuse_change();
alter table {schema}.attachment enable always trigger only_grows;

-- What the audit trail is searched by, taken from the journal after the fact so that saving does not pay for it.
-- A cache like the projections: made by the search itself, as far as it is missing.
create table {schema}.audit_entry (
  position bigint not null,
  study text collate "C" not null,
  stream text collate "C" not null,
  type text collate "C" not null,
  at text collate "C" not null,
  author text collate "C",
  form text collate "C",
  primary key (study, position)
);
create index audit_entry_by_stream on {schema}.audit_entry (study, stream, position);
create index audit_entry_by_type on {schema}.audit_entry (study, type, position);
create index audit_entry_by_author on {schema}.audit_entry (study, author, position);
insert into {schema}.projection (name, fingerprint, position) values ('audit-entry', '1', 0);

grant select, insert, update on {schema}.person, {schema}.access_grant, {schema}.participant_summary to {role};
grant select, insert on {schema}.attachment, {schema}.audit_entry to {role};

-- A member of an event, as text. Escapes that jsonb does not know (a zero, half a surrogate pair) are left out of it.
create function {schema}.event_word(body text, member text) returns text
language sql immutable parallel safe
return (case when strpos(body, '\u') = 0 then body
             else regexp_replace(body, '(?<!\\)((?:\\\\)*)\\u[0-9a-fA-F]{4}', '\1', 'g') end)::jsonb -> 'event' ->> member;

-- What the person of this transaction holds at this moment.
--   any           studies with any grant                   all sites    studies whose every participant they may read
--   site          study, newline, site                     record       study, newline, participant: one's own
--   allocation    studies whose allocation they may read   instance     * if they administer the instance
-- Evaluated once in a query, because the policies call it in a subquery without references to the row.
create function {schema}.granted(what text) returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(distinct case what when 'site' then g.study || E'\n' || g.site
                                               when 'record' then g.study || E'\n' || g.participant
                                               else g.study end), '{}')
    from {schema}.person p
    join {schema}.access_grant g on g.person = p.id
   where p.id = current_setting('neurite.person', true)
     and (p.ended_at is null or p.ended_at > now())
     and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
     and case when what = 'instance' then g.role = 'administrator' and g.study = '*'
              when g.role = 'administrator' or g.study in ('*', 'neurite') then false
              -- A participant's grant that names no participant gives nothing.
              when g.role = 'participant' and g.participant is null then false
              when what = 'any' then true
              when what = 'record' then g.participant is not null
              when g.participant is not null then false
              when what = 'all sites' then g.site is null
              when what = 'site' then g.site is not null
              when what = 'allocation' then g.role in ('allocation-keeper', 'pharmacist')
              else false end
$$;

-- The people whose names this person may know: all who ever worked on one of their studies. Not participants.
create function {schema}.acquainted() returns setof text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select distinct g.person from {schema}.access_grant g
   where g.study = any ({schema}.granted('any')) and g.participant is null and g.role <> 'participant'
$$;

-- One's own address; other people's are nobody's business.
create function {schema}.own_email() returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select email from {schema}.person where id = current_setting('neurite.person', true)
$$;

revoke all on function {schema}.event_word from public;
grant execute on function {schema}.event_word to {role};
revoke all on function {schema}.granted, {schema}.acquainted, {schema}.own_email from public;
grant execute on function {schema}.granted, {schema}.acquainted, {schema}.own_email to {role}_person;

grant usage on schema {schema} to {role}_person;
grant select on {schema}.journal, {schema}.stream_head, {schema}.command, {schema}.participant_summary,
  {schema}.attachment, {schema}.access_grant, {schema}.audit_entry to {role}_person;
grant select (id, name, name_zh, ended_at) on {schema}.person to {role}_person;

-- The owner and what runs as the owner (append) stand above the policies; the application's role has one that is
-- always true, which costs nothing. For a person whatever no policy shows is not there.
do $$
declare
  name text;
  -- The summary in it is read under its own policy: whoever sees that sees the record behind it. The planner looks
  -- single participants up, or hashes all of them once, as suits the query.
  record constant text := $record$
    study = any ((select {schema}.granted('all sites'))::text[])
    or exists (select from {schema}.participant_summary s where s.study = %1$I.study and s.participant = %2$s)
    or study || E'\n' || %2$s = any ((select {schema}.granted('record'))::text[])
  $record$;
begin
  foreach name in array array['journal', 'stream_head', 'command', 'person', 'access_grant', 'participant_summary',
                              'attachment', 'audit_entry'] loop
    execute format('alter table {schema}.%I enable row level security', name);
    execute format('create policy application on {schema}.%I to {role} using (true) with check (true)', name);
  end loop;

  foreach name in array array['journal', 'stream_head', 'audit_entry'] loop
    execute format($policy$
      create policy person on {schema}.%1$I for select to {role}_person using (
        case when study = 'neurite'
               then stream = 'person/' || current_setting('neurite.person', true)
                    and exists (select from {schema}.person p where p.id = current_setting('neurite.person', true))
                 or '*' = any ((select {schema}.granted('instance'))::text[])
             when starts_with(stream, 'participant/') then %2$s
             when stream = 'study' then study = any ((select {schema}.granted('any'))::text[])
             when stream = 'allocation' then study = any ((select {schema}.granted('allocation'))::text[])
             else false end)
    $policy$, name, format(record, name, 'substr(stream, 13)'));
  end loop;

  execute format('create policy person on {schema}.attachment for select to {role}_person using (%s)',
                 format(record, 'attachment', 'attachment.participant'));
end
$$;

create policy person on {schema}.participant_summary for select to {role}_person using (
  study = any ((select {schema}.granted('all sites'))::text[])
  or study || E'\n' || site = any ((select {schema}.granted('site'))::text[])
  or study || E'\n' || participant = any ((select {schema}.granted('record'))::text[]));

-- A command is shown to who may see all that it recorded.
create policy person on {schema}.command for select to {role}_person using (
  not exists (select from unnest(string_to_array(positions, ',')) as n(position)
               where not exists (select from {schema}.journal j
                                  where j.study = command.study and j.position = n.position::bigint)));

create policy person on {schema}.person for select to {role}_person using (
  (id = current_setting('neurite.person', true) and (ended_at is null or ended_at > now()))
  or id in (select {schema}.acquainted())
  or '*' = any ((select {schema}.granted('instance'))::text[]));

create policy person on {schema}.access_grant for select to {role}_person using (
  (person = current_setting('neurite.person', true)
   and exists (select from {schema}.person p where p.id = access_grant.person))
  or '*' = any ((select {schema}.granted('instance'))::text[]));

-- The site that a participant's first event says: theirs until their summary is made.
create function {schema}.first_site(in_study text, of_stream text) returns text
language plpgsql stable
as $$
begin
  return (select {schema}.event_word(j.body, 'site') from {schema}.journal j
           where j.study = in_study and j.stream = of_stream and j.version = 1);
end
$$;

-- Checks a batch in which commands name persons, after append and in its statement: select check_writes(append(…), …).
-- Returns the answers of append. If somebody may not write to each stream of their command, everything is undone: an
-- error of the state NW403 names the refused commands in its detail, as a JSON array of their numbers, and the others
-- are to be sent again without them. It comes last so that it sees what was there when the locks were held: an access
-- that ended while others were waited for has ended.
--
-- command_person is null where a command names nobody; event_* as of append. What kind of command a role may give is
-- the engine's to decide; here stands where it may write at all.
create function {schema}.check_writes(
  answers json, command_person text[], event_of integer[], event_version integer[],
  event_study text[], event_stream text[], event_type text[]
) returns json
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  refused integer[];
  -- Not the beginning of the transaction: locks may have been waited for since.
  moment constant timestamptz := clock_timestamp();
begin
  -- A new participant can be read by their site from this moment on.
  if 1 = any (event_version) then
    insert into {schema}.participant_summary (study, participant, site, version, summary)
    select distinct n.study, substr(n.stream, 13), {schema}.event_word(j.body, 'site'), 0, '{}'
      from unnest(event_study, event_stream, event_version) as n(study, stream, version)
      join {schema}.journal j on j.study = n.study and j.stream = n.stream and j.version = 1
     where n.version = 1 and n.study <> 'neurite' and starts_with(n.stream, 'participant/')
       and {schema}.event_word(j.body, 'site') is not null
    on conflict do nothing;
  end if;

  select array_agg(n.of) into refused
    from unnest(event_of, event_study, event_stream, event_type) as n(of, study, stream, type)
   where command_person[n.of] is not null
     and not exists (
       select from {schema}.access_grant g
         join {schema}.person p on p.id = g.person
        where g.person = command_person[n.of]
          and g.study = case n.study when 'neurite' then '*' else n.study end
          and (p.ended_at is null or p.ended_at > moment)
          and g.valid_from <= moment and (g.valid_until is null or g.valid_until > moment)
          and case
                when n.study = 'neurite' then g.role = 'administrator'
                -- Those who look at what others recorded ask about it, and record nothing themselves.
                when g.role in ('monitor', 'data-manager') and not starts_with(n.type, 'query-') then false
                when g.role not in ('study-manager', 'investigator', 'coordinator', 'participant', 'laboratory',
                                    'pharmacist', 'allocation-keeper', 'monitor', 'data-manager') then false
                when g.participant is not null then n.stream = 'participant/' || g.participant
                when g.role = 'participant' then false
                when n.stream in ('study', 'allocation') then true
                when not starts_with(n.stream, 'participant/') then false
                when g.site is null then true
                else g.site = coalesce(
                  (select s.site from {schema}.participant_summary s
                    where s.study = n.study and s.participant = substr(n.stream, 13)),
                  {schema}.first_site(n.study, n.stream))
              end);
  if refused is null then
    return answers;
  end if;
  -- What was recorded while it was allowed is answered as the first time; an id that was used for something else is
  -- answered as that, and wrote nothing whose site could be asked for.
  select array_agg(distinct r.of) into refused
    from unnest(refused) as r(of)
   where coalesce(answers ->> (r.of - 1), '') not like all (array['repeated %', 'reused%']);
  if refused is null then
    return answers;
  end if;
  raise exception 'a person may not write there' using errcode = 'NW403', detail = to_json(refused)::text;
end
$$;

revoke all on function {schema}.first_site, {schema}.check_writes from public;
grant execute on function {schema}.check_writes to {role};
