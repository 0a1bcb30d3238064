-- The journal and what an append needs beside it. PostgreSQL 15–18.
-- Every key begins with the study, so that the tables can be distributed by it.
-- Names compare byte by byte ("C"): sorting must not depend on a server's locale.

create table {schema}.store (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  made_at timestamptz not null default clock_timestamp()
);
insert into {schema}.store default values;

create sequence {schema}.journal_position;

create table {schema}.journal (
  position bigint not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null check (version > 0),
  study text collate "C" not null,
  stream text collate "C" not null,
  command text collate "C" not null,
  type text not null,
  at text not null,
  prev_hash bytea not null,
  hash bytea not null,
  -- The canonical JSON exactly as it was hashed: hash = sha256(hex(prev_hash) || newline || body).
  body text not null,
  primary key (study, position),
  unique (study, stream, version)
-- Up to 8 kB an event stays in its row, uncompressed: saving and streaming are what the journal does.
) with (toast_tuple_target = 8160);
create index journal_by_position on {schema}.journal (position);

-- What the first event of a stream continues: made from its name, so that no chain fits another stream.
create function {schema}.stream_seed(study text, stream text) returns bytea
-- Stable and no more: what is called here is no more than that, and so it is inlined where it is used.
language sql stable
return sha256(convert_to('neurite stream' || E'\n' || study || E'\n' || stream, 'UTF8'));

-- Where each stream ends.
create table {schema}.stream_head (
  position bigint not null,
  version integer not null,
  study text collate "C" not null,
  stream text collate "C" not null,
  hash bytea not null,
  primary key (study, stream)
) with (fillfactor = 60);

-- What each command did the first time, so that the same command sent again does nothing.
create table {schema}.command (
  recorded_at timestamptz not null default clock_timestamp(),
  study text collate "C" not null,
  id text collate "C" not null,
  content bytea not null,
  -- JSON: [[study, stream, first version, number of events], …]
  shape text not null,
  -- The positions of those events in the same order, divided by commas.
  positions text not null,
  primary key (study, id)
);
