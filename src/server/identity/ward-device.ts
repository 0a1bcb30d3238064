import { defineRefusal, type Instant, type Refusal } from "../../kernel/index.ts";
import type { Administration } from "./administration.ts";
import { deviceStream } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import { isToken, newId, newToken, tokenHash } from "./token.ts";

/** A device on which people may switch by badge and PIN. */
export interface WardDevice {
  readonly id: string;
  /** What it is called where it stands, such as "Ward 3, trolley 2". */
  readonly name: string;
  readonly allowedBy: string;
  readonly allowedAt: Instant;
}

export interface WardDevices {
  /** Allows the device at which an administrator sits; the token goes to that device alone. */
  allowDevice(
    name: string,
    by: string,
  ): Promise<{ readonly device: WardDevice; readonly token: string } | Refusal>;
  /** No quick switching there any more. */
  endDevice(device: string, by: string): Promise<Refusal | undefined>;
  listDevices(): Promise<readonly WardDevice[]>;
  /** The allowed device that holds a token. */
  deviceOf(token: string | undefined): Promise<string | undefined>;
  /** That somebody signed in there with everything that is asked of them. */
  noteSignIn(device: string, person: string, secondFactor: boolean): Promise<void>;
  /** From now on this person signs in with everything again, at one device or at all. */
  forgetSignIns(person: string, device?: string): Promise<void>;
}

const nameMissing = defineRefusal(
  "device.name",
  "A device has a name of 1 to 100 characters on one line. Nothing was changed.",
  "设备名称须为 1 至 100 个字符且不换行，未作任何修改。",
);
const unknownDevice = defineRefusal(
  "device.unknown",
  "There is no such allowed device. Nothing was changed.",
  "没有该获准设备，未作任何修改。",
);

/** Opens the list of ward devices. */
export function openWardDevices(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
): WardDevices {
  return {
    async allowDevice(name, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const plain = name.trim();
      if (plain === "" || plain.length > 100 || /\p{Cc}/u.test(plain)) return nameMissing();
      const id = newId("w");
      const token = newToken();
      const allowedAt = base.now();
      await ledger.record(deviceStream(id), by, [
        { type: "device-allowed", device: id, name: plain },
      ]);
      await base.query(
        "insert into {schema}.ward_device (id, name, token_hash, allowed_by, allowed_at) values ($1, $2, $3, $4, $5)",
        [id, plain, tokenHash(token), by, allowedAt],
      );
      return { device: { id, name: plain, allowedBy: by, allowedAt }, token };
    },
    async endDevice(device, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const [row] = await base.query<{ name: string }>(
        "update {schema}.ward_device set ended_at = $2 where id = $1 and ended_at is null returning name",
        [device, base.now()],
      );
      if (row === undefined) return unknownDevice();
      await base.query("delete from {schema}.ward_sign_in where device = $1", [device]);
      await ledger.record(deviceStream(device), by, [
        { type: "device-ended", device, name: row.name },
      ]);
      return undefined;
    },
    async listDevices() {
      const rows = await base.query<{
        id: string;
        name: string;
        allowed_by: string;
        allowed_at: Date;
      }>(
        "select id, name, allowed_by, allowed_at from {schema}.ward_device where ended_at is null order by name, id",
      );
      return rows.map(({ id, name, allowed_by, allowed_at }) => ({
        id,
        name,
        allowedBy: allowed_by,
        allowedAt: readMoment(allowed_at),
      }));
    },
    async deviceOf(token) {
      if (token === undefined || !isToken(token)) return undefined;
      const [row] = await base.query<{ id: string }>(
        "select id from {schema}.ward_device where token_hash = $1 and ended_at is null",
        [tokenHash(token)],
      );
      return row?.id;
    },
    async noteSignIn(device, person, secondFactor) {
      await base.query(
        `insert into {schema}.ward_sign_in (device, person, at, second_factor) values ($1, $2, $3, $4)
         on conflict (device, person) do update set at = $3, second_factor = $4`,
        [device, person, base.now(), secondFactor],
      );
      await base.query("update {schema}.badge set wrong = 0 where person = $1", [person]);
    },
    async forgetSignIns(person, device) {
      await base.query(
        "delete from {schema}.ward_sign_in where person = $1 and ($2::text is null or device = $2)",
        [person, device ?? null],
      );
    },
  };
}
