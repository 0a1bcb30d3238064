import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import type { Study } from "../../study.ts";
import type { Timing, Visit } from "../../visit.ts";
import { isDosed, mostDoses } from "../doses.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";

const cycle = defineIssue(
  "check.visit.cycle",
  "These visits are each counted from the next, in a circle, so that none is ever due: {visits}. Count one of them from a dose or an event.",
  "以下访视依次以下一访视为起点，形成循环，均无法到期：{visits}。请将其中之一改为以给药或事件为起点。",
);
const unreachable = defineIssue(
  "check.visit.unreachable",
  "Visit {visit} is never due: {why}. Count it from something that happens, or remove it.",
  "访视 {visit} 永远不会到期：{why}。请改以会发生的事件为起点，或删除该访视。",
);
const unreachableForArms = defineIssue(
  "check.visit.unreachable-for-arms",
  "Visit {visit} is never due for the arms {arms}: {why}. Say which arms have it, or count it from something that they have too.",
  "对治疗组 {arms}，访视 {visit} 永远不会到期：{why}。请注明适用的治疗组，或改以这些组也有的事件为起点。",
);
const noArm = defineIssue(
  "check.visit.no-arm",
  "No participant has visit {visit}: {why}. Correct its arms or its epoch.",
  "没有受试者会进行访视 {visit}：{why}。请更正其治疗组或阶段。",
);
const epochOrder = defineIssue(
  "check.visit.epoch-order",
  "Visit {visit} comes after {other}, but its epoch {epoch} comes before {otherEpoch}. Correct the epoch or the timing.",
  "访视 {visit} 在 {other} 之后，但其阶段 {epoch} 却在 {otherEpoch} 之前。请更正阶段或时间。",
  "warning",
);

/** No visit is counted, by however many steps, from itself. */
export const anchorCycles: Rule = (study, index) =>
  index.calendar.cycles.map((visits) => {
    const first = study.visits.findIndex(({ id }) => id === visits[0]);
    return cycle(["visits", first, "timing", "anchor"], { visits: visits.join(" → ") });
  });

/** What every visit is counted from can happen. */
export const anchors: Rule = (study, index) =>
  study.visits.flatMap((visit, v): Issue[] => {
    const nobody = withoutArm(study, visit);
    if (nobody !== undefined) return [noArm(["visits", v], { visit: visit.id, why: nobody })];
    if (visit.timing === undefined) return [];
    const path = ["visits", v, "timing", "anchor"];
    const why = obstacle(study, visit.timing);
    if (why !== undefined) return [unreachable(path, { visit: visit.id, why })];
    const arms = armsOf(study, visit);
    const lacking = arms.flatMap((arm) => {
      const found = obstacleForArm(study, index, visit.timing, arm);
      return found === undefined ? [] : [{ arm, why: found }];
    });
    const [first] = lacking;
    if (first === undefined) return [];
    if (lacking.length === arms.length) return [unreachable(path, { visit: visit.id, ...first })];
    const names = lacking.map(({ arm }) => arm).join(", ");
    return [unreachableForArms(path, { visit: visit.id, arms: names, why: first.why })];
  });

/** Why a timing can never come about, for anyone. */
function obstacle(study: Study, timing: Timing): Text | undefined {
  const { anchor, earliestDays } = timing;
  if ("dose" in anchor) {
    if (!isDosed(study)) {
      return text(
        "it is counted from a dose, and the study has neither a regimen nor a form for doses",
        "它以给药为起点，但本研究既无给药方案，也无给药表单",
      );
    }
    return doseObstacle(anchor.dose, study.regimens.length === 0 ? undefined : mostDoses(study));
  }
  if (!("event" in anchor)) return undefined;
  if (anchor.event === "assigned" && study.arms.length === 0) {
    return text(
      "it is counted from assignment to an arm, and the study has no arm",
      "它以分组为起点，但本研究没有治疗组",
    );
  }
  const ends = anchor.event === "died" || anchor.event === "withdrawn";
  if (!ends || earliestDays <= 0) return undefined;
  return anchor.event === "died"
    ? text("no visit can be held after death", "死亡后不能进行访视")
    : text("no visit can be held after withdrawal", "退出研究后不能进行访视");
}

function doseObstacle(dose: number | "last", most: number | undefined): Text | undefined {
  if (dose !== "last" && !(Number.isInteger(dose) && dose >= 1)) {
    return text(
      `it is counted from dose ${dose}, and doses are numbered 1, 2, 3 …`,
      `它以第 ${dose} 次给药为起点，而给药次序为 1、2、3……`,
    );
  }
  if (most === undefined) return undefined;
  const needed = dose === "last" ? 1 : dose;
  if (needed <= most) return undefined;
  return text(
    `it is counted from dose ${dose}, and there are at most ${most} doses`,
    `它以第 ${dose} 次给药为起点，而最多给药 ${most} 次`,
  );
}

/** Why a timing can never come about for the participants of one arm. */
function obstacleForArm(
  study: Study,
  index: StudyIndex,
  timing: Timing | undefined,
  arm: string,
): Text | undefined {
  const anchor = timing?.anchor;
  if (anchor === undefined || "event" in anchor) return undefined;
  if ("dose" in anchor) {
    return study.regimens.length === 0
      ? undefined
      : doseObstacle(anchor.dose, mostDoses(study, arm));
  }
  const visit = index.visits.get(anchor.visit);
  if (visit === undefined || armsOf(study, visit).includes(arm)) return undefined;
  return text(
    `it is counted from visit ${anchor.visit}, which arm ${arm} does not have`,
    `它以访视 ${anchor.visit} 为起点，而治疗组 ${arm} 没有该访视`,
  );
}

/** The arms whose participants have a visit. */
function armsOf(study: Study, visit: Visit): readonly string[] {
  return study.arms
    .filter(({ id, epochs }) => {
      if (visit.arms !== undefined && !visit.arms.includes(id)) return false;
      return epochs === undefined || epochs.includes(visit.epoch);
    })
    .map(({ id }) => id);
}

/** Why no arm has a visit. Names of nothing are reported elsewhere. */
function withoutArm(study: Study, visit: Visit): Text | undefined {
  if (study.arms.length === 0 || armsOf(study, visit).length > 0) return undefined;
  const named = visit.arms?.filter((arm) => study.arms.some(({ id }) => id === arm));
  if (visit.arms?.length === 0) return text("its list of arms is empty", "其治疗组列表为空");
  if (named !== undefined && named.length === 0) return undefined;
  if (!study.epochs.some(({ id }) => id === visit.epoch)) return undefined;
  return text(
    `no arm that has it passes the epoch ${visit.epoch}`,
    `适用的治疗组均不经过阶段 ${visit.epoch}`,
  );
}

/** Visits follow one another as their epochs do. */
export const epochOrders: Rule = (study, index) => {
  const order = new Map(study.epochs.map(({ id }, e) => [id, e]));
  const issues: Issue[] = [];
  for (const [v, visit] of study.visits.entries()) {
    const placement = index.calendar.placements.get(visit.id);
    const own = order.get(visit.epoch);
    if (placement === undefined || own === undefined) continue;
    const before = study.visits.find((other) => {
      const placed = index.calendar.placements.get(other.id);
      const epoch = order.get(other.epoch);
      if (epoch === undefined || epoch <= own) return false;
      if (isAnchor(visit, other.id)) return placement.target > (placed?.target ?? 0);
      return placed?.rootKey === placement.rootKey && placed.latest < placement.earliest;
    });
    if (before === undefined) continue;
    const params = {
      visit: visit.id,
      other: before.id,
      epoch: visit.epoch,
      otherEpoch: before.epoch,
    };
    issues.push(epochOrder(["visits", v, "epoch"], params));
  }
  return issues;
};

function isAnchor(visit: Visit, other: string): boolean {
  const anchor = visit.timing?.anchor;
  return anchor !== undefined && "visit" in anchor && anchor.visit === other;
}
