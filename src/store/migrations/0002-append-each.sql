-- Appends the commands of a batch one by one; each is recorded whole or not at all, whatever becomes of the
-- others. The caller, the function append, holds the locks of all streams. Returns a JSON array with one text
-- per command:
--   written <positions>            repeated <positions> <shape>
--   conflict <stream index> <actual version>
--   reused                         the id was used for another content
--   detached <event index>         the previous hash is not the one the stream ends with
--   altered <event index>          the hash is not the hash of the body
create function {schema}.append_each(
  stream_study text[], stream_name text[],
  command_study text[], command_id text[], command_content bytea[], command_shape text[],
  event_of integer[], event_to integer[], event_version integer[],
  event_study text[], event_stream text[], event_command text[],
  event_type text[], event_at text[], event_prev bytea[], event_hash bytea[], event_body text[]
) returns json
language plpgsql volatile
as $$
declare
  commands constant integer := cardinality(command_id);
  events constant integer := cardinality(event_of);
  head_version integer[];
  head_hash bytea[];
  head_position bigint[];
  known_content bytea[];
  known_answer text[];
  prev bytea[] := event_prev;
  hashes bytea[] := event_hash;
  contents bytea[] := command_content;
  sound boolean[];
  position bigint[];
  written text[];
  outcome text[];
  e integer := 1;
  first integer;
  s integer;
  problem text;
begin
  select array_agg(coalesce(h.version, 0) order by n.i), array_agg(null::bigint),
         array_agg(coalesce(h.hash, {schema}.stream_seed(n.study, n.stream)) order by n.i)
    into head_version, head_position, head_hash
    from unnest(stream_study, stream_name) with ordinality as n(study, stream, i)
    left join {schema}.stream_head h on h.study = n.study and h.stream = n.stream;

  select array_agg(c.content order by n.i), array_agg(c.positions || ' ' || c.shape order by n.i),
         array_agg(null::text), array_agg(null::text)
    into known_content, known_answer, written, outcome
    from unnest(command_study, command_id) with ordinality as n(study, id, i)
    left join {schema}.command c on c.study = n.study and c.id = n.id;

  select array_agg(sha256(convert_to(encode(n.prev, 'hex') || E'\n' || n.body, 'UTF8')) = n.hash order by n.i),
         array_agg(null::bigint)
    into sound, position
    from unnest(event_prev, event_hash, event_body) with ordinality as n(prev, hash, body, i);

  for c in 1 .. commands loop
    problem := null;
    if known_content[c] is not null then
      problem := case when known_content[c] = contents[c] then 'repeated ' || known_answer[c] else 'reused' end;
    end if;
    first := e;
    while e <= events and event_of[e] = c loop
      if problem is null then
        s := event_to[e];
        if not sound[e] then
          problem := 'altered ' || e;
        elsif e > first and event_to[e - 1] = s then
          if event_version[e] <> event_version[e - 1] + 1 or prev[e] <> hashes[e - 1] then
            problem := 'detached ' || e;
          end if;
        elsif event_version[e] <> head_version[s] + 1 then
          problem := 'conflict ' || s || ' ' || head_version[s];
        elsif prev[e] <> head_hash[s] then
          problem := 'detached ' || e;
        end if;
      end if;
      e := e + 1;
    end loop;
    if problem is null then
      for i in first .. e - 1 loop
        s := event_to[i];
        position[i] := nextval('{schema}.journal_position');
        head_version[s] := event_version[i];
        head_hash[s] := hashes[i];
        head_position[s] := position[i];
        written[c] := coalesce(written[c] || ',', '') || position[i];
      end loop;
      problem := 'written ' || written[c];
    end if;
    outcome[c] := problem;
  end loop;

  with heads as (
    insert into {schema}.stream_head (study, stream, version, position, hash)
    select n.study, n.stream, n.version, n.position, n.hash
      from unnest(stream_study, stream_name, head_version, head_position, head_hash)
        as n(study, stream, version, position, hash)
     where n.position is not null
    on conflict (study, stream)
      do update set version = excluded.version, position = excluded.position, hash = excluded.hash
  ), commands as (
    insert into {schema}.command (study, id, content, shape, positions)
    select n.study, n.id, n.content, n.shape, n.positions
      from unnest(command_study, command_id, command_content, command_shape, written)
        as n(study, id, content, shape, positions)
     where n.positions is not null
  )
  insert into {schema}.journal (position, study, stream, version, command, type, at, prev_hash, hash, body)
  select n.position, n.study, n.stream, n.version, n.command, n.type, n.at, n.prev, n.hash, n.body
    from unnest(position, event_study, event_stream, event_version, event_command,
                event_type, event_at, event_prev, event_hash, event_body)
      as n(position, study, stream, version, command, type, at, prev, hash, body)
   where n.position is not null;

  return to_json(outcome);
end
$$;

revoke all on function {schema}.append_each from public;
