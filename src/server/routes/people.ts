import { type Instant, isRefusal, type Refusal } from "../../kernel/index.ts";
import { studyFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { Delegation, Grant, PersonLine } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import {
  type Delegation as DelegationEntry,
  type GrantRole,
  isTask,
  type OpenGrant,
  type Person,
} from "../identity/index.ts";
import { refused, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";

const noGrant = {
  en: "There is no such open grant. Nothing was changed.",
  "zh-CN": "没有该授权，未作任何修改。",
};
const noLine = {
  en: "There is no such line in the delegation log.",
  "zh-CN": "授权表中没有该条目。",
};
const noTask = { en: "The delegation log has no such task.", "zh-CN": "授权表中没有该职责。" };

const notForParticipants = {
  en: "Who works in the study is not shown here. Ask your site.",
  "zh-CN": "此处不显示研究人员名单，请咨询您的研究中心。",
};

/** Who works in a study is for those who work in it, and for administrators. */
function staffOnly({ access }: Caller, study: string): void {
  const works = access.some(
    ({ role, study: of }) => role === "administrator" || (of === study && role !== "participant"),
  );
  if (!works) throw new Rejected(403, "permission.staff", notForParticipants);
}

/** People, what they may do, what they were taught and what was delegated to them. */
export const peopleRoutes = {
  "GET /api/people": async (server) => {
    const [people, grants] = await Promise.all([
      server.identity.listPeople(),
      server.identity.allGrants(),
    ]);
    const byPerson = Map.groupBy(grants, ({ person }) => person);
    return Promise.all(
      people.map((person) => describePerson(server, person, byPerson.get(person.id) ?? [])),
    );
  },

  "POST /api/people": async (server, { session, body }) => {
    const { nameZh, ...given } = body;
    const made = done(
      await server.identity.createPerson(
        { ...given, ...(nameZh === undefined ? {} : { nameZh }) },
        session.person.id,
      ),
    );
    return {
      person: { id: made.person, name: body.name, email: body.email },
      temporaryPassword: made.temporaryPassword ?? "",
    };
  },

  "POST /api/people/{person}/end": async (server, { session, params, body }) => {
    done(await server.identity.endPerson(params.person, body.reason, session.person.id));
  },

  "POST /api/people/{person}/reset": async (server, { session, params, body }) => {
    if (body.secondFactor === true) {
      done(await server.identity.removeSecondFactor(params.person, session.person.id));
    }
    return done(await server.identity.resetPassword(params.person, session.person.id));
  },

  "POST /api/people/{person}/reopen": async (server, { session, params }) => {
    done(await server.identity.reopenSignIn(params.person, session.person.id));
  },

  "POST /api/people/{person}/trainings": async (server, { session, params, body }) => {
    const { until, study, ...given } = body;
    done(
      await server.identity.recordTraining(
        params.person,
        {
          ...given,
          ...(until === undefined ? {} : { until }),
          ...(study === undefined ? {} : { study }),
        },
        session.person.id,
      ),
    );
  },

  "POST /api/grants": async (server, { session, body }) => {
    const { person, study, role, site, participant, from, until } = body;
    const given = done(
      await server.identity.giveGrant(
        person,
        {
          study,
          role: role,
          ...(site === undefined ? {} : { site }),
          ...(participant === undefined ? {} : { participant }),
          ...(from === undefined ? {} : { from: from as Instant }),
          ...(until === undefined ? {} : { until: until as Instant }),
        },
        session.person.id,
      ),
    );
    return describeGrant(server, given);
  },

  "POST /api/grants/{grant}/confirm": async (server, { session, params }) => {
    done(await server.identity.confirmGrant(params.grant, session.person.id));
    const grant = (await server.identity.allGrants()).find(({ id }) => id === params.grant);
    if (grant === undefined) throw new Rejected(404, "grant.unknown", noGrant);
    return describeGrant(server, grant);
  },

  "POST /api/grants/{grant}/end": async (server, { session, params, body }) => {
    done(await server.identity.endGrant(params.grant, session.person.id, { reason: body.reason }));
  },

  "POST /api/inspectors": async (server, { session, body }) => {
    const { site, until, ...given } = body;
    const made = done(
      await server.identity.createInspector(
        { ...given, until: until as Instant, ...(site === undefined ? {} : { site }) },
        session.person.id,
      ),
    );
    return {
      person: { id: made.person, name: body.name, email: body.email },
      temporaryPassword: made.temporaryPassword ?? "",
    };
  },

  "GET /api/studies/{study}/people": async (server, { session, params }) => {
    studyFor(server, session, params.study);
    staffOnly(session, params.study);
    const grants = Map.groupBy(
      (await server.identity.allGrants()).filter(({ study }) => study === params.study),
      ({ person }) => person,
    );
    const people = await server.identity.listPeople();
    return Promise.all(
      people
        .filter(({ id }) => grants.has(id))
        .map(async ({ id, name }) => ({
          id,
          name,
          grants: (grants.get(id) ?? []).map((grant) => describeGrant(server, grant)),
          trainings: await trainingsOf(server, id),
        })),
    );
  },

  "GET /api/studies/{study}/delegations": async (server, { session, params }) => {
    const { study } = studyFor(server, session, params.study);
    staffOnly(session, params.study);
    const sites = new Set(study.sites.map(({ id }) => id));
    const lines = await Promise.all(
      [...sites].map((site) => server.identity.delegationLog(params.study, site)),
    );
    return lines.flat().map(describeDelegation);
  },

  "POST /api/studies/{study}/delegations": async (server, { session, params, body }) => {
    studyFor(server, session, params.study);
    staffOnly(session, params.study);
    const { person, to, tasks, ...given } = body;
    if (!tasks.every(isTask)) throw new Rejected(422, "delegation.task", noTask);
    const line = done(
      await server.identity.enterDelegation(
        person,
        {
          ...given,
          study: params.study,
          tasks: tasks,
          ...(to === undefined ? {} : { to }),
        },
        session.person.id,
        today(server),
      ),
    );
    return describeDelegation(line);
  },

  "POST /api/studies/{study}/delegations/{line}/{act}": async (server, { session, params }) => {
    const { study } = studyFor(server, session, params.study);
    const by = session.person.id;
    const acts = {
      sign: () => server.identity.signDelegation(params.line, by, today(server)),
      accept: () => server.identity.acceptDelegation(params.line, by),
      end: () => server.identity.endDelegation(params.line, by, today(server), { reason: "ended" }),
    };
    done(await acts[params.act]());
    for (const site of study.sites) {
      const log = await server.identity.delegationLog(params.study, site.id);
      const line = log.find(({ id }) => id === params.line);
      if (line !== undefined) return describeDelegation(line);
    }
    throw new Rejected(404, "delegation.unknown", noLine);
  },

  "GET /api/access": async (server, { session, query }) => {
    if (query.study !== undefined) studyFor(server, session, query.study);
    const at = `${query.on}T23:59:59.999Z` as Instant;
    const people = await server.identity.accessOn(
      at,
      query.study === undefined ? {} : { study: query.study },
    );
    const administrator = session.access.some(({ role }) => role === "administrator");
    return people.flatMap(({ person, name, access }) =>
      access
        .filter(({ study }) => administrator || session.access.some((line) => line.study === study))
        .flatMap(({ study, role, sites, participant }) =>
          (sites === "all" ? [undefined] : sites).map((site) => ({
            id: `${person}/${study}/${role}/${site ?? "*"}`,
            person,
            name,
            study,
            role,
            from: at,
            state: "active" as const,
            ...(site === undefined ? {} : { site }),
            ...(participant === undefined ? {} : { participant }),
          })),
        ),
    );
  },

  "GET /api/policy": async (server) => describePolicy(await server.identity.policy()),

  "PUT /api/policy": async (server, { session, body }) =>
    describePolicy(
      done(
        await server.identity.setPolicy(
          { ...body, secondFactorRoles: body.secondFactorRoles },
          session.person.id,
        ),
      ),
    ),
} satisfies Partial<
  Handlers<
    | "GET /api/people"
    | "POST /api/people"
    | "POST /api/people/{person}/end"
    | "POST /api/people/{person}/reset"
    | "POST /api/people/{person}/reopen"
    | "POST /api/people/{person}/trainings"
    | "POST /api/grants"
    | "POST /api/grants/{grant}/confirm"
    | "POST /api/grants/{grant}/end"
    | "POST /api/inspectors"
    | "GET /api/studies/{study}/people"
    | "GET /api/studies/{study}/delegations"
    | "POST /api/studies/{study}/delegations"
    | "POST /api/studies/{study}/delegations/{line}/{act}"
    | "GET /api/access"
    | "GET /api/policy"
    | "PUT /api/policy"
  >
>;

/** What was done, or the refusal thrown. */
function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw refused(answer);
  return answer;
}

/** The calendar day on the server; a site's own day is at most one off, which a delegation line bears. */
function today(server: Server): string {
  return server.clock().toISOString().slice(0, 10);
}

async function trainingsOf(server: Server, person: string): Promise<PersonLine["trainings"]> {
  const trainings = await server.identity.trainingOf(person);
  return trainings.map(({ title, version, on, until }) => ({
    title,
    version,
    on,
    ...(until === undefined ? {} : { until }),
  }));
}

async function describePerson(
  server: Server,
  { id, name, email, endedAt }: Person,
  grants: readonly OpenGrant[],
): Promise<PersonLine> {
  const { hasSecondFactor, restsUntil } = await server.identity.signInState(id);
  return {
    id,
    name,
    email,
    hasSecondFactor,
    ...(endedAt === undefined ? {} : { ended: endedAt }),
    ...(restsUntil === undefined ? {} : { lockedUntil: restsUntil }),
    grants: grants.map((grant) => describeGrant(server, grant)),
    trainings: await trainingsOf(server, id),
  };
}

function describeGrant(
  server: Server,
  { id, person, study, role, site, participant, from, until, status }: OpenGrant,
): Grant {
  const state =
    status === "proposed" ? "proposed" : from > server.clock().toISOString() ? "to come" : "active";
  return {
    id,
    person,
    study,
    role,
    from,
    state,
    ...(site === undefined ? {} : { site }),
    ...(participant === undefined ? {} : { participant }),
    ...(until === undefined ? {} : { until }),
  };
}

function describeDelegation(line: DelegationEntry): Delegation {
  const { id, person, study, site, tasks, from, to, enteredAt, lateDays, signedBy, acceptedAt } =
    line;
  return {
    id,
    person,
    study,
    site,
    tasks: [...tasks],
    from,
    enteredAt,
    late: lateDays > 0,
    accepted: acceptedAt !== undefined,
    ...(to === undefined ? {} : { to }),
    ...(signedBy === undefined ? {} : { signedBy }),
  };
}

function describePolicy({
  idleMinutes,
  absoluteHours,
  secondFactorRoles,
}: {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly secondFactorRoles: readonly GrantRole[];
}) {
  return { idleMinutes, absoluteHours, secondFactorRoles: [...secondFactorRoles] };
}
