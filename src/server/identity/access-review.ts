import {
  defineRefusal,
  hashOf,
  type Instant,
  isRefusal,
  type Json,
  type Refusal,
} from "../../kernel/index.ts";
import type { AccessBook } from "./access.ts";
import type { Administration } from "./administration.ts";
import type { DelegationTask } from "./delegation-task.ts";
import { type IdentityEvent, identityStudy, reviewStream } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { Grants } from "./grant.ts";
import type { Ledger } from "./ledger.ts";
import type { PeopleLines } from "./people-lines.ts";
import type { Policies } from "./policy.ts";
import { everyStudy, type GrantRole } from "./role.ts";
import type { Signing } from "./signing.ts";
import { newId } from "./token.ts";
import { trainingState } from "./training-state.ts";

/** One grant as it stood when a review was opened, with what speaks for and against it. */
export interface ReviewLine {
  readonly grant: string;
  readonly person: string;
  readonly name: string;
  readonly role: GrantRole;
  readonly site?: string;
  readonly participant?: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly lastSignIn?: Instant;
  readonly training: "none" | "current" | "expired" | "missing";
  /** What the delegation log gives the person in this study. */
  readonly tasks: readonly DelegationTask[];
}

export interface ReviewDecision {
  readonly grant: string;
  readonly decision: "keep" | "end";
  readonly reason?: string;
}

/** A review of who has access to a study: opened, and once signed closed for good. */
export interface AccessReview {
  readonly id: string;
  readonly study: string;
  readonly openedBy: string;
  readonly openedAt: Instant;
  /** SHA-256 of the lines as they stood. */
  readonly hash: string;
  readonly lines: readonly ReviewLine[];
  readonly signed?: {
    readonly by: string;
    readonly at: Instant;
    /** SHA-256 of what was signed: the lines and what was decided of each. */
    readonly manifest: string;
    readonly decisions: readonly ReviewDecision[];
  };
}

/** When access to a study was reviewed last, and when it is due. */
export interface ReviewDue {
  readonly study: string;
  readonly last?: Instant;
  readonly due: Instant;
}

export interface AccessReviews {
  /** Opens a review of a study as of now; one that was open there and not signed is left behind. */
  openReview(study: string, by: string): Promise<AccessReview | Refusal>;
  /** Signs it with one's password, and ends what it decided to end. */
  signReview(
    token: string,
    study: string,
    review: string,
    input: {
      readonly decisions: readonly ReviewDecision[];
      readonly password: string;
      readonly code?: string;
      readonly address: string;
    },
  ): Promise<AccessReview | Refusal>;
  /** All of a study, the latest first. */
  reviewsOf(study: string, by: string): Promise<readonly AccessReview[] | Refusal>;
  /** The same, not asked for by anybody. */
  readReviews(study: string): Promise<readonly AccessReview[]>;
  /** When each of some studies is due. */
  reviewsDue(studies: readonly string[]): Promise<readonly ReviewDue[]>;
}

const notReviewer = defineRefusal(
  "access-review.not-yours",
  "Access is reviewed by administrators and by the study manager of all sites. Nothing was changed.",
  "访问权限由系统管理员或负责全部中心的研究管理员复核。未作任何修改。",
);
const unknownReview = defineRefusal(
  "access-review.unknown",
  "There is no such open review, or it was opened anew or signed meanwhile. Open it again; nothing was signed.",
  "没有该待签署的复核，或已被重新发起或签署。请重新打开，未签署任何内容。",
);
const notOpener = defineRefusal(
  "access-review.other",
  "Who opened a review signs it. Open one of your own; nothing was signed.",
  "复核须由发起人签署。请自行发起复核，未签署任何内容。",
);
const tooOld = defineRefusal(
  "access-review.old",
  "This review shows access as it stood on {day}. Open it anew; nothing was signed.",
  "该复核显示的是 {day} 的访问权限，请重新发起。未签署任何内容。",
);
const incomplete = defineRefusal(
  "access-review.incomplete",
  "{count} lines are undecided, or end without a reason. Nothing was signed.",
  "{count} 条尚未决定，或终止时未填写原因。未签署任何内容。",
);

const freshDays = 7;
const dayMs = 86_400_000;

/** Opens the reviews of access. @source ICH E6(R3) §4.3.3; 21 CFR 11.10(d); ISO 27001 A.5.18 */
export function openAccessReviews(
  base: Foundation,
  parts: {
    readonly access: AccessBook;
    readonly administration: Administration;
    readonly grants: Grants;
    readonly ledger: Ledger;
    readonly lines: PeopleLines;
    readonly policies: Policies;
    readonly signing: Signing;
    readonly personOf: (token: string) => Promise<string | Refusal>;
  },
): AccessReviews {
  const { access, administration, grants, ledger, lines, policies, signing, personOf } = parts;

  async function forbidden(study: string, by: string): Promise<Refusal | undefined> {
    if ((await administration.forbidden(by)) === undefined) return undefined;
    const manages = (await access.accessOf(by)).some(
      (line) => line.study === study && line.role === "study-manager" && line.sites === "all",
    );
    return manages && study !== everyStudy ? undefined : notReviewer();
  }

  async function readReviews(study: string): Promise<readonly AccessReview[]> {
    const reviews = new Map<string, AccessReview>();
    for await (const { event } of base.store.readStream(identityStudy, reviewStream(study))) {
      applyReview(reviews, event as unknown as IdentityEvent);
    }
    return [...reviews.values()].reverse();
  }

  async function linesOf(study: string): Promise<readonly ReviewLine[]> {
    const now = base.now();
    const { requiredTrainings } = await policies.policy();
    const people = await lines.peopleLines({ study });
    return people.flatMap(({ id, name, grants: held, trainings, delegations, lastSignIn }) => {
      const state = trainingState(trainings, study, requiredTrainings, now.slice(0, 10));
      const training =
        state.expired.length > 0
          ? "expired"
          : state.missing.length > 0
            ? "missing"
            : trainings.length > 0
              ? "current"
              : "none";
      return held
        .filter(({ status, from }) => status === "confirmed" && from <= now)
        .map(({ id: grant, role, site, participant, from, until }): ReviewLine => {
          const here = delegations.filter((line) => site === undefined || line.site === site);
          return {
            grant,
            person: id,
            name,
            role,
            ...(site === undefined ? {} : { site }),
            ...(participant === undefined ? {} : { participant }),
            from,
            ...(until === undefined ? {} : { until }),
            ...(lastSignIn === undefined ? {} : { lastSignIn }),
            training,
            tasks: [...new Set(here.flatMap(({ tasks }) => tasks))].sort(),
          };
        });
    });
  }

  /** The open review that somebody may sign now. */
  async function signable(study: string, id: string, by: string): Promise<AccessReview | Refusal> {
    const [last] = await readReviews(study);
    if (last === undefined || last.id !== id || last.signed !== undefined) return unknownReview();
    if (last.openedBy !== by) return notOpener();
    return Date.parse(last.openedAt) < base.nowMs() - freshDays * dayMs
      ? tooOld({ day: last.openedAt.slice(0, 10) })
      : last;
  }

  return {
    async openReview(study, by) {
      const wrong = await forbidden(study, by);
      if (wrong !== undefined) return wrong;
      return ledger.change<AccessReview>(reviewStream(study), by, async () => {
        const shown = await linesOf(study);
        const id = newId("r");
        const hash = hashOf(asJson({ study, lines: shown }));
        const event = { review: id, study, hash, lines: asJson(shown) };
        return {
          events: [{ type: "access-review-opened", ...event }],
          answer: { id, study, openedBy: by, openedAt: base.now(), hash, lines: shown },
        };
      });
    },

    async signReview(token, study, id, { decisions, password, code, address }) {
      const by = await personOf(token);
      if (isRefusal(by)) return by;
      const wrong = await forbidden(study, by);
      if (wrong !== undefined) return wrong;
      const found = await signable(study, id, by);
      if (isRefusal(found)) return found;
      const decided = decisionsOf(found, decisions);
      if (isRefusal(decided)) return decided;
      const manifest = hashOf(asJson({ review: id, hash: found.hash, decisions: decided }));
      const proof = await signing.reauthenticate(token, {
        password,
        ...(code === undefined ? {} : { code }),
        manifest,
        address,
      });
      if (isRefusal(proof)) return proof;
      const spent = await signing.spendSigningGrant(token, proof.token, manifest);
      if (isRefusal(spent)) return spent;
      const answer = await ledger.change<AccessReview>(reviewStream(study), by, async () => {
        const still = await signable(study, id, by);
        if (isRefusal(still)) return still;
        const event = { review: id, study, hash: found.hash, manifest, decisions: asJson(decided) };
        return {
          events: [{ type: "access-reviewed", ...event }],
          answer: { ...found, signed: { by, at: base.now(), manifest, decisions: decided } },
        };
      });
      if (isRefusal(answer)) return answer;
      for (const { grant, decision, reason = "" } of decided) {
        if (decision === "keep") continue;
        const refusal = await grants.endReviewed(grant, by, reason);
        // What ended by itself or by somebody else meanwhile is ended.
        if (refusal !== undefined && refusal.rule !== "grant.unknown") return refusal;
      }
      return answer;
    },

    readReviews,
    async reviewsOf(study, by) {
      return (await forbidden(study, by)) ?? readReviews(study);
    },

    async reviewsDue(studies) {
      const { reviewDays } = await policies.policy();
      const rows = await base.query<{ study: string; last: string | null; first: Date | null }>(
        `select s.study,
            (select max(j.at) from {schema}.journal j
              where j.study = '${identityStudy}' and j.stream = 'review/' || s.study and j.type = 'access-reviewed') as last,
            (select min(g.valid_from) from {schema}.access_grant g where g.study = s.study) as first
           from unnest($1::text[]) as s(study)`,
        [studies],
      );
      return rows.flatMap(({ study, last, first }) => {
        const since = last ?? (first === null ? undefined : readMoment(first));
        if (since === undefined) return [];
        const due = new Date(Date.parse(since) + reviewDays * dayMs).toISOString() as Instant;
        return [{ study, ...(last === null ? {} : { last: last as Instant }), due }];
      });
    },
  };
}

function decisionsOf(
  { lines }: AccessReview,
  decisions: readonly ReviewDecision[],
): readonly ReviewDecision[] | Refusal {
  const given = new Map(decisions.map((one) => [one.grant, one]));
  const decided = lines.flatMap(({ grant }) => {
    const one = given.get(grant);
    const reason = one?.reason?.trim() ?? "";
    if (one === undefined || (one.decision === "end" && reason === "")) return [];
    return [{ grant, decision: one.decision, ...(reason === "" ? {} : { reason }) }];
  });
  const count = lines.length - decided.length;
  return count > 0 ? incomplete({ count }) : decided;
}

function applyReview(reviews: Map<string, AccessReview>, event: IdentityEvent): void {
  if (event.type === "access-review-opened") {
    const { review: id, study, hash, lines, by, at } = event;
    const shown = lines as unknown as readonly ReviewLine[];
    reviews.set(id, { id, study, openedBy: by, openedAt: at, hash, lines: shown });
  }
  if (event.type === "access-reviewed") {
    const { review: id, manifest, by, at } = event;
    const decisions = event.decisions as unknown as readonly ReviewDecision[];
    const opened = reviews.get(id);
    if (opened !== undefined)
      reviews.set(id, { ...opened, signed: { by, at, manifest, decisions } });
  }
}

function asJson(value: unknown): Json {
  return value as Json;
}
