import type { CommandId, Instant, PersonId, SiteId, Text, Zone } from "../kernel/index.ts";

/** What people are to a study. Each command names the roles that may give it; an inspector reads and gives none. */
export const roles = [
  "study-manager",
  "investigator",
  "coordinator",
  "participant",
  "laboratory",
  "data-manager",
  "monitor",
  "pharmacist",
  "allocation-keeper",
  "quality",
  "medical-monitor",
  "committee",
  "inspector",
] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, Text>> = {
  "study-manager": { en: "study manager", "zh-CN": "研究管理员" },
  investigator: { en: "investigator", "zh-CN": "研究者" },
  coordinator: { en: "coordinator", "zh-CN": "研究协调员" },
  participant: { en: "participant", "zh-CN": "受试者" },
  laboratory: { en: "laboratory", "zh-CN": "实验室" },
  "data-manager": { en: "data manager", "zh-CN": "数据管理员" },
  monitor: { en: "monitor", "zh-CN": "监查员" },
  pharmacist: { en: "pharmacist", "zh-CN": "药师" },
  "allocation-keeper": { en: "allocation keeper", "zh-CN": "随机化管理员" },
  quality: { en: "quality assurance", "zh-CN": "质量保证人员" },
  "medical-monitor": { en: "medical monitor", "zh-CN": "医学监查员" },
  committee: { en: "safety review committee", "zh-CN": "安全性审查委员会" },
  inspector: { en: "inspector", "zh-CN": "检查员" },
};

/** Who works behind the wall: they may know who gets what, and nothing of it goes from them to others. */
export const wallRoles: readonly Role[] = ["allocation-keeper", "pharmacist", "quality"];

/** Who acts, as what, where and when. Nothing is decided without it. */
export interface Context {
  readonly actor: PersonId;
  readonly role: Role;
  /** The sites the role holds for; `all` for roles of the whole study. */
  readonly sites: readonly SiteId[] | "all";
  /** The participant that a person in the role `participant` is. */
  readonly self?: string;
  readonly at: Instant;
  /** Where the actor's clock hangs. A command about a participant is decided by the calendar of the participant's site. */
  readonly zone: Zone;
  /**
   * What randomness the command may use: the same seed, the same decision. It is a secret of the server that appears
   * in no event: whoever knows it can find the arm behind an allocation's commitment.
   */
  readonly seed: string;
  /** The command's id, given by its sender. */
  readonly command: CommandId;
}
