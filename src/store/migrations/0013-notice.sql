-- Who is told of what: one row for each event, person and kind, and the messages by which they were told.
-- No clinical value, arm or lot stands here: a notice says where to look, and looking needs signing in.

create table {schema}.notice (
  happened_at timestamptz not null,
  -- No message leaves before: until then it may heal by itself.
  send_after timestamptz not null,
  read_at timestamptz,
  healed_at timestamptz,
  id bigint generated always as identity primary key,
  -- The message that told of it.
  message bigint,
  urgent boolean not null,
  unblinded boolean not null,
  person text collate "C" not null,
  study text collate "C" not null,
  kind text collate "C" not null,
  -- What it is told of: an event of the journal, or what happened beside it. Never told twice.
  origin text collate "C" not null,
  site text collate "C",
  participant text collate "C",
  -- What settles it, such as a query's number.
  matter text collate "C",
  -- A path of the application.
  link text not null,
  -- An order or a shipment, for those alone who see who gets what.
  reference text,
  check (unblinded or reference is null),
  unique (person, kind, study, origin)
);
create index notice_of_person on {schema}.notice (person, id desc);
create index notice_unread on {schema}.notice (person) where read_at is null and healed_at is null;
create index notice_untold on {schema}.notice (send_after) where message is null and healed_at is null;
create index notice_of_matter on {schema}.notice (study, participant, matter) where matter is not null;
create index notice_of_message on {schema}.notice (message);

-- One message to one person. What it says is made when it is sent, and is not kept.
create table {schema}.notice_message (
  queued_at timestamptz not null,
  next_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  -- All that it told of was read in the application.
  read_at timestamptz,
  -- Whoever is to help was told that it failed.
  escalated_at timestamptz,
  id bigint generated always as identity primary key,
  attempts integer not null default 0,
  notices integer not null,
  unblinded boolean not null,
  state text collate "C" not null check (state in ('in-app', 'queued', 'sent', 'failed')),
  person text collate "C" not null,
  study text collate "C" not null,
  -- The site whose people are told when it cannot be delivered; null where it is of several or none.
  site text collate "C",
  kinds text[] collate "C" not null,
  -- Why it could not be delivered, as a class; never what the mail server said.
  reason text collate "C"
);
create index notice_message_of_study on {schema}.notice_message (study, id desc);
create index notice_message_due on {schema}.notice_message (next_at) where state = 'queued';
create index notice_message_failed on {schema}.notice_message (failed_at) where state = 'failed' and escalated_at is null;

create table {schema}.notice_preference (
  person text collate "C" primary key,
  -- Null: both.
  language text collate "C" check (language in ('en', 'zh-CN')),
  digest text collate "C" not null check (digest in ('at-once', 'daily', 'never'))
);

-- What was recorded before there were notices is no news.
insert into {schema}.projection (name, fingerprint, position)
select 'follower/notices', '', coalesce(max(position), 0) from {schema}.journal;

grant select, insert, update on {schema}.notice, {schema}.notice_message, {schema}.notice_preference to {role};

-- Studies whose outgoing messages this person oversees.
create function {schema}.overseen() returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(distinct g.study), '{}')
    from {schema}.person p
    join {schema}.access_grant g on g.person = p.id
   where p.id = current_setting('neurite.person', true)
     and (p.ended_at is null or p.ended_at > now())
     and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
     and g.role = 'study-manager' and g.site is null
$$;
revoke all on function {schema}.overseen from public;
grant execute on function {schema}.overseen to {role}_person;
grant select on {schema}.notice, {schema}.notice_message, {schema}.notice_preference to {role}_person;

alter table {schema}.notice enable row level security;
alter table {schema}.notice_message enable row level security;
alter table {schema}.notice_preference enable row level security;
create policy application on {schema}.notice to {role} using (true) with check (true);
create policy application on {schema}.notice_message to {role} using (true) with check (true);
create policy application on {schema}.notice_preference to {role} using (true) with check (true);

-- One's own, as long as one's role would show what it is about.
create policy person on {schema}.notice for select to {role}_person using (
  person = current_setting('neurite.person', true)
  and case when study = 'neurite' then exists (select from {schema}.person p where p.id = notice.person)
           when unblinded then study = any ((select {schema}.granted('allocation'))::text[])
           else study = any ((select {schema}.granted('any'))::text[]) end);

-- The log: what tells of the product to its own people alone, whoever else oversees the study.
create policy person on {schema}.notice_message for select to {role}_person using (
  case when unblinded then study = any ((select {schema}.granted('allocation'))::text[])
       else study = any ((select {schema}.overseen())::text[])
            or '*' = any ((select {schema}.granted('instance'))::text[]) end);

create policy person on {schema}.notice_preference for select to {role}_person using (
  person = current_setting('neurite.person', true));
