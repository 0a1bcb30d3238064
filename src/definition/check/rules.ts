import type { Rule } from "./rule.ts";
import { allocationFactors, allocationMethod } from "./rules/allocation.ts";
import { arms } from "./rules/arms.ts";
import { assumptions, contestedClaims } from "./rules/assumptions.ts";
import { bedside } from "./rules/bedside.ts";
import { blindedArms, blindedForms, blindedRules, walledForms } from "./rules/blinding.ts";
import { consents } from "./rules/consent.ts";
import { criteria } from "./rules/criteria.ts";
import { datasets } from "./rules/datasets.ts";
import {
  derivationCycles,
  derivationMoves,
  derivationTiming,
  readsAtVisits,
  skipCycles,
} from "./rules/derivations.ts";
import { cohorts, doseLevels, regimens } from "./rules/dosing.ts";
import { duplicates, reservedNames } from "./rules/duplicates.ts";
import { editChecks } from "./rules/edit-checks.ts";
import { endpoints, primaryEndpoint } from "./rules/endpoints.ts";
import { escalationLadders, escalationRule, escalationToxicity } from "./rules/escalation.ts";
import { expressions, measures } from "./rules/expressions.ts";
import { codeLists, fieldLimits, groups } from "./rules/fields.ts";
import {
  askedLogs,
  dateFields,
  formPurposes,
  formsAtVisits,
  scheduledForms,
} from "./rules/forms.ts";
import { formReferences, planReferences, siteZones } from "./rules/references.ts";
import { derivedFromOtherRows, rowsInScope } from "./rules/rows.ts";
import { skips } from "./rules/skips.ts";
import { supply, supplyBlind, supplyLimits } from "./rules/supply.ts";
import { supplyDoses } from "./rules/supply-doses.ts";
import { supplyHome } from "./rules/supply-home.ts";
import { genetics } from "./rules/genetics.ts";
import { readout } from "./rules/readout.ts";
import { readoutDatasets } from "./rules/readout-datasets.ts";
import { units } from "./rules/units.ts";
import { anchorCycles, anchors, epochOrders } from "./rules/visit-anchors.ts";
import { overlaps, repetitions, windows } from "./rules/windows.ts";
import { wordings } from "./rules/wording.ts";

/** Everything that is looked for in a study, family by family. */
export const rules: readonly Rule[] = [
  duplicates,
  reservedNames,
  planReferences,
  formReferences,
  siteZones,
  expressions,
  measures,
  rowsInScope,
  fieldLimits,
  groups,
  codeLists,
  units,
  wordings,
  windows,
  repetitions,
  overlaps,
  anchorCycles,
  anchors,
  epochOrders,
  scheduledForms,
  formsAtVisits,
  formPurposes,
  dateFields,
  askedLogs,
  derivationCycles,
  skipCycles,
  readsAtVisits,
  derivationTiming,
  derivationMoves,
  derivedFromOtherRows,
  criteria,
  editChecks,
  skips,
  doseLevels,
  regimens,
  cohorts,
  escalationLadders,
  escalationRule,
  escalationToxicity,
  supply,
  supplyLimits,
  supplyBlind,
  supplyDoses,
  supplyHome,
  genetics,
  bedside,
  allocationMethod,
  allocationFactors,
  arms,
  blindedForms,
  walledForms,
  blindedRules,
  blindedArms,
  endpoints,
  primaryEndpoint,
  consents,
  datasets,
  readoutDatasets,
  readout,
  contestedClaims,
  assumptions,
];
