import { type Claim, claimStatuses } from "../claim.ts";
import type { Code, CodeList } from "../code-list.ts";
import type { Criterion } from "../criterion.ts";
import type * as Plan from "../plan.ts";
import { participantEvents } from "../expression/index.ts";
import type { Note, Study } from "../study.ts";
import type { Anchor, Timing, Visit, VisitSdtm } from "../visit.ts";
import { datasetShape } from "./dataset-shape.ts";
import { expressionShape, formShape, id, text } from "./form-shape.ts";
import { geneticShape } from "./genetic-shape.ts";
import { allocationShape, escalationShape, supplyShape } from "./plan-shapes.ts";
import { readoutShape } from "./readout-shape.ts";
import {
  boolean,
  either,
  filled,
  isObject,
  list,
  number,
  object,
  oneOf,
  optional,
  pair,
  pattern,
  type Shape,
  string,
} from "./shape.ts";

/** The members of a part that may rest on an assumption. */
const assumable = { assumption: optional(filled), source: optional(filled) };

const code: Shape<Code> = object<Code>("Code", {
  code: filled,
  text,
  score: optional(number),
  sdtm: optional(filled),
});
const codeList: Shape<CodeList> = object<CodeList>("CodeList", {
  id,
  codes: list(code),
  ordered: optional(boolean),
});

const anchor: Shape<Anchor> = either<Anchor>(
  'an anchor such as {"visit": "baseline"}, {"dose": 1} or {"event": "enrolled"}',
  {
    when: (raw) => isObject(raw) && "visit" in raw,
    shape: object<Extract<Anchor, { visit: unknown }>>("VisitAnchor", { visit: id }),
  },
  {
    when: (raw) => isObject(raw) && "dose" in raw,
    shape: object<Extract<Anchor, { dose: unknown }>>("DoseAnchor", {
      dose: either<number | "last">(
        "a dose's number, or last",
        { when: (raw) => typeof raw === "number", shape: number },
        { when: (raw) => typeof raw === "string", shape: oneOf("last") },
      ),
    }),
  },
  {
    when: (raw) => isObject(raw) && "event" in raw,
    shape: object<Extract<Anchor, { event: unknown }>>("EventAnchor", {
      event: oneOf(...participantEvents),
    }),
  },
);
const timing: Shape<Timing> = object<Timing>("Timing", {
  anchor,
  targetDays: number,
  earliestDays: number,
  latestDays: number,
});
const visitSdtm: Shape<VisitSdtm> = object<VisitSdtm>("VisitSdtm", {
  visitNumber: optional(number),
  visit: filled,
  visitDay: optional(number),
  unplanned: optional(filled),
});
const visit: Shape<Visit> = object<Visit>("Visit", {
  id,
  title: text,
  epoch: id,
  timing: optional(timing),
  repeats: optional(
    object<NonNullable<Visit["repeats"]>>("VisitRepeats", {
      everyDays: number,
      times: optional(number),
    }),
  ),
  arms: optional(list(id)),
  forms: list(id),
  optional: optional(list(id)),
  sdtm: optional(visitSdtm),
  ...assumable,
});

const product: Shape<Plan.Product> = object<Plan.Product>("Product", {
  id,
  name: filled,
  aliases: optional(list(filled)),
  description: text,
  ...assumable,
});
const doseLevel: Shape<Plan.DoseLevel> = object<Plan.DoseLevel>("DoseLevel", {
  id,
  title: text,
  product: id,
  amount: number,
  unit: filled,
  route: text,
  ...assumable,
});
const regimen: Shape<Plan.DoseRegimen> = object<Plan.DoseRegimen>("DoseRegimen", {
  id,
  title: text,
  levels: list(id),
  arms: optional(list(id)),
  intervalsDays: list(number),
  thenEveryDays: optional(number),
  doses: optional(number),
  windowDays: optional(pair(number)),
  minimumIntervalDays: optional(number),
  ...assumable,
});
const cohort: Shape<Plan.Cohort> = object<Plan.Cohort>("Cohort", {
  id,
  title: text,
  level: id,
  regimen: id,
  size: pair(number),
  ...assumable,
});
const arm: Shape<Plan.Arm> = object<Plan.Arm>("Arm", {
  id,
  title: text,
  ratio: optional(number),
  planned: optional(number),
  epochs: optional(list(id)),
  sdtm: optional(object<NonNullable<Plan.Arm["sdtm"]>>("ArmSdtm", { code: filled, name: filled })),
  ...assumable,
});
const epoch: Shape<Plan.Epoch> = object<Plan.Epoch>("Epoch", {
  id,
  title: text,
  sdtm: optional(filled),
  ...assumable,
});
const consent: Shape<Plan.ConsentVersion> = object<Plan.ConsentVersion>("ConsentVersion", {
  version: filled,
  from: pattern(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date such as 2026-04-03"),
  text,
  reconsent: optional(boolean),
  ...assumable,
});
const endpoint: Shape<Plan.Endpoint> = object<Plan.Endpoint>("Endpoint", {
  id,
  level: oneOf("primary", "secondary", "exploratory"),
  text,
  measure: optional(expressionShape),
  visit: optional(id),
  ...assumable,
});
const site: Shape<Plan.PlannedSite> = object<Plan.PlannedSite>("PlannedSite", {
  id,
  name: text,
  country: pattern(/^[A-Z]{3}$/, "an ISO 3166 alpha-3 country such as CHN"),
  zone: filled,
  investigator: optional(filled),
  ...assumable,
});
const criterion: Shape<Criterion> = object<Criterion>("Criterion", {
  id,
  kind: oneOf("inclusion", "exclusion"),
  text,
  when: expressionShape,
  ...assumable,
});
const claim: Shape<Claim> = object<Claim>("Claim", {
  product: filled,
  indication: filled,
  jurisdiction: filled,
  type: filled,
  status: oneOf(...claimStatuses),
  date: pattern(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date such as 2025, 2025-06 or 2025-06-10"),
  source: filled,
  quote: filled,
  confidence: oneOf("primary", "secondary", "press"),
  about: filled,
});
const note: Shape<Note> = object<Note>("Note", {
  kind: oneOf("assumption", "contradiction"),
  text: filled,
  source: optional(filled),
});

/** What a study's JSON must look like. */
export const studyShape: Shape<Study> = object<Study>("Study", {
  neurite: oneOf(1),
  id,
  version: filled,
  title: text,
  registry: list(filled),
  phase: string,
  sponsor: text,
  indication: text,
  participantWord: text,
  blinding: oneOf("open", "single", "double"),
  planned: number,
  products: list(product),
  doseLevels: list(doseLevel),
  regimens: list(regimen),
  cohorts: list(cohort),
  arms: list(arm),
  allocation: optional(allocationShape),
  escalation: optional(escalationShape),
  supply: optional(supplyShape),
  genetics: optional(geneticShape),
  epochs: list(epoch),
  visits: list(visit),
  forms: list(formShape),
  codeLists: list(codeList),
  eligibility: list(criterion),
  endpoints: list(endpoint),
  consents: list(consent),
  sites: list(site),
  milestones: list(claim),
  notes: list(note),
  datasets: list(datasetShape),
  readout: optional(readoutShape),
});
