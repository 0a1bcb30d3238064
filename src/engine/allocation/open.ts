import { defineRefusal, randomStream } from "../../kernel/index.ts";
import type { WalledDecider } from "../decider.ts";
import { isBlank } from "../reason.ts";
import type { CloseArm, OpenAllocation, ReopenArm } from "./command.ts";

const noMethod = defineRefusal(
  "allocation.no-method",
  "The study draws no arms: its plan names a supplied list, or there is none.",
  "本研究不由系统抽取组别：方案采用外部列表，或未设随机化方案。",
);
const openAlready = defineRefusal(
  "allocation.open",
  "Allocation has been opened already; its random numbers stay as they are.",
  "随机化已开放，随机数不再更改。",
);
const unknownArm = defineRefusal(
  "allocation.arm",
  "The study has no arm {arm}.",
  "本研究没有组别 {arm}。",
);
const reasonOwed = defineRefusal(
  "allocation.reason",
  "Say why the arm is closed or opened again.",
  "请填写关闭或重新开放该组的理由。",
);
const closedAlready = defineRefusal(
  "allocation.arm-closed",
  "Arm {arm} is closed already.",
  "组别 {arm} 已关闭。",
);
const notClosed = defineRefusal(
  "allocation.arm-open",
  "Arm {arm} is not closed.",
  "组别 {arm} 未关闭。",
);

/** Begins allocation. The seed comes from the server's secret and is kept behind the wall; every draw follows from it. */
export const openAllocation: WalledDecider<OpenAllocation> = (
  study,
  { allocation },
  _command,
  context,
) => {
  const method = study.allocation?.method;
  if (method === undefined || method.kind === "list") return noMethod();
  if (allocation.seed !== undefined) return openAlready();
  const random = randomStream(context.seed).split("allocation-seed", study.id);
  const seed = Array.from({ length: 8 }, () => random.uint32().toString(16).padStart(8, "0")).join(
    "",
  );
  return [{ stream: "allocation", body: { type: "allocation-opened", seed } }];
};

export const closeArm: WalledDecider<CloseArm> = (study, { allocation }, { arm, reason }) => {
  if (!study.arms.some(({ id }) => id === arm)) return unknownArm({ arm });
  if (isBlank(reason)) return reasonOwed();
  if (allocation.closedArms?.includes(arm) === true) return closedAlready({ arm });
  return [{ stream: "allocation", body: { type: "arm-closed", arm, reason } }];
};

export const reopenArm: WalledDecider<ReopenArm> = (study, { allocation }, { arm, reason }) => {
  if (!study.arms.some(({ id }) => id === arm)) return unknownArm({ arm });
  if (isBlank(reason)) return reasonOwed();
  if (allocation.closedArms?.includes(arm) !== true) return notClosed({ arm });
  return [{ stream: "allocation", body: { type: "arm-reopened", arm, reason } }];
};
