import { zone as zoneOf } from "../../kernel/index.ts";
import { computeCompliance, medicationOf } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { complianceTold } from "../supply/compliance-told.ts";
import { words } from "./orders-words.ts";
import type { RecordView } from "./record.ts";

/** What an order of home medication is, and the count once all of it came back: the same whatever the arm. */
export function HomeLine({
  study,
  state,
  zone,
  order: number,
}: RecordView & { readonly order: number }) {
  const { say } = useLanguage();
  const order = state.orders?.find((one) => one.order === number);
  const medication = medicationOf(study, order?.medication);
  if (order === undefined || medication === undefined) return null;
  const count = computeCompliance(study, order, zoneOf(zone));
  return (
    <p className="text-soft">
      {say(medication.title)} ·{" "}
      <span className="num">{say(words.forDays, { days: order.days ?? 0 })}</span>
      {count !== undefined && <span className="num"> · {say(...complianceTold(count))}</span>}
    </p>
  );
}
