import type { Algorithm } from "./define-algorithm.ts";
import { awajiFromSigns, elEscorialFromSigns } from "./el-escorial-category.ts";
import { gli2012Fvc } from "./gli-2012.ts";
import { gli2022Fvc } from "./gli-2022.ts";
import { goldCoastFromSigns } from "./gold-coast.ts";
import { isncsci206 } from "./isncsci.ts";
import { kingsClinical, kingsFromAlsfrs } from "./kings-stage.ts";
import {
  mdsUpdrsProratedI,
  mdsUpdrsProratedII,
  mdsUpdrsProratedIII,
} from "./mds-updrs-prorated.ts";
import { mitosFromAlsfrs } from "./mitos-stage.ts";
import { valorProgressorGroup } from "./valor-progressor.ts";

import { vitalCapacityReference, vitalCapacityReference1 } from "./vital-capacity-reference.ts";

export type { Algorithm } from "./define-algorithm.ts";

/** Every algorithm there is, each in every version that a study may name: a closed list. */
export const algorithms: readonly Algorithm[] = [
  gli2012Fvc,
  gli2022Fvc,
  awajiFromSigns,
  elEscorialFromSigns,
  goldCoastFromSigns,
  isncsci206,
  kingsClinical,
  kingsFromAlsfrs,
  mdsUpdrsProratedI,
  mdsUpdrsProratedII,
  mdsUpdrsProratedIII,
  mitosFromAlsfrs,
  valorProgressorGroup,
  vitalCapacityReference,
  vitalCapacityReference1,
];

/** An algorithm by its name and version. */
export function algorithmOf(id: string, version: string): Algorithm | undefined {
  return algorithms.find((each) => each.id === id && each.version === version);
}
