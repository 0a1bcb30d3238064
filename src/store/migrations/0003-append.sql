-- Appends a batch of independent commands in one transaction, and answers each for itself.
--
-- stream_*   the distinct streams of the batch in the order of their names, and the number of the last event of each
-- command_*  one element per command, no id twice, and the numbers of its first and last event
-- event_*    one element per event, in the order of the commands; the events that one command appends
--            to one stream stand side by side. event_of and event_to are indexes into command_* and
--            stream_*; event_before is the number of the event before it in its stream, if in the batch.
--
-- Almost always every command can be recorded: then the batch is written as a whole, and the positions of
-- its events are returned. Otherwise append_each goes through it command by command, and its answers are
-- returned, which are texts.
create function {schema}.append(
  stream_study text[], stream_name text[], stream_last integer[],
  command_study text[], command_id text[], command_content bytea[], command_shape text[],
  command_from integer[], command_to integer[],
  event_of integer[], event_to integer[], event_before integer[], event_version integer[],
  event_study text[], event_stream text[], event_command text[],
  event_type text[], event_at text[], event_prev bytea[], event_hash bytea[], event_body text[]
) returns json
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  usual boolean;
  -- Taken only if they are used; refused batches leave no gap.
  places bigint[];
begin
  -- Held until commit. Who takes a cut waits for it, and so sees every position up to the last one given.
  -- (A condition instead of PERFORM: an expression costs a tenth of a statement, and most batches are small.)
  if pg_advisory_xact_lock_shared(hashtextextended('{schema}.append', 0)) is null then null; end if;

  -- One writer at a time for each stream. Always locked in the same order, that of their names, so that no two
  -- batches wait for each other. Not the rows of stream_head: locking a row writes it, and new streams have none.
  for s in 1 .. cardinality(stream_name) loop
    if pg_advisory_xact_lock(
      hashtextextended('{schema}.stream ' || stream_study[s] || ' ' || stream_name[s], 0)
    ) is null then null; end if;
  end loop;

  -- A later statement than the locks: it sees what those wrote who held them before.
  select bool_and(c.sound)
         and not exists (select from unnest(command_study, command_id) as n(study, id)
                           join {schema}.command k on k.study = n.study and k.id = n.id)
    into usual
    from (select n.hash = sha256(convert_to(encode(n.prev, 'hex') || E'\n' || n.body, 'UTF8'))
                 and n.version = 1 + coalesce(event_version[n.before], h.version, 0)
                 and n.prev = coalesce(event_hash[n.before], h.hash, {schema}.stream_seed(n.study, n.stream))
                 and n.head = coalesce(event_to[n.before], n.head) as sound
            from unnest(event_study, event_stream, event_to, event_before, event_version, event_prev,
                        event_hash, event_body)
                   as n(study, stream, head, before, version, prev, hash, body)
            left join {schema}.stream_head h on h.study = n.study and h.stream = n.stream) c;
  if usual is not true then
    return {schema}.append_each(stream_study, stream_name, command_study, command_id, command_content, command_shape,
      event_of, event_to, event_version, event_study, event_stream, event_command,
      event_type, event_at, event_prev, event_hash, event_body);
  end if;

  for e in 1 .. cardinality(event_of) loop
    places[e] := nextval('{schema}.journal_position');
  end loop;
  with head as (
    insert into {schema}.stream_head (study, stream, version, position, hash)
    select n.study, n.stream, event_version[n.last], places[n.last], event_hash[n.last]
      from unnest(stream_study, stream_name, stream_last) as n(study, stream, last)
    on conflict (study, stream)
      do update set version = excluded.version, position = excluded.position, hash = excluded.hash
  ), command as (
    insert into {schema}.command (study, id, content, shape, positions)
    select n.study, n.id, n.content, n.shape, array_to_string(places[n.first:n.last], ',')
      from unnest(command_study, command_id, command_content, command_shape, command_from, command_to)
        as n(study, id, content, shape, first, last)
  )
  insert into {schema}.journal (position, study, stream, version, command, type, at, prev_hash, hash, body)
  select n.position, n.study, n.stream, n.version, n.command, n.type, n.at, n.prev, n.hash, n.body
    from unnest(places, event_study, event_stream, event_version, event_command,
                event_type, event_at, event_prev, event_hash, event_body)
      as n(position, study, stream, version, command, type, at, prev, hash, body);

  return to_json(places);
end
$$;

revoke all on function {schema}.append from public;
grant execute on function {schema}.append to {role};
