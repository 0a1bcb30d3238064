import type { PartialDate } from "../../kernel/index.ts";
import type { Explanation } from "../../definition/index.ts";
import type { PatientRecord } from "./patient-record.ts";
import type { ScreeningPlan } from "./screening-plan.ts";

/** A fact that took part in a decision, and where it comes from. */
export interface KnownDatum {
  readonly label: string;
  readonly value: string;
  readonly date?: PartialDate;
  readonly source?: string;
  /** A visit that was not held and is taken to be today. */
  readonly supposed?: true;
}

/** The facts that decided, with date and source; a computed one has those of what it was computed from. */
export function factsBehind(
  { decidedBy }: Explanation,
  { plan, concepts }: ScreeningPlan,
  record: PatientRecord,
): readonly KnownDatum[] {
  return decidedBy.map(({ node, label, value }): KnownDatum => {
    if (node.kind === "visit") {
      const held = record.visit(plan.study.id, node.visit);
      return held === undefined ? { label, value, supposed: true } : { label, value };
    }
    if (node.kind !== "field") return { label, value };
    const examination = record.latest(concepts.get(node.form) ?? "");
    const fact = examination?.values.get(node.field) ?? examination?.values.values().next().value;
    const isComputed = plan.forms.get(node.form)?.fields.get(node.field)?.field.kind === "derived";
    if (fact === undefined || (!isComputed && fact.field !== node.field)) return { label, value };
    const { date, source } = fact;
    return { label, value, source, ...(date === undefined ? {} : { date }) };
  });
}
