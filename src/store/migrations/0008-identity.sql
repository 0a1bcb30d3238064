-- Accounts, sign-in and sessions. What is said to follow from the journal can be made again from it; the rest are
-- secrets and moments, which never enter the journal.

-- How far the tables follow each stream of the pseudo-study neurite.
create table {schema}.identity_stream (
  version integer not null,
  stream text collate "C" primary key
);

-- Every grant that was ever proposed or given. access_grant holds those that were ever in force.
create table {schema}.grant_record (
  proposed_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  valid_from timestamptz not null,
  valid_until timestamptz,
  id text collate "C" primary key,
  person text collate "C" not null,
  study text collate "C" not null,
  role text collate "C" not null,
  site text collate "C",
  participant text collate "C",
  proposed_by text collate "C" not null,
  confirmed_by text collate "C",
  ended_by text collate "C"
);
create index grant_record_of_person on {schema}.grant_record (person);

create table {schema}.training (
  recorded_at timestamptz not null,
  id text collate "C" primary key,
  person text collate "C" not null,
  -- Null: for every study.
  study text collate "C",
  title text not null,
  version text not null,
  -- Calendar dates; both belong to the time in which it holds.
  held_on text collate "C" not null,
  valid_until text collate "C",
  recorded_by text collate "C" not null
);
create index training_of_person on {schema}.training (person);

create table {schema}.delegation (
  entered_at timestamptz not null,
  signed_at timestamptz,
  accepted_at timestamptz,
  late_days integer not null,
  id text collate "C" primary key,
  person text collate "C" not null,
  study text collate "C" not null,
  site text collate "C" not null,
  tasks text[] not null,
  -- Calendar dates; both belong to the time in which it holds.
  from_date text collate "C" not null,
  to_date text collate "C",
  entered_by text collate "C" not null,
  signed_by text collate "C",
  ended_by text collate "C"
);
create index delegation_of_site on {schema}.delegation (study, site);
create index delegation_of_person on {schema}.delegation (person);

-- Who somebody is to an institution's own sign-in.
create table {schema}.person_link (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person text collate "C" not null,
  primary key (issuer, subject)
);

create table {schema}.sign_in_policy (
  only_one boolean primary key default true check (only_one),
  policy jsonb not null
);

-- From here on: secrets and moments.
create table {schema}.credential (
  failed_since timestamptz,
  locked_until timestamptz,
  -- Until when a temporary password holds.
  temporary_until timestamptz,
  -- The step of the last code that was used: none is used twice.
  totp_step bigint,
  failed integer not null default 0,
  must_change boolean not null,
  person text collate "C" primary key,
  password_hash text not null,
  -- Sealed with a key that is not in the database.
  totp_secret text,
  totp_pending text,
  recovery_codes text[] not null default '{}'
);

create table {schema}.session (
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  locked boolean not null default false,
  second_factor boolean not null,
  -- SHA-256 of the token, hex: the token itself is with its owner alone.
  token_hash text collate "C" primary key,
  person text collate "C" not null,
  -- The institution's sign-in it came from; null for a password.
  provider text,
  agent text not null
);
create index session_of_person on {schema}.session (person);
create index session_by_end on {schema}.session (expires_at);

-- That somebody has just proved again who they are, to sign one thing.
create table {schema}.reauthentication (
  expires_at timestamptz not null,
  used_at timestamptz,
  token_hash text collate "C" primary key,
  session text collate "C" not null,
  manifest text collate "C" not null
);

-- Refused sign-ins of a minute, counted until they are told to the journal.
create table {schema}.refused_sign_in (
  minute timestamptz not null,
  count integer not null,
  account text collate "C" not null,
  address text collate "C" not null,
  reason text collate "C" not null,
  primary key (minute, account, address, reason)
);

-- A sign-in that was begun at an institution and has not come back yet.
create table {schema}.provider_request (
  expires_at timestamptz not null,
  state_hash text collate "C" primary key,
  binding_hash text collate "C" not null,
  provider text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  session text,
  manifest text
);

-- Who had access on a past date is read from the journal: few of its events say so.
create index journal_of_access on {schema}.journal (study, stream, version)
  where study = 'neurite' and type in ('account-created', 'account-changed', 'account-ended',
    'account-reinstated', 'grant-given', 'grant-proposed', 'grant-confirmed', 'grant-ended');

grant select, insert, update, delete on {schema}.identity_stream, {schema}.grant_record, {schema}.training,
  {schema}.delegation, {schema}.person_link, {schema}.sign_in_policy, {schema}.credential, {schema}.session,
  {schema}.reauthentication, {schema}.refused_sign_in, {schema}.provider_request to {role};
