-- How far each projection has read. Projections are caches: they may be dropped and made again.
create table {schema}.projection (
  name text collate "C" primary key,
  fingerprint text not null,
  position bigint not null
);
grant select, insert, update on {schema}.projection to {role};
