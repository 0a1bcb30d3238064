import { type Datum, fieldsOf, type Study, witness } from "../definition/index.ts";

/** One line on who could be enrolled: an example who meets every criterion, why there is none, or what is left open. */
export function witnessLine(study: Study): string | undefined {
  if (study.eligibility.length === 0) return undefined;
  const answer = witness(study);
  if ("contradiction" in answer) {
    return `nobody can be enrolled: ${answer.contradiction.join(", ")} — ${answer.reason.en}`;
  }
  if ("undecided" in answer) {
    return `whether anybody can be enrolled was not decided: ${answer.undecided.join(", ")}`;
  }
  const { answers, visits, events } = answer.participant;
  const facts = [
    ...answers.map(
      ({ form, field, datum }) => `${form}.${field} ${shown(study, form, field, datum)}`,
    ),
    ...Object.entries(visits).map(([visit, date]) => `${visit} on ${date}`),
    ...Object.entries(events).map(([event, date]) => `${event} on ${date}`),
  ];
  return `somebody can be enrolled, for instance: ${facts.join(", ")}`;
}

function shown(study: Study, form: string, id: string, datum: Datum): string {
  if (typeof datum === "boolean") return datum ? "yes" : "no";
  if (typeof datum !== "object") {
    const found = study.forms.find((one) => one.id === form);
    const field = found && fieldsOf(found).find((one) => one.id === id);
    const unit = field !== undefined && "unit" in field ? field.unit : undefined;
    return unit === undefined || unit === "1" ? String(datum) : `${datum} ${unit}`;
  }
  return JSON.stringify(datum);
}
