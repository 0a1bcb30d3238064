-- The study values that were ever put into use: the server executes these, never study code.
create table {schema}.study_version (
  added_at timestamptz not null default clock_timestamp(),
  study text collate "C" not null,
  hash text collate "C" not null,
  -- The canonical JSON, whose SHA-256 is the hash.
  value text not null check (hash = encode(sha256(convert_to(value, 'UTF8')), 'hex')),
  primary key (study, hash)
);
create trigger only_grows before update or delete or truncate on {schema}.study_version
  for each statement execute function {schema}.refuse_change();
alter table {schema}.study_version enable always trigger only_grows;
grant select, insert on {schema}.study_version to {role};
