import type { Instant } from "../../kernel/index.ts";
import { staffOnly, studyFor } from "../access.ts";
import type { Grant, OpenWork, PersonLine } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { type OpenGrant, type PersonInFull, type Policy, stepsOf } from "../identity/index.ts";
import { openWorkOf, type Work } from "../open-work.ts";
import { done, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";

const noGrant = {
  en: "There is no such open grant. Nothing was changed.",
  "zh-CN": "没有该授权，未作任何修改。",
};

/** People, what they may do, what they were taught and what was delegated to them. */
export const peopleRoutes = {
  "GET /api/people": async (server) => {
    const [people, policy] = await Promise.all([
      server.identity.peopleLines(),
      server.identity.policy(),
    ]);
    return people.map((person) => describePerson(server, person, policy));
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
    // What ends with the account is still there to be read only before.
    const work = await openWorkOf(server, params.person);
    done(await server.identity.endPerson(params.person, body.reason, session.person.id));
    return describeWork(server, work);
  },

  "GET /api/people/{person}/open-work": async (server, { params }) =>
    describeWork(server, await openWorkOf(server, params.person)),

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
    const people = await server.identity.peopleLines({ study: params.study });
    return people.map((person) => ({
      id: person.id,
      name: person.name,
      grants: person.grants.map((grant) => describeGrant(server, grant)),
      trainings: describeTrainings(person),
    }));
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
    | "GET /api/people/{person}/open-work"
    | "POST /api/people/{person}/reset"
    | "POST /api/people/{person}/reopen"
    | "POST /api/people/{person}/trainings"
    | "POST /api/grants"
    | "POST /api/grants/{grant}/confirm"
    | "POST /api/grants/{grant}/end"
    | "POST /api/inspectors"
    | "GET /api/studies/{study}/people"
    | "GET /api/access"
    | "GET /api/policy"
    | "PUT /api/policy"
  >
>;

function describeTrainings(person: PersonInFull): PersonLine["trainings"] {
  return person.trainings.map(({ study: _, ...training }) => training);
}

function describePerson(server: Server, person: PersonInFull, policy: Policy): PersonLine {
  const { id, name, email, hasSecondFactor, endedAt, lastSignIn, restsUntil, grants } = person;
  return {
    id,
    name,
    email,
    hasSecondFactor,
    ...(endedAt === undefined ? {} : { ended: endedAt }),
    ...(lastSignIn === undefined ? {} : { lastSignIn }),
    ...(restsUntil === undefined ? {} : { lockedUntil: restsUntil }),
    grants: grants.map((grant) => describeGrant(server, grant)),
    trainings: describeTrainings(person),
    steps: [...stepsOf(person, policy, server.clock().toISOString())],
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

function describeWork(server: Server, { grants, ...work }: Work): OpenWork {
  return {
    delegations: work.delegations.map((line) => ({ ...line, tasks: [...line.tasks] })),
    queries: [...work.queries],
    reviews: [...work.reviews],
    grants: grants.map((grant) => describeGrant(server, grant)),
  };
}

function describePolicy({ sessions: _, ...policy }: Policy) {
  return {
    ...policy,
    secondFactorRoles: [...policy.secondFactorRoles],
    requiredTrainings: [...policy.requiredTrainings],
  };
}
