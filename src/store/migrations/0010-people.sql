-- Quick switching on a ward device, when somebody last signed in, and why a delegation ended.

-- Devices on which an administrator allows quick switching. The device holds the token, this its SHA-256.
create table {schema}.ward_device (
  allowed_at timestamptz not null,
  ended_at timestamptz,
  id text collate "C" primary key,
  name text not null,
  token_hash text collate "C" not null unique,
  allowed_by text collate "C" not null
);

-- What somebody switches with. Neither badge nor PIN can be found from it without the server's secret.
create table {schema}.badge (
  set_at timestamptz not null,
  -- Wrong PINs since the last time that it was really them.
  wrong integer not null default 0,
  person text collate "C" primary key,
  badge_hash text collate "C" not null unique,
  pin_hash text not null
);

-- Who signed in with everything on which device, and when: quick switching lasts so long from there.
create table {schema}.ward_sign_in (
  at timestamptz not null,
  second_factor boolean not null,
  device text collate "C" not null,
  person text collate "C" not null,
  primary key (device, person)
);
create index ward_sign_in_of_person on {schema}.ward_sign_in (person);

create table {schema}.last_sign_in (
  at timestamptz not null,
  person text collate "C" primary key
);
insert into {schema}.last_sign_in (person, at)
  select substr(stream, 8), max(at::timestamptz) from {schema}.journal
   where study = 'neurite' and type = 'signed-in' and stream like 'person/%' group by 1;

alter table {schema}.session add column device text collate "C";
alter table {schema}.delegation add column end_reason text;

grant select, insert, update, delete on {schema}.ward_device, {schema}.badge, {schema}.ward_sign_in,
  {schema}.last_sign_in to {role};
