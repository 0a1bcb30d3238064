import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Attempts } from "./attempt.ts";
import { badgeHash, pinSecret, readBadge, readPin } from "./badge.ts";
import type { RefusalReason } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { PasswordHashes } from "./password-hash.ts";
import type { Policies } from "./policy.ts";
import type { Sessions, SignedIn } from "./session.ts";
import type { SignIns } from "./sign-in.ts";
import type { WardDevices } from "./ward-device.ts";

/** Wrong PINs after which somebody signs in with everything again. */
export const maxWrongPins = 5;

const switchOff = defineRefusal(
  "sign-in.switch-off",
  "Quick switching is not allowed on this device. Sign in with e-mail and password.",
  "本设备不允许快速切换，请使用邮箱和密码登录。",
);
const notRight = defineRefusal(
  "sign-in.switch",
  "This did not fit. Quick switching needs your badge, your PIN, and that you signed in here with your password in this shift; after {tries} wrong PINs it needs your password again.",
  "验证未通过。快速切换需要您的胸卡和 PIN，且本班次内您已在本设备以密码登录；PIN 输错 {tries} 次后须重新以密码登录。",
);

export interface QuickSwitches {
  /** Puts another person's session in the place of the one that is open on a ward device, which is locked. */
  switchTo(input: {
    readonly badge: string;
    readonly pin: string;
    /** The token of the device. */
    readonly device: string | undefined;
    /** The token of the session that is open or locked there. */
    readonly from: string | undefined;
    readonly address: string;
    readonly agent: string;
  }): Promise<SignedIn | Refusal>;
  /** Whether people may switch at the device that holds this token. */
  maySwitch(device: string | undefined): Promise<boolean>;
}

interface Found {
  readonly person: string;
  readonly pin_hash: string;
  readonly ended: boolean;
  readonly administers: boolean;
  readonly at: Date | null;
  readonly second_factor: boolean | null;
}

/** Opens quick switching. Whatever does not fit, the answer and the time it takes are the same. */
export function openQuickSwitches(
  base: Foundation,
  parts: {
    readonly attempts: Attempts;
    readonly hashes: PasswordHashes;
    readonly policies: Policies;
    readonly sessions: Sessions;
    readonly signIns: SignIns;
    readonly devices: WardDevices;
  },
): QuickSwitches {
  const { attempts, hashes, policies, sessions, signIns, devices } = parts;

  async function deviceOf(token: string | undefined): Promise<string | undefined> {
    if (token === undefined || !(await policies.policy()).quickSwitch) return undefined;
    return devices.deviceOf(token);
  }

  async function find(badge: string, device: string): Promise<Found | undefined> {
    const [row] = await base.query<Found>(
      `select b.person, b.pin_hash, p.ended_at is not null as ended, w.at, w.second_factor,
              exists (select from {schema}.access_grant g where g.person = b.person and g.role = 'administrator'
                        and g.valid_from <= $3 and (g.valid_until is null or g.valid_until > $3)) as administers
         from {schema}.badge b join {schema}.person p on p.id = b.person
         left join {schema}.ward_sign_in w on w.person = b.person and w.device = $2
        where b.badge_hash = $1`,
      [badgeHash(base, readBadge(badge)), device, base.now()],
    );
    return row;
  }

  /** A try is counted before its PIN is looked at, in one statement each. */
  async function mayTry(person: string | undefined): Promise<boolean> {
    const open = await attempts.begin(person);
    const counted = await base.query(
      "update {schema}.badge set wrong = wrong + 1 where person = $1 and wrong < $2 returning person",
      [person ?? "", maxWrongPins],
    );
    return open && counted.length === 1;
  }

  return {
    maySwitch: async (device) => (await deviceOf(device)) !== undefined,
    async switchTo({ badge, pin, device: held, from, address, agent }) {
      const device = await deviceOf(held);
      if (device === undefined) return switchOff();
      const name = signIns.addressName(address);
      return signIns.limited(address, async () => {
        const { quickSwitchHours } = await policies.policy();
        const found = await find(badge, device);
        const untilMs = (found?.at?.getTime() ?? 0) + quickSwitchHours * 3_600_000;
        const armed =
          found !== undefined && !found.ended && !found.administers && untilMs > base.nowMs();
        const usable = await mayTry(armed ? found.person : undefined);
        const right = await hashes.isRight(
          pinSecret(base, found?.person ?? "", readPin(pin)),
          usable ? found?.pin_hash : undefined,
        );
        if (isRefusal(right)) return right;
        if (!right || found === undefined) {
          const reason: RefusalReason =
            found === undefined
              ? "unknown"
              : found.ended
                ? "ended"
                : !armed
                  ? "not-here"
                  : usable
                    ? "pin"
                    : "rest";
          await attempts.refused(found?.person, reason, name);
          return notRight({ tries: maxWrongPins });
        }
        const { person, second_factor: strong } = found;
        await attempts.succeed(person);
        await base.query("update {schema}.badge set wrong = 0 where person = $1", [person]);
        const before = from === undefined ? undefined : await sessions.lockFor(from, person);
        return sessions.start(person, {
          with: "badge-and-pin",
          secondFactor: strong === true,
          device,
          untilMs,
          ...(before === undefined ? {} : { instead: before }),
          address: name,
          agent,
        });
      });
    },
  };
}
