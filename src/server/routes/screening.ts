import {
  assess,
  type CriterionResult,
  type ParticipantState,
  type PatientFact,
  screenPatient,
} from "../../engine/index.ts";
import { type Instant, zone } from "../../kernel/index.ts";
import { recordsFor } from "../access.ts";
import type { Handlers } from "../handler.ts";
import { factsSent, inBothLanguages } from "../screening/facts-sent.ts";
import { refusedTo, screensFor, studiesScreened } from "../screening/studies-screened.ts";
import { inStatusSeenBy } from "../seen.ts";
import type { Shelved } from "../studies/study-shelf.ts";

/** Screening before anybody takes part, on facts that are sent and not kept; and again over those in screening. */
export const screeningRoutes = {
  "POST /api/screening": async (server, { session, body, language: spoken }) => {
    const studies = await studiesScreened(server, session, body.studies);
    const { facts, issues: unreadable } = factsSent(body.content);
    const on = body.on ?? server.clock().toISOString().slice(0, 10);
    const screening = screenPatient(
      studies.map(({ study }) => study),
      facts,
      on,
      body.language ?? spoken,
    );
    return {
      ...screening,
      studies: [...screening.studies],
      issues: [
        ...unreadable.map((issue) => ({ severity: issue.severity, text: inBothLanguages(issue) })),
        ...screening.issues.map((issue) => {
          const about = nameOf(facts.facts[Number(issue.path[1])]);
          return {
            severity: issue.severity,
            ...(about === undefined ? {} : { about }),
            text: inBothLanguages(issue),
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
