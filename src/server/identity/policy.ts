import { defineRefusal, type Json, type Refusal } from "../../kernel/index.ts";
import type { Administration } from "./administration.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import { type GrantRole, grantRoles } from "./role.ts";

/** The rules of signing in, for everybody. Passwords have no age: a change that is forced makes weaker ones. */
export interface Policy {
  /** After so many minutes without activity a session is locked; 1–60. */
  readonly idleMinutes: number;
  /** A session ends after so many hours, whatever happens; 1–24. */
  readonly absoluteHours: number;
  /** Sessions that a person can have at the same time; 1–20. A further one ends the oldest. */
  readonly sessions: number;
  /** Who holds one of these roles must give a second factor. */
  readonly secondFactorRoles: readonly GrantRole[];
  /** Whether people may switch by badge and PIN on devices that an administrator allowed. */
  readonly quickSwitch: boolean;
  /** For so many hours after signing in with everything on that device, a shift; 1–24. */
  readonly quickSwitchHours: number;
  /** Access to each study is reviewed at least every so many days; 7–366. */
  readonly reviewDays: number;
  /** Titles of trainings that whoever signs, enrols or randomises must hold. */
  readonly requiredTrainings: readonly string[];
}

/** What holds until an administrator decides otherwise. @source NIST SP 800-63B §5.1.1.2, §7.2 */
export const defaultPolicy: Policy = {
  idleMinutes: 15,
  absoluteHours: 12,
  sessions: 5,
  secondFactorRoles: ["administrator", "allocation-keeper", "pharmacist", "inspector"],
  quickSwitch: false,
  quickSwitchHours: 12,
  reviewDays: 90,
  requiredTrainings: [],
};

const outOfRange = defineRefusal(
  "policy.range",
  "{what} must be a whole number from {min} to {max}. The rules were not changed.",
  "{what}须为 {min} 至 {max} 之间的整数。规则未作修改。",
);
const unknownRole = defineRefusal(
  "policy.role",
  "There is no role {role}. The rules were not changed.",
  "没有角色“{role}”。规则未作修改。",
);

const ranges = {
  idleMinutes: { min: 1, max: 60, what: { en: "Idle minutes", "zh-CN": "无操作锁屏分钟数" } },
  absoluteHours: { min: 1, max: 24, what: { en: "Hours of a session", "zh-CN": "会话最长小时数" } },
  sessions: { min: 1, max: 20, what: { en: "Sessions of a person", "zh-CN": "每人会话数" } },
  quickSwitchHours: { min: 1, max: 24, what: { en: "Hours of a shift", "zh-CN": "班次小时数" } },
  reviewDays: { min: 7, max: 366, what: { en: "Days between reviews", "zh-CN": "复核间隔天数" } },
} as const;

const rememberedMs = 2_000;

export interface Policies {
  policy(): Promise<Policy>;
  /** Changes some of the rules; the change is an event that holds what was before. */
  setPolicy(changes: Partial<Policy>, by: string): Promise<Policy | Refusal>;
}

/** Opens the policy of the instance. It is remembered for two seconds, so that other servers' changes arrive. */
export function openPolicies(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
): Policies {
  let remembered: { readonly policy: Policy; readonly atMs: number } | undefined;

  async function read(): Promise<Policy> {
    const [row] = await base.query<{ policy: Partial<Policy> }>(
      "select policy from {schema}.sign_in_policy",
    );
    return { ...defaultPolicy, ...row?.policy };
  }

  return {
    async policy() {
      const now = base.nowMs();
      if (remembered === undefined || Math.abs(now - remembered.atMs) > rememberedMs) {
        remembered = { policy: await read(), atMs: now };
      }
      return remembered.policy;
    },
    async setPolicy(changes, by) {
      const wrong = (await administration.forbidden(by)) ?? check(changes);
      if (wrong !== undefined) return wrong;
      const answer = await ledger.change("policy", by, async () => {
        const before = await read();
        const now = { ...before, ...changes };
        const plain = (policy: Policy) => ({ ...policy }) as unknown as Record<string, Json>;
        return {
          events: [{ type: "policy-changed", before: plain(before), now: plain(now) }],
          answer: now,
        };
      });
      remembered = undefined;
      return answer;
    },
  };
}

function check(changes: Partial<Policy>): Refusal | undefined {
  for (const name of [
    "idleMinutes",
    "absoluteHours",
    "sessions",
    "quickSwitchHours",
    "reviewDays",
  ] as const) {
    const value = changes[name];
    const { min, max, what } = ranges[name];
    if (value !== undefined && !(Number.isInteger(value) && value >= min && value <= max)) {
      return outOfRange({ what, min, max });
    }
  }
  const role = changes.secondFactorRoles?.find((one) => !grantRoles.includes(one));
  return role === undefined ? undefined : unknownRole({ role: String(role) });
}
