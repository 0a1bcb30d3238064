import type { Study } from "../../definition/index.ts";
import {
  assess,
  type CriterionResult,
  type ParticipantState,
  type PatientFact,
  screenPatient,
  screensPeople,
} from "../../engine/index.ts";
import { readPatient } from "../../interchange/index.ts";
import { type Instant, type Issue, issueText, zone } from "../../kernel/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { Handlers } from "../handler.ts";
import { Rejected } from "../problem.ts";
import { inStatusSeenBy } from "../seen.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const notYours = {
  en: "People are screened by a study's sites and by who manages it; you hold no such role in any study named here. Nothing was read.",
  "zh-CN": "仅研究中心人员和研究管理者可进行筛选，您在所涉研究中没有此类角色。未读取任何内容。",
};
const noneOpen = {
  en: "None of your studies is released yet, so there is nothing to hold anybody against.",
  "zh-CN": "您的研究均尚未发布，没有可供比对的标准。",
};
const unread = {
  en: "The file was not screened. Nothing was kept.",
  "zh-CN": "该文件未能用于筛选，未保存任何内容。",
};

/** Screening before anybody takes part: on facts that are sent and not kept, and again over those in screening. */
export const screeningRoutes = {
  "POST /api/screening": async (server, { session, body, language: spoken }) => {
    const studies = await studiesFor(server, session, body.studies);
    const { facts, issues: unreadable } = readPatient(body.content);
    if (facts === undefined) {
      const issues = unreadable.slice(0, 50).map((issue) => ({
        path: [...issue.path],
        text: textOf(issue),
      }));
      throw new Rejected(422, "screening.file", unread, { issues });
    }
    const on = body.on ?? server.clock().toISOString().slice(0, 10);
    const screening = screenPatient(studies, facts, on, body.language ?? spoken);
    return {
      ...screening,
      studies: [...screening.studies],
      issues: [
        ...unreadable.map((issue) => ({ severity: issue.severity, text: textOf(issue) })),
        ...screening.issues.map((issue) => {
          const about = nameOf(facts.facts[Number(issue.path[1])]);
          return {
            severity: issue.severity,
            ...(about === undefined ? {} : { about }),
            text: textOf(issue),
          };
        }),
      ],
    };
  },

  "GET /api/studies/{study}/screening-list": async (server, { session, params }) => {
    const shelved = recordsFor(server, session, params.study);
    if (!screensFor(session, params.study)) throw await refusedTo(server, session, params.study);
    const { study, trial, hash } = shelved;
    await server.follower.reach(server.written.last(study.id));
    const seen = await inStatusSeenBy(server.store, session.person.id, study.id, "screening");
    const { sites } = await trial.studyState();
    const now = server.clock().toISOString();
    const people = [];
    const count = { yes: 0, no: 0, unknown: 0 };
    // One after the other: a list of some hundred takes no other request's connections.
    for (const number of seen) {
      const state = await trial.participant(number);
      if (state === undefined || state.status !== "screening") continue;
      const where = zone(sites[state.site]?.zone ?? "UTC");
      const line = personIn(shelved, state, { at: now as Instant, zone: where });
      count[line.eligible] += 1;
      people.push(line);
    }
    const criteria = study.eligibility.map(({ id, kind, text }) => ({ criterion: id, kind, text }));
    return { version: hash, now, count, criteria, people };
  },
} satisfies Partial<Handlers<"POST /api/screening" | "GET /api/studies/{study}/screening-list">>;

function screensFor(session: Caller, study: string): boolean {
  return linesIn(session, study).some(({ role }) => screensPeople(role));
}

/** The attempt is recorded. */
async function refusedTo(server: Server, session: Caller, study: string): Promise<Rejected> {
  await server.identity.record(session.person.id, {
    type: "command-refused",
    study,
    command: "screen-person",
    refusal: "permission.role",
  });
  return new Rejected(403, "permission.role", notYours);
}

/**
 * The released studies that somebody screens for; of those named, all or none.
 *
 * @throws Rejected where there are none, or one that is named is none of theirs
 */
async function studiesFor(
  server: Server,
  session: Caller,
  named: readonly string[] | undefined,
): Promise<readonly Study[]> {
  for (const id of named ?? []) {
    recordsFor(server, session, id);
    if (!screensFor(session, id)) throw await refusedTo(server, session, id);
  }
  const own = server.studies
    .all()
    .filter(({ study: { id } }) => screensFor(session, id) && (named?.includes(id) ?? true));
  if (own.length === 0) {
    throw await refusedTo(server, session, session.access[0]?.study ?? "*");
  }
  const released = await Promise.all(
    own.map(async ({ study, hash, trial }) => {
      const state = await trial.studyState();
      return state.released.some((one) => one === hash) ? [study] : [];
    }),
  );
  const open = released.flat();
  if (open.length === 0) throw new Rejected(422, "screening.none-open", noneOpen);
  return open;
}

function textOf(issue: Issue) {
  return { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") };
}

function nameOf(fact: PatientFact | undefined): string | undefined {
  if (fact === undefined) return undefined;
  if (!("field" in fact)) return `${fact.study} ${fact.event ?? fact.visit ?? ""}`;
  const about = "instrument" in fact ? fact.instrument : `${fact.study}/${fact.form}`;
  return `${about}.${fact.field}`;
}

function personIn(
  { study, hash, versions }: Shelved,
  state: ParticipantState,
  context: Parameters<typeof assess>[2],
) {
  const { eligible, results } = assess(study, state, context);
  const older = state.under === hash ? undefined : versions.get(state.under);
  const before: Readonly<Record<string, CriterionResult>> =
    older === undefined ? results : assess(older, state, context).results;
  return {
    participant: state.id,
    site: state.site,
    eligible,
    ...(state.eligible === undefined ? {} : { assessed: state.eligible }),
    results: { ...results },
    changed: Object.entries(results).flatMap(([criterion, result]) => {
      const was = before[criterion];
      if (was === result) return [];
      return [{ criterion, ...(was === undefined ? {} : { before: was }) }];
    }),
  };
}
