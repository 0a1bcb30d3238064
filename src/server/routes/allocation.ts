import {
  type CommandId,
  type Instant,
  issueText,
  localDate,
  type ParticipantId,
  type Refusal,
  refusalText,
  type Text,
  zone,
} from "../../kernel/index.ts";
import type { Assign, Context } from "../../engine/index.ts";
import { verifyAllocation } from "../../store/index.ts";
import { linesIn, recordsFor, roleFor, staffOnly, versionFor } from "../access.ts";
import { describeAllocation } from "../allocation/describe-allocation.ts";
import { misStratifiedLines } from "../allocation/mis-stratified-lines.ts";
import { openCode } from "../allocation/open-code.ts";
import { checkDuty } from "../check-duty.ts";
import type { Handlers } from "../handler.ts";
import { wallFor } from "../wall-access.ts";

const keeperOnly: ReadonlySet<string> = new Set(["allocation-keeper"]);

/** Randomising, opening a code, and the keeper's view of the allocation. */
export const allocationRoutes = {
  "GET /api/studies/{study}/participants/{participant}/randomisation": async (
    server,
    { session, params },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    staffOnly(session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const { study, trial } = shelved;
    const person = await trial.participant(params.participant, version);
    const { sites } = await trial.studyState();
    const at = server.clock().toISOString() as Instant;
    const here = zone(person === undefined ? "UTC" : (sites[person.site]?.zone ?? "UTC"));
    const command: Assign = {
      kind: "assign",
      participant: params.participant as ParticipantId,
      date: localDate(at, here),
    };
    const line = roleFor(linesIn(session, params.study), "assign", undefined);
    const context: Context = {
      actor: session.person.id as Context["actor"],
      role: "coordinator",
      sites: "all",
      at,
      zone: here,
      seed: "",
      command: "consider" as CommandId,
    };
    const refusal = await trial.consider(command, context);
    const offDuty =
      line === undefined ? undefined : await checkDuty(server, session, shelved, command);
    const { method } = study.allocation ?? {};
    const allocation = await trial.allocation();
    return {
      open:
        method === undefined
          ? allocation.entries.length > 0
          : method.kind === "list"
            ? (allocation.activated ?? 0) > 0
            : allocation.seed !== undefined,
      ...(refusal === undefined
        ? { available: true }
        : refusal.rule === "assign.unavailable"
          ? { available: false }
          : {}),
      ...(offDuty === undefined ? {} : { offDuty: wordsOf(offDuty) }),
    };
  },

  "POST /api/studies/{study}/participants/{participant}/unblindings": async (
    server,
    { session, params, body, headers },
  ) => {
    const opened = await openCode(server, session, params, body);
    headers.set("cache-control", "no-store");
    return opened;
  },

  "GET /api/studies/{study}/mis-stratified": async (server, { session, params }) => {
    const { study, trial } = recordsFor(server, session, params.study);
    staffOnly(session, params.study);
    return misStratifiedLines(server, session.person.id, { study, trial });
  },

  "GET /api/studies/{study}/allocation": async (server, { session, params, headers }) => {
    const shelved = await wallFor(server, session, params.study, keeperOnly);
    headers.set("cache-control", "no-store");
    return describeAllocation(server, session.person.id, shelved);
  },

  "POST /api/studies/{study}/allocation/proof": async (server, { session, params, headers }) => {
    const { study, versions } = await wallFor(server, session, params.study, keeperOnly);
    headers.set("cache-control", "no-store");
    const started = server.clock();
    const { drawn, committed, issue } = await verifyAllocation(
      server.store,
      study.id,
      versions.values(),
    );
    await server.identity.record(session.person.id, {
      type: "viewed",
      what:
        issue === undefined
          ? "proof of the allocation: sound"
          : "proof of the allocation: not sound",
      study: study.id,
    });
    return {
      sound: issue === undefined,
      drawn,
      committed,
      ...(issue === undefined
        ? {}
        : { first: { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") } }),
      seconds: (server.clock().getTime() - started.getTime()) / 1000,
      at: server.clock().toISOString(),
    };
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/participants/{participant}/randomisation"
    | "POST /api/studies/{study}/participants/{participant}/unblindings"
    | "GET /api/studies/{study}/mis-stratified"
    | "GET /api/studies/{study}/allocation"
    | "POST /api/studies/{study}/allocation/proof"
  >
>;

function wordsOf(refusal: Refusal): Text {
  return { en: refusalText(refusal, "en"), "zh-CN": refusalText(refusal, "zh-CN") };
}
