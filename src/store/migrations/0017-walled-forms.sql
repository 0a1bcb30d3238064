-- Forms whose values tell who got what: streams walled/<participant>, sealed like everything behind the wall. Those who
-- work behind it at the participant's site write and read them; to everybody else they are not there, in no row, head,
-- audit entry, command or count. Policies so far show such streams to nobody.

-- Where the person of this transaction works behind the wall: studies (all sites), or study, newline, site (site).
create function {schema}.walling(what text) returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(distinct case what when 'site' then g.study || E'\n' || g.site else g.study end), '{}')
    from {schema}.person p
    join {schema}.access_grant g on g.person = p.id
   where p.id = current_setting('neurite.person', true)
     and (p.ended_at is null or p.ended_at > now())
     and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
     and g.role in ('allocation-keeper', 'pharmacist', 'quality')
     and g.study not in ('*', 'neurite')
     and g.participant is null and (g.site is null) = (what = 'all sites')
$$;
revoke all on function {schema}.walling from public;
grant execute on function {schema}.walling to {role}_person;

do $$
declare
  name text;
  writes text;
  changed text;
begin
  foreach name in array array['journal', 'stream_head', 'audit_entry'] loop
    execute format($policy$
      create policy walled_forms on {schema}.%1$I for select to {role}_person using (
        case when study <> 'neurite' and starts_with(stream, 'walled/')
               then study = any ((select {schema}.walling('all sites'))::text[])
                    or exists (select from {schema}.participant_summary s
                                where s.study = %1$I.study and s.participant = substr(stream, 8)
                                  and s.study || E'\n' || s.site = any ((select {schema}.walling('site'))::text[]))
             else false end)
    $policy$, name);
  end loop;

  -- The check of what a person may write learns of one more kind of stream, and is otherwise as it was.
  writes := pg_get_functiondef((select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                 where p.proname = 'check_writes' and n.nspname = '{schema}'));
  changed := replace(writes, $was$when starts_with(n.stream, 'drafts/') then$was$,
    $is$when starts_with(n.stream, 'walled/') then
                  g.role in ('allocation-keeper', 'pharmacist', 'quality')
                  and (g.site is null or exists (
                    select from {schema}.participant_summary s
                     where s.study = n.study and s.participant = substr(n.stream, 8) and s.site = g.site))
                when starts_with(n.stream, 'drafts/') then$is$);
  if changed = writes then
    raise exception 'check_writes is not the function that was expected';
  end if;
  execute changed;
end
$$;
