import { c9orf72 } from "./c9orf72.ts";
import { fus } from "./fus.ts";
import type { GenePanel } from "./gene-panel.ts";
import { sod1 } from "./sod1.ts";
import { tardbp } from "./tardbp.ts";

/**
 * The four genes that a person with ALS is offered a test of at least.
 *
 * @source Roggenbuck 2023, Ann Clin Transl Neurol 10:2074
 */
export const alsPanel: GenePanel = {
  id: "als",
  version: "1",
  genes: [sod1, fus, tardbp, c9orf72],
};
