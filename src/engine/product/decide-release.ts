import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import { isBlank, reasonProblem } from "../reason.ts";
import { type Certificate, certificateOf } from "./certificate.ts";
import type { SignRelease } from "./command.ts";
import { unknownLot } from "./decide-lot.ts";
import type { LotState } from "./state.ts";
import { daysLeft } from "./usable.ts";

const recalled = defineRefusal(
  "release.recalled",
  "Lot {lot} is recalled and cannot be released.",
  "批次 {lot} 已召回，不能放行。",
);
const already = defineRefusal(
  "release.already",
  "Lot {lot} is released already.",
  "批次 {lot} 已放行。",
);
const expired = defineRefusal(
  "release.expired",
  "Lot {lot} expired on {expires} and cannot be released.",
  "批次 {lot} 已于 {expires} 过期，不能放行。",
);
const changed = defineRefusal(
  "release.certificate-changed",
  "The certificate of lot {lot} has changed since you looked at it. Read it again, then sign.",
  "批次 {lot} 的检验报告在您查看后已变更，请重新查看后签署。",
);
const failed = defineRefusal(
  "release.failed",
  "Lot {lot} is out of limits in {tests} and cannot be released.",
  "批次 {lot} 的 {tests} 超出限度，不能放行。",
);
const missing = defineRefusal(
  "release.missing",
  "Lot {lot} has no result of {tests}. Record it, then sign.",
  "批次 {lot} 缺少 {tests} 的结果，请先录入再签署。",
);
const pending = defineRefusal(
  "release.pending",
  "The result of {tests} is pending. Say what is done if it fails, and lot {lot} is released on that condition.",
  "{tests} 的结果待定。请填写结果不合格时的处理方案，批次 {lot} 方可有条件放行。",
);
const unconditional = defineRefusal(
  "release.no-condition",
  "The result of {tests} is pending, and this study allows no conditional release. Wait for it.",
  "{tests} 的结果待定，本研究不允许有条件放行，请等待结果。",
);
const samePerson = defineRefusal(
  "release.same-person",
  "You have signed the release of lot {lot}; the second signature is another person's.",
  "您已签署批次 {lot} 的放行，第二个签名须由另一人完成。",
);

/**
 * One of two signatures of release, each over the certificate as it stands. Results that take days may be pending if
 * the signers say what is done should they fail; then the release is conditional.
 *
 * @source 21 CFR 11.70 (a signature is linked to what was signed)
 */
export const signRelease: WalledDecider<SignRelease> = (study, state, command, context) => {
  const lot = own(state.lots, command.lot);
  if (lot === undefined) return unknownLot({ lot: command.lot });
  const certificate = certificateOf(study, lot);
  const problem =
    (lot.status === "recalled" ? recalled({ lot: lot.lot }) : undefined) ??
    (isDone(lot, certificate) ? already({ lot: lot.lot }) : undefined) ??
    (daysLeft(lot, context.at, context.zone) < 0
      ? expired({ lot: lot.lot, expires: lot.expires })
      : undefined) ??
    (certificate.hash === command.certificate ? undefined : changed({ lot: lot.lot }));
  if (problem !== undefined) return problem;
  const first = lot.releaseSigned.find((one) => one.certificate === certificate.hash);
  const isPending = certificate.missing.length > 0;
  const said = isBlank(command.planIfFailed) ? undefined : command.planIfFailed;
  const planIfFailed = isPending ? (said ?? (first && lot.planIfFailed)) : undefined;
  const incomplete = incompleteness(study, lot, certificate, planIfFailed);
  if (incomplete !== undefined) return incomplete;
  const plan = planIfFailed === undefined ? {} : { planIfFailed };
  const stream = `lot/${lot.lot}` as const;
  if (first === undefined) {
    return [{ stream, body: { type: "release-signed", certificate: certificate.hash, ...plan } }];
  }
  if (first.by === context.actor) return samePerson({ lot: lot.lot });
  return [
    {
      stream,
      body: {
        type: "lot-released",
        conditional: isPending,
        certificate: certificate.hash,
        signers: [first.by, context.actor],
        ...(isPending ? { pending: certificate.missing } : {}),
        ...plan,
      },
    },
  ];
};

/** Whether there is nothing more to release: what waits for results is released again once they are there. */
function isDone({ status }: LotState, certificate: Certificate): boolean {
  return (
    status === "released" || (status === "conditionally-released" && certificate.missing.length > 0)
  );
}

function incompleteness(
  study: Study,
  { lot }: LotState,
  { rows, failed: wrong }: Certificate,
  plan: string | undefined,
): Refusal | undefined {
  if (wrong.length > 0) return failed({ lot, tests: wrong.join(", ") });
  const open = rows.filter(({ state }) => state === "missing").map(({ test }) => test);
  const owed = open.filter(({ resultDays = 0 }) => resultDays === 0).map(({ id }) => id);
  if (owed.length > 0) return missing({ lot, tests: owed.join(", ") });
  if (open.length === 0) return undefined;
  const tests = open.map(({ id }) => id).join(", ");
  if (study.supply?.conditionalReleaseDays === undefined) return unconditional({ tests });
  return reasonProblem(plan ?? "", () => pending({ lot, tests }));
}
