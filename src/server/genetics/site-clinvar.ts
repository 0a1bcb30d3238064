import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { GenePanel } from "../../definition/index.ts";
import { type ClinvarExtract, panelRegions } from "../../engine/index.ts";
import { type ClinvarAnswer, readClinvar } from "../../interchange/index.ts";
import { inflate } from "./inflate.ts";

/** The ClinVar file that an administrator keeps for the whole instance. */
export interface SiteClinvar {
  /** What it holds of a panel, read again once the file changes. */
  extract(panel: GenePanel): Promise<ClinvarExtract>;
}

/** The file cannot be used; its administrator is to be asked. */
export class ClinvarUnusable extends Error {
  override readonly name = "ClinvarUnusable";
}

/** Opens it; the file is looked at when it is first needed. */
export function openSiteClinvar(path: string): SiteClinvar {
  const known = new Map<string, Promise<ClinvarExtract>>();
  async function read(panel: GenePanel): Promise<ClinvarExtract> {
    const name = basename(path);
    const file = { name, chunks: () => inflate(name, createReadStream(path)) };
    const answer = await readClinvar(file, panelRegions(panel)).catch(
      (error: unknown): ClinvarAnswer => {
        throw new ClinvarUnusable(error instanceof Error ? error.message : String(error));
      },
    );
    if (answer.extract === undefined) {
      throw new ClinvarUnusable(answer.issues.map(({ code }) => code).join(", "));
    }
    return answer.extract;
  }
  return {
    async extract(panel) {
      const { mtimeMs, size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
        throw new ClinvarUnusable(error.code ?? error.message);
      });
      const key = `${panel.id} ${panel.version} ${mtimeMs} ${size}`;
      const held = known.get(key);
      if (held !== undefined) return held;
      known.clear();
      const reading = read(panel);
      known.set(key, reading);
      reading.catch(() => known.delete(key));
      return reading;
    },
  };
}
