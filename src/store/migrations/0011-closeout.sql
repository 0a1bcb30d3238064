-- A site's own package at the end of a study: who asked, checked and signed stands in the journal, in the streams
-- closeout/<study>/<site> of the pseudo-study neurite; here lies the package itself, and how far its making is.

create table {schema}.closeout_job (
  beat_at timestamptz not null default clock_timestamp(),
  done integer not null default 0,
  total integer not null default 0,
  closeout text collate "C" primary key
);

-- The zip in pieces, so that neither side holds it whole.
create table {schema}.closeout_part (
  number integer not null check (number >= 0),
  study text collate "C" not null,
  site text collate "C" not null,
  closeout text collate "C" not null,
  content bytea not null,
  primary key (study, closeout, number)
);

-- Whether the person of this transaction keeps the records of a site now. The sponsor's people do not, whatever they
-- may read otherwise: the package goes from the site to the site (ICH E6(R3) 2.12.11).
create function {schema}.keeps_site(in_study text, in_site text) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from {schema}.person p
      join {schema}.access_grant g on g.person = p.id
     where p.id = current_setting('neurite.person', true)
       and (p.ended_at is null or p.ended_at > now())
       and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
       and g.role in ('investigator', 'coordinator') and g.participant is null
       and g.study = in_study and (g.site is null or g.site = in_site))
$$;
revoke all on function {schema}.keeps_site from public;
grant execute on function {schema}.keeps_site to {role}_person;

grant select, insert, update, delete on {schema}.closeout_job to {role};
grant select, insert, delete on {schema}.closeout_part to {role};
grant select on {schema}.closeout_part to {role}_person;

alter table {schema}.closeout_part enable row level security;
create policy application on {schema}.closeout_part to {role} using (true) with check (true);
create policy person on {schema}.closeout_part for select to {role}_person
  using ({schema}.keeps_site(study, site));
