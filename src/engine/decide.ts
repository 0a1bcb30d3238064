import {
  defineRefusal,
  hashOf,
  isRefusal,
  type Json,
  type Refusal,
  type Zone,
} from "../kernel/index.ts";
import { type Study, studyHash } from "../definition/index.ts";
import type { Command } from "./command.ts";
import { applyParticipant } from "./apply.ts";
import type { Context } from "./context.ts";
import type { Decider, WalledDecider } from "./decider.ts";
import { assign } from "./allocation/assign.ts";
import { supplyList } from "./allocation/supply-list.ts";
import { consent } from "./decide-consent.ts";
import { complete, recordDeath, reinstate, voidParticipant, withdraw } from "./decide-course.ts";
import { recordDose } from "./decide-dose.ts";
import { discardDraft, draftQuery, releaseDrafts } from "./decide-draft.ts";
import { assessEligibility, enrol } from "./decide-enrolment.ts";
import { correctValue, markMissing, recordAdverseEvent, saveForm } from "./decide-form.ts";
import { restoreLine, withdrawLine } from "./decide-line.ts";
import { answerQuery, cancelQuery, closeQuery, raiseQuery, reopenQuery } from "./decide-query.ts";
import { failScreening, screen } from "./decide-screening.ts";
import { sign } from "./decide-signature.ts";
import { allocationDeciders } from "./allocation/deciders.ts";
import { cohortDeciders } from "./cohort/deciders.ts";
import { cohortsToKnow } from "./cohort/follow-participant.ts";
import { askOfReport } from "./genetics/ask-of-report.ts";
import { geneticDeciders } from "./genetics/decide-genetic.ts";
import { activateSite, releaseStudy } from "./decide-study.ts";
import { correctVisit, skipVisit, startVisit } from "./decide-visit.ts";
import type { Event, ParticipantEventBody, Stamp, Stream } from "./event.ts";
import { own } from "./own.ts";
import { forbidden } from "./permission.ts";
import { planOf } from "./plan.ts";
import { productDeciders } from "./product/deciders.ts";
import { consequencesOf } from "./settle.ts";
import { stateOf } from "./apply-to.ts";
import type { ParticipantState, State } from "./state.ts";
import { isParticipantStream, isWalledFormsStream } from "./stream.ts";
import { followsBehindWall } from "./walled/follow-walled.ts";
import { recordWalled } from "./walled/record-walled.ts";

const notReleased = defineRefusal(
  "study.not-released",
  "Version {version} of this study is not in use. Release it first.",
  "该研究的第 {version} 版尚未发布，请先发布。",
);

/** The answer to a command: events for one or several streams, to be kept together or not at all. */
export type Decision = { readonly kind: "accepted"; readonly events: readonly Decided[] } | Refusal;

export interface Decided {
  readonly stream: Stream;
  /** The version of the stream that the decision rests on. */
  readonly expected: number;
  readonly events: readonly Event[];
}

/** One rule a command; a new command does not compile until it stands here. */
const deciders: {
  readonly [K in Command["kind"]]:
    | Decider<Extract<Command, { kind: K }>>
    | WalledDecider<Extract<Command, { kind: K }>>;
} = {
  "release-study": releaseStudy,
  "activate-site": activateSite,
  "supply-list": supplyList,
  screen,
  consent,
  "assess-eligibility": assessEligibility,
  "fail-screening": failScreening,
  enrol,
  assign,
  "start-visit": startVisit,
  "correct-visit": correctVisit,
  "skip-visit": skipVisit,
  "save-form": saveForm,
  "correct-value": correctValue,
  "mark-missing": markMissing,
  "record-dose": recordDose,
  "record-adverse-event": recordAdverseEvent,
  "withdraw-line": withdrawLine,
  "restore-line": restoreLine,
  "record-walled": recordWalled,
  "raise-query": raiseQuery,
  "draft-query": draftQuery,
  "discard-draft": discardDraft,
  "release-drafts": releaseDrafts,
  "answer-query": answerQuery,
  "close-query": closeQuery,
  "reopen-query": reopenQuery,
  "cancel-query": cancelQuery,
  sign,
  withdraw,
  complete,
  "record-death": recordDeath,
  reinstate,
  "void-participant": voidParticipant,
  ...allocationDeciders,
  ...cohortDeciders,
  ...productDeciders,
  ...geneticDeciders,
};

/**
 * Decides a command: a pure function of the study, the record and who asks. Nothing is changed;
 * the events it returns, once kept, are what `apply` turns into the next state.
 */
export function decide(study: Study, state: State, command: Command, context: Context): Decision {
  const refusal = forbidden(state, command, context);
  if (refusal !== undefined) return refusal;
  const under = studyHash(study);
  if (command.kind !== "release-study" && !state.study.released.includes(under)) {
    return notReleased({ version: study.version });
  }
  const { at, actor: by, role, command: id } = context;
  const zone = zoneOf(state, command) ?? context.zone;
  const here = zone === context.zone ? context : { ...context, zone };
  const decider = deciders[command.kind] as WalledDecider<Command>;
  const answer = decider(study, state, command, here);
  if (isRefusal(answer)) return answer;
  const stamp: Stamp = { at, zone, by, role, under, command: id };
  const streams = new Map<Stream, Event[]>();
  const keep = (stream: Stream, events: readonly Event[]): void => {
    const known = streams.get(stream);
    if (known === undefined) streams.set(stream, [...events]);
    else known.push(...events);
  };
  let person = state.participant;
  for (const { stream, body } of answer) {
    const event: Event = { ...body, ...stamp };
    if (isWalledFormsStream(stream)) {
      const follows = followsBehindWall(study, state, event as Event<ParticipantEventBody>, here);
      keep(stream, [event, ...follows.map((body) => ({ ...body, ...stamp }))]);
      continue;
    }
    if (!isAboutParticipant(stream, event)) {
      keep(stream, [event]);
      continue;
    }
    const settled = consequencesOf(planOf(study), person, event, here);
    const saved = [event, ...settled.map((follows) => ({ ...follows, ...stamp }))];
    const asked = askOfReport(study, person, saved);
    const events = [...saved, ...asked.map((query) => ({ ...query, ...stamp }))];
    keep(stream, events);
    if (answer.length > 1 || study.escalation !== undefined) {
      person = events.reduce<ParticipantState | undefined>(applyParticipant, person);
    }
  }
  if (person !== state.participant) {
    for (const body of cohortsToKnow(study, state, person, here)) {
      keep("cohorts", [{ ...body, ...stamp }]);
    }
  }
  return {
    kind: "accepted",
    events: [...streams].map(([stream, events]) => ({
      stream,
      expected: versionOf(state, stream),
      events,
    })),
  };
}

function isAboutParticipant(stream: Stream, _event: Event): _event is Event<ParticipantEventBody> {
  return isParticipantStream(stream);
}

/** A day at a site is the site's day, wherever the person sits who records it. */
function zoneOf({ study, participant }: State, command: Command): Zone | undefined {
  const site = command.kind === "screen" ? command.site : participant?.site;
  const zone = site === undefined ? undefined : own(study.sites, site)?.zone;
  return zone as Zone | undefined;
}

function versionOf(state: State, stream: Stream): number {
  return stateOf(state, stream)?.version ?? 0;
}

/** The content of a command as one hash: the same id with another content is a mistake, not a repetition. */
export function commandHash(command: Command): string {
  return hashOf(command as unknown as Json);
}
