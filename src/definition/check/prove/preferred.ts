import { dayNumber } from "../../../kernel/index.ts";
import type { Term } from "./term.ts";

/** The day on which a witness participant is looked at. */
export const witnessDay = dayNumber(2026, 1, 15);

/** A value that would not surprise in a term: what is tried first. */
export function preferred({ source, range }: Term): number {
  switch (source.kind) {
    case "field": {
      const { field } = source.known;
      if (field.kind === "integer" || field.kind === "decimal") {
        const [low, high] = field.typical ?? [range.least, range.most];
        const middle = Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : 0;
        const digits = field.kind === "integer" ? 0 : (field.decimals ?? 1);
        return Number(middle.toFixed(Math.min(15, Math.max(0, digits))));
      }
      if (field.kind === "datetime") return (witnessDay - 30) * 86_400 + 36_000;
      if (field.kind === "time") return 36_000;
      return field.kind === "date" || field.kind === "derived" ? witnessDay - 30 : 0;
    }
    case "visit":
    case "event":
    case "today":
      return witnessDay;
    case "dose":
      return witnessDay * 86_400 + 36_000;
    default:
      return 0;
  }
}
