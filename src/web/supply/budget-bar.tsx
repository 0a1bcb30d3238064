import type { SupplyItem } from "../../definition/index.ts";
import type { LotUnit } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./supply-words.ts";

/** What a unit has spent of its hours outside the storage limits, as a bar that is full when nothing is left. */
export function BudgetBar({
  unit,
  item,
  budget: { totalMinutes, exceeded },
}: {
  readonly unit: string;
  readonly item: SupplyItem | undefined;
  readonly budget: LotUnit["budget"];
}) {
  const { say } = useLanguage();
  const total = item?.storage?.excursion?.totalHours;
  if (total === undefined) {
    return <span className="text-wrong">{say(words.noBudget, { spent: totalMinutes })}</span>;
  }
  const spent = Math.round(totalMinutes / 6) / 10;
  const told = say(words.budgetTold, { unit, spent, total });
  return (
    <span role="img" aria-label={told} title={told} className="flex items-center gap-2">
      <span className="block h-3 w-32 overflow-hidden rounded-sm border border-edge bg-sunken">
        <span
          className={`block h-full ${exceeded.length > 0 ? "bg-wrong" : "bg-accent"}`}
          style={{ width: `${Math.min(100, (totalMinutes / (total * 60)) * 100)}%` }}
        />
      </span>
      <span className="num text-[0.85rem]">
        {spent} / {total} h
      </span>
    </span>
  );
}
