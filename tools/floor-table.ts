/** DESIGN §2: what each floor may import. A floor not named here may not exist. */
export const floors = {
  kernel: [],
  definition: ["kernel"],
  engine: ["kernel", "definition"],
  readout: ["kernel", "definition"],
  interchange: ["kernel", "definition", "engine"],
  simulate: ["kernel", "definition", "engine", "readout", "interchange"],
  store: ["kernel", "definition", "engine"],
  server: ["kernel", "definition", "engine", "readout", "interchange", "simulate", "store"],
  web: ["kernel", "definition", "engine", "server"],
  cli: [
    "kernel",
    "definition",
    "engine",
    "readout",
    "interchange",
    "simulate",
    "store",
    "server",
    "web",
  ],
} as const satisfies Record<string, readonly string[]>;

export type Floor = keyof typeof floors;

/** The floors without a clock, randomness, network, file or database. */
export const pureFloors: ReadonlySet<string> = new Set<Floor>([
  "kernel",
  "definition",
  "engine",
  "readout",
  "interchange",
  "simulate",
]);

/** What a pure floor may import from npm. */
export const pureImports = /^(@noble\/hashes(\/|$)|isncsci$)/;

/** Doors beside a floor's own: what a genome's file says has to be told within the start of one small program. */
const sideDoors: ReadonlySet<string> = new Set([
  "src/definition/genetics/index.ts",
  "src/engine/genetics/reading.ts",
  "src/interchange/genome.ts",
]);

/** The way into a floor from outside it; the web sees of the server only its contract. */
export function mayEnter(from: string | undefined, to: Floor, target: string): boolean {
  if (from === "web" && to === "server") return target === "src/server/contract.ts";
  return target === `src/${to}/index.ts` || sideDoors.has(target);
}

export function isFloor(name: string | undefined): name is Floor {
  return name !== undefined && Object.hasOwn(floors, name);
}
