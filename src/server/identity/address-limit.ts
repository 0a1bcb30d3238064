/** How often one network address may try, whoever it tries to be. Kept in memory: each server counts for itself. */
export interface AddressLimit {
  /** Seconds to wait before the next try; 0 when there is one left, which is thereby taken. */
  take(address: string): number;
  /** Gives the try back: it was a good one, and a hospital's people all come from one address. */
  giveBack(address: string): void;
}

const burst = 30;
const secondsPerTry = 2;
const maxAddresses = 50_000;

/** Starts counting: thirty tries at once, then one every two seconds. Only tries that fail are used up. */
export function startAddressLimit(nowMs: () => number): AddressLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();

  function bucketOf(address: string): { left: number; atMs: number } {
    const key = networkOf(address);
    const now = nowMs();
    const known = buckets.get(key);
    const grown = known === undefined ? burst : (now - known.atMs) / 1_000 / secondsPerTry;
    const left = known === undefined ? burst : Math.min(burst, known.left + Math.max(0, grown));
    const bucket = { left, atMs: now };
    buckets.delete(key);
    buckets.set(key, bucket);
    for (const oldest of buckets.keys()) {
      if (buckets.size <= maxAddresses) break;
      buckets.delete(oldest);
    }
    return bucket;
  }

  return {
    take(address) {
      const bucket = bucketOf(address);
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) * secondsPerTry);
      bucket.left -= 1;
      return 0;
    },
    giveBack(address) {
      const bucket = bucketOf(address);
      bucket.left = Math.min(burst, bucket.left + 1);
    },
  };
}

/** One subscriber has a whole /64 of IPv6 addresses; an IPv4 address stands for itself, however it is written. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = (part: string | undefined): string[] =>
    part === undefined || part === "" ? [] : part.split(":");
  const first = groups(head);
  const last = groups(tail);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const all = [...first, ...new Array<string>(zeros).fill("0"), ...last];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
