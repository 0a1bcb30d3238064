import { defineRefusal, type Refusal, type Text } from "../kernel/index.ts";
import { allocationPermitted } from "./allocation/permitted.ts";
import { cohortPermitted } from "./cohort/permitted.ts";
import type { Command } from "./command.ts";
import { type Context, type Role, roleWords, wallRoles } from "./context.ts";
import { geneticPermitted } from "./genetics/permitted.ts";
import { own } from "./own.ts";
import { productPermitted } from "./product/permitted.ts";
import type { BlindState } from "./state.ts";

const site: readonly Role[] = ["investigator", "coordinator"];
const queriers: readonly Role[] = ["monitor", "data-manager"];
const entry: readonly Role[] = [...site, "participant", "laboratory"];

/** Which roles may give which command. A new command does not compile until it stands here. */
const permitted: Readonly<Record<Command["kind"], readonly Role[]>> = {
  "release-study": ["study-manager"],
  "activate-site": ["study-manager"],
  "supply-list": ["allocation-keeper"],
  screen: site,
  consent: site,
  "assess-eligibility": site,
  "fail-screening": site,
  enrol: ["investigator"],
  assign: site,
  "start-visit": site,
  "correct-visit": site,
  "skip-visit": site,
  "save-form": entry,
  "correct-value": entry,
  "mark-missing": entry,
  "record-dose": [...site, "pharmacist"],
  "record-adverse-event": site,
  "withdraw-line": site,
  "restore-line": site,
  "record-walled": wallRoles,
  "raise-query": queriers,
  "draft-query": queriers,
  "discard-draft": queriers,
  "release-drafts": queriers,
  "answer-query": site,
  "close-query": queriers,
  "reopen-query": queriers,
  "cancel-query": queriers,
  sign: ["investigator"],
  withdraw: site,
  complete: site,
  "record-death": site,
  reinstate: ["investigator"],
  "void-participant": site,
  ...allocationPermitted,
  ...cohortPermitted,
  ...productPermitted,
  ...geneticPermitted,
};

const unknownCommand = defineRefusal(
  "command.unknown",
  "There is no command {command}. Nothing was done.",
  "没有命令 {command}，未执行任何操作。",
);
const roleForbidden = defineRefusal(
  "permission.role",
  "The role {role} may not do this ({command}). These roles may: {roles}.",
  "角色“{role}”无权执行此操作({command})。可执行的角色：{roles}。",
);
const studyForbidden = defineRefusal(
  "permission.study",
  "This concerns the whole study ({command}); your role holds for single sites only. Ask somebody whose role holds for all.",
  "该操作涉及整个研究({command}),您的角色仅限个别中心。请联系负责全部中心的人员。",
);
const siteForbidden = defineRefusal(
  "permission.site",
  "Participant {participant} is at site {site}, where you hold no role. Ask the site to do this.",
  "受试者 {participant} 属于中心 {site}，您在该中心没有角色。请联系该中心处理。",
);
const selfForbidden = defineRefusal(
  "permission.self",
  "You can answer only your own forms.",
  "您只能填写自己的表单。",
);

const voided = defineRefusal(
  "participant.voided",
  "Participant {participant} was added by mistake ({reason}); nothing more is recorded under this number. Check the number.",
  "受试者 {participant} 为误录入（{reason}），该编号下不再记录任何内容，请核对编号。",
);

/** Whether a role may give a kind of command at all; at which sites is another question. */
export function mayGive(role: Role, kind: string): boolean {
  return own(permitted, kind as Command["kind"])?.includes(role) === true;
}

/** Refuses a command that the actor's role, sites or person do not allow. Decided before anything else. */
export function forbidden(
  state: BlindState,
  command: Command,
  context: Context,
): Refusal | undefined {
  const roles = own(permitted, command.kind);
  if (roles === undefined) return unknownCommand({ command: String(command.kind).slice(0, 64) });
  if (!roles.includes(context.role)) {
    return roleForbidden({
      role: own(roleWords, context.role) ?? String(context.role),
      command: command.kind,
      roles: listed(roles),
    });
  }
  if (isOfUnits(command)) return undefined;
  if (!("participant" in command) || command.kind === "make-lot") {
    const place = command.kind === "activate-site" ? command.site : undefined;
    return holdsFor(context, place) ? undefined : studyForbidden({ command: command.kind });
  }
  const at = command.kind === "screen" ? command.site : state.participant?.site;
  if (at !== undefined && !holdsFor(context, at)) {
    return siteForbidden({ participant: command.participant, site: at });
  }
  if (context.role === "participant" && context.self !== command.participant) {
    return selfForbidden();
  }
  return closed(state, command);
}

/** What somebody bound to sites may ask about units: the decider knows where the units are, and looks at that. */
const ofUnits: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "quarantine",
  "ship",
  "receive-shipment",
  "record-excursion",
  "discard",
  "verify-return",
  "destroy-units",
  "relabel-units",
]);

function isOfUnits(command: Command): boolean {
  const isOfNobody = !("participant" in command) || command.participant === undefined;
  return isOfNobody && ofUnits.has(command.kind);
}

const settling: readonly string[] = ["close-query", "cancel-query", "discard-draft"];

/** Nothing more is entered for a participant who was added by mistake; only what was asked is settled. */
function closed({ participant }: BlindState, { kind }: Command): Refusal | undefined {
  if (participant?.status !== "voided" || settling.includes(kind)) return undefined;
  return voided({ participant: participant.id, reason: participant.endReason ?? "–" });
}

function holdsFor({ sites }: Context, place: string | undefined): boolean {
  return sites === "all" || sites.some((known) => known === place);
}

function listed(roles: readonly Role[]): Text {
  return {
    en: roles.map((role) => roleWords[role].en).join(", "),
    "zh-CN": roles.map((role) => roleWords[role]["zh-CN"]).join("、"),
  };
}
