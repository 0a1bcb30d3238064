-- A data cut: the events of one study up to a position, for ever the same.
create table {schema}.cut (
  position bigint not null,
  events bigint not null,
  taken_at timestamptz not null default clock_timestamp(),
  study text collate "C" not null,
  study_version text collate "C" not null,
  content_hash text not null,
  taken_by text not null,
  primary key (study, position, study_version)
);

-- A signed statement of what the whole journal was at a position.
create table {schema}.checkpoint (
  position bigint primary key,
  taken_at timestamptz not null default clock_timestamp(),
  -- The canonical JSON that was signed, and its Ed25519 signature in base64.
  document text not null,
  signature text not null
);

-- The streams that changed since the checkpoint before: it lets a broken checkpoint name an event.
create table {schema}.checkpoint_leaf (
  checkpoint bigint not null,
  version integer not null,
  study text collate "C" not null,
  stream text collate "C" not null,
  hash bytea not null,
  primary key (study, stream, checkpoint)
);

-- The public keys that signed here.
create table {schema}.signing_key (
  id text primary key,
  public_key text not null,
  first_used timestamptz not null default clock_timestamp()
);
