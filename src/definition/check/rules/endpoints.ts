import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import { type FieldReference, readsOf, relativePlaces } from "../../expression/index.ts";
import type { Visit } from "../../visit.ts";
import type { PlacedAs } from "../placed.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";
import { earlierOrAt } from "../visit-order.ts";

const neverCollected = defineIssue(
  "check.endpoint.never-collected",
  "Endpoint {endpoint} needs {read} {where}, where it is never collected. Add form {form} to that visit, or measure at another one.",
  "终点 {endpoint} 需要{where}{read}，但从未采集。请将表单 {form} 加入相应访视，或改在其他访视测量。",
);
const noPrimary = defineIssue(
  "check.endpoint.no-primary",
  "No endpoint is primary. Mark what answers the trial's question.",
  "没有主要终点，请指定回答本试验主要问题的终点。",
  "warning",
);

/** A trial has a question. */
export const primaryEndpoint: Rule = (study) =>
  study.endpoints.some(({ level }) => level === "primary") ? [] : [noPrimary(["endpoints"])];

/** What an endpoint measures is collected, by the visit at which it is taken. */
export const endpoints: Rule = (study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use !== "measure" || index.issuesOf(placed).length > 0) return [];
    const { fields, rows } = readsOf(placed.expression);
    const visit = index.visits.get(placed.endpoint.visit ?? "");
    const scanned = new Set(rows);
    for (const read of fields) {
      if (scanned.has(read.form)) continue;
      const issue = readIssue(placed, read, visit, index, study);
      if (issue !== undefined) return [issue];
    }
    return visit === undefined ? [] : absent(placed, fields, visit, index);
  });

function readIssue(
  placed: PlacedAs<"measure">,
  read: FieldReference,
  visit: Visit | undefined,
  index: StudyIndex,
  study: Parameters<Rule>[0],
): Issue | undefined {
  const places = index.visitsOf(read.form);
  if (index.forms.get(read.form)?.log === true || places.length === 0) return undefined;
  const named = read.at !== undefined && isVisit(read.at);
  const found = named
    ? places.some(({ id }) => id === read.at)
    : visit === undefined || places.some((place) => earlierOrAt(study, index, place, visit));
  if (found) return undefined;
  const at = named ? read.at : visit?.id;
  return neverCollected(placed.path, {
    endpoint: placed.endpoint.id,
    read: `${read.form}.${read.field}`,
    form: read.form,
    where: named
      ? text(`at visit ${at}`, `访视 ${at} 的 `)
      : text(`by visit ${at}`, `截至访视 ${at} 的 `),
  });
}

/** At least something of a measure is collected at the very visit. */
function absent(
  placed: PlacedAs<"measure">,
  fields: readonly FieldReference[],
  visit: Visit,
  index: StudyIndex,
): Issue[] {
  const isThere = ({ form, at }: FieldReference): boolean => {
    if (index.forms.get(form)?.log === true) return true;
    if (at !== undefined && isVisit(at)) return at === visit.id;
    return index.visitsOf(form).some(({ id }) => id === visit.id);
  };
  const [first] = fields;
  if (first === undefined || fields.some(isThere)) return [];
  const params = {
    endpoint: placed.endpoint.id,
    read: `${first.form}.${first.field}`,
    form: first.form,
    where: text(`at visit ${visit.id}`, `访视 ${visit.id} 的 `),
  };
  return [neverCollected(placed.path, params)];
}

function isVisit(at: string): boolean {
  return !(relativePlaces as readonly string[]).includes(at);
}
