/**
 * `npm run lock`: writes package-lock.json for every platform (decisions/0002-tools.md).
 * npm leaves out optional packages that the registry at hand does not hold, and `npm ci` then refuses
 * the lock, here and everywhere else. Each left-out package is therefore entered with its exact
 * version, and with the platform that its name states.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.ts";

export type LockEntry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

const systems: Readonly<Record<string, string>> = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const processors = "arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" ");

/** The platform that a binary package's name states, such as `cli-linux-arm64-musl`. */
export function readPlatform(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> | undefined {
  const words = name.split(/[-/]/);
  const os = words.map((word) => systems[word]).find((system) => system !== undefined);
  const cpu = words.find((word) => processors.includes(word));
  if (cpu === "wasm32") return { cpu: [cpu] };
  if (os === undefined || cpu === undefined) return undefined;
  const last = words.at(-1) ?? "";
  const libc = os !== "linux" ? "" : last.startsWith("musl") ? "musl" : "glibc";
  return libc === "" ? { os: [os], cpu: [cpu] } : { os: [os], cpu: [cpu], libc: [libc] };
}

/** Optional packages that some entry asks for and the lock does not hold: `[name, version, dev]`. */
export function findMissing(lock: Lock): readonly (readonly [string, string, boolean])[] {
  return Object.entries(lock.packages).flatMap(([, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => lock.packages[`node_modules/${name}`] === undefined)
      .map(([name, version]) => [name, version, entry.dev === true] as const),
  );
}

/** The lock with every optional package of every platform in it, sorted as npm sorts. */
export function completeLock<L extends Lock>(lock: L): L {
  const added = findMissing(lock).map(([name, version, dev]) => {
    const platform = readPlatform(name);
    if (platform === undefined || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) {
      throw new Error(`${name}@${version}: no platform in the name, or the version is not exact`);
    }
    return [
      `node_modules/${name}`,
      { version, ...(dev ? { dev } : {}), optional: true, ...platform },
    ] as const;
  });
  const packages = [...Object.entries(lock.packages), ...added];
  packages.sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(packages) };
}

if (import.meta.main) {
  const path = join(root, "package-lock.json");
  const npm = join(dirname(process.env["npm_execpath"] ?? ""), "npm-cli.js");
  // Under Node 24, because npm chooses the newest versions that suit the Node it runs on.
  const options = ["install", "--package-lock-only", "--omit-lockfile-registry-resolved"];
  execFileSync(process.execPath, [npm, ...options, "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const lock: Lock = JSON.parse(readFileSync(path, "utf8"));
  const complete = completeLock(lock);
  writeFileSync(path, `${JSON.stringify(complete, null, 2)}\n`);
  const added = Object.keys(complete.packages).length - Object.keys(lock.packages).length;
  console.log(
    `package-lock.json: ${Object.keys(complete.packages).length} packages, ${added} added`,
  );
}
