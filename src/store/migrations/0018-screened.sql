-- What was known of people who were held against the studies and take part in none yet: events of the pseudo-study
-- neurite in the streams screened/<study>/<site>. They are part of no trial, so that no cut and no export of one
-- changes by them. Such a person has not consented to anything: their facts are for the people of the site that
-- screened them, and for nobody who sponsors, monitors or administers.
create function {schema}.reads_screened(of_study text, of_stream text) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when of_study = 'neurite' and split_part(of_stream, '/', 1) = 'screened'
              then {schema}.keeps_site(split_part(of_stream, '/', 2), split_part(of_stream, '/', 3))
              else false end
$$;
revoke all on function {schema}.reads_screened from public;
grant execute on function {schema}.reads_screened to {role}_person;

do $$
declare
  name text;
begin
  foreach name in array array['journal', 'stream_head', 'audit_entry'] loop
    execute format($policy$
      create policy screened on {schema}.%1$I for select to {role}_person
        using ({schema}.reads_screened(study, stream))
    $policy$, name);
    execute format($policy$
      create policy screened_only on {schema}.%1$I as restrictive for select to {role}_person
        using (study <> 'neurite' or not starts_with(stream, 'screened/')
               or {schema}.reads_screened(study, stream))
    $policy$, name);
  end loop;
end
$$;
