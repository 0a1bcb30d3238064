import { addDays, type Issue } from "../../kernel/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import { writeAuditCsv } from "../export/audit-csv.ts";
import { streamed } from "../export/streamed.ts";
import { type AuditFilter, type StoredEvent, verifyAllocation } from "../../store/index.ts";
import type { AuditPage, VerifyAnswer } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import type { Caller } from "../caller.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { describeFindings } from "../inspection/describe-finding.ts";
import { wallRoles } from "../wall-access.ts";
import { auditRow, namesIn } from "./participants.ts";

/** The pseudo-study under which the journal keeps what happened to accounts. */
const instance = "neurite";

interface Asked {
  readonly participant?: string | undefined;
  readonly by?: string | undefined;
  readonly type?: string | undefined;
  readonly form?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly visit?: string | undefined;
  readonly role?: string | undefined;
  readonly version?: string | undefined;
  readonly field?: string | undefined;
  readonly only?: "corrections" | "reasons" | undefined;
}

/** The audit trail: reading it, taking it away, proving it. */
export const auditRoutes = {
  "GET /api/studies/{study}/audit": async (server, { session, params, query }) => {
    recordsFor(server, session, params.study);
    await server.follower.reach(server.written.last(params.study));
    return page(server, session, params.study, query);
  },

  "GET /api/audit": async (server, { session, query }) => page(server, session, instance, query),

  "GET /api/studies/{study}/audit.csv": async (server, { session, params, query }) => {
    const { study } = recordsFor(server, session, params.study);
    const events = opened(server, filterOf(session, params.study, query), session.person.id);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: study.id,
      what: "audit.csv",
    });
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    const lines = writeAuditCsv(study, events, (id) => names.get(id) ?? id, query.language ?? "en");
    return streamed(lines, "text/csv; charset=utf-8", `${study.id}-audit.csv`);
  },

  "POST /api/studies/{study}/verify": async (server, { session, params }) => {
    recordsFor(server, session, params.study);
    const started = server.clock();
    const report = await server.store.verify();
    const { first } = report;
    const unproved: Issue[] = [];
    for (const { study, versions } of server.studies.all()) {
      const { issue } = await verifyAllocation(server.store, study.id, versions.values());
      if (issue !== undefined) unproved.push(issue);
    }
    const visible = async (study: string, stream: string | undefined): Promise<boolean> =>
      stream === undefined
        ? linesIn(session, study).length > 0
        : (await server.store.mayRead(session.person.id, study, stream)) !== undefined;
    const answer: VerifyAnswer = {
      sound: report.found === 0 && unproved.length === 0,
      events: report.events,
      findings: (await describeFindings([...unproved, ...report.issues].slice(0, 20), visible)).map(
        (text) => ({
          text,
        }),
      ),
      ...(first === undefined || !(await visible(first.study, first.stream)) ? {} : { first }),
      seconds: (server.clock().getTime() - started.getTime()) / 1000,
      at: server.clock().toISOString(),
    };
    await server.identity.record(session.person.id, {
      type: "viewed",
      what: answer.sound ? "proof of the journal: sound" : "proof of the journal: not sound",
      study: params.study,
    });
    return answer;
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/audit"
    | "GET /api/audit"
    | "GET /api/studies/{study}/audit.csv"
    | "POST /api/studies/{study}/verify"
  >
>;

async function* opened(
  { store }: Server,
  filter: AuditFilter,
  person: string,
): AsyncGenerator<readonly StoredEvent[]> {
  for await (const events of store.streamJournal(person, filter)) yield store.wall.open(events);
}

async function page(
  server: Server,
  session: Caller,
  study: string,
  query: Asked & { readonly before?: number | undefined; readonly limit?: number | undefined },
): Promise<AuditPage> {
  const { person } = session;
  const limit = query.limit ?? 100;
  const found = await server.store.searchJournal(person.id, {
    ...filterOf(session, study, query),
    limit,
    ...(query.before === undefined ? {} : { before: query.before }),
  });
  const all = await server.store.searchJournal(person.id, { study, limit: 1 });
  // The database has shown what the person may see; what is sealed of it is opened for them.
  const rows = (await server.store.wall.open(found.events)).map(auditRow);
  const last = rows.at(-1)?.position;
  return {
    rows,
    matching: found.count,
    total: all.count,
    people: await namesIn(
      server,
      rows.map(({ event }) => event),
    ),
    ...(rows.length < limit || last === undefined ? {} : { before: last }),
  };
}

const badDate = {
  en: "The dates to search between cannot be read.",
  "zh-CN": "检索日期无法识别。",
};

function filterOf(session: Caller, study: string, asked: Asked): AuditFilter {
  const isUnblinded = linesIn(session, study).some((line) => wallRoles.has(line.role));
  const { participant, by, type, form, from, to, visit, role, version, field, only } = asked;
  if (from !== undefined && to !== undefined && from > to)
    throw new Rejected(400, "audit.dates", badDate);
  return {
    study,
    ...(participant === undefined ? {} : { participant }),
    ...(isUnblinded ? { walled: true } : {}),
    ...(by === undefined ? {} : { by }),
    ...(type === undefined || type === "" ? {} : { types: type.split(",") }),
    ...(form === undefined ? {} : { form }),
    ...(visit === undefined ? {} : { visit }),
    ...(role === undefined ? {} : { role }),
    ...(version === undefined ? {} : { version }),
    ...(field === undefined ? {} : { field }),
    ...(only === "corrections" ? { corrects: true } : {}),
    ...(only === "reasons" ? { reasoned: true } : {}),
    ...(from === undefined ? {} : { from: `${from}T00:00:00.000Z` }),
    ...(to === undefined ? {} : { until: `${addDays(to, 1)}T00:00:00.000Z` }),
  };
}
