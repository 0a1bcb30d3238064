import type { AllocationView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { words } from "./keeper-words.ts";
import { factorTitle, levelTitle } from "./randomise-gates.ts";

/** How many of each arm, by factor and level, and by stratum. */
export function BalanceTable({
  study,
  view,
}: {
  readonly study: string;
  readonly view: AllocationView;
}) {
  const { say, language } = useLanguage();
  const plan = useStudy(study).study;
  const named = (factor: string, level: string): string =>
    `${factorTitle(plan, factor, language)}${language === "en" ? ": " : "："}${levelTitle(plan, factor, level, language)}`;
  const margins = Object.entries(view.margins).flatMap(([factor, levels]) =>
    Object.entries(levels).map(([level, counts]) => [named(factor, level), counts] as const),
  );
  const strata = Object.entries(view.strata)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, counts]) => {
      const parts = stratum.split(";").map((part) => part.split("="));
      const name = parts.map(([factor = "", level = ""]) => named(factor, level)).join(" · ");
      return [stratum === "" ? say(words.everybody) : name, counts] as const;
    });
  const tables = [
    [words.factor, margins],
    [words.stratum, strata],
  ] as const;
  return (
    <Card title={say(words.balance)}>
      {tables
        .filter(([, rows]) => rows.length > 0)
        .map(([head, rows]) => (
          <div key={head.en} className="mb-4 overflow-x-auto" tabIndex={0}>
            <table className="w-full text-left">
              <thead className="text-soft">
                <tr>
                  <th scope="col" className="py-1 pr-4">
                    {say(head)}
                  </th>
                  {plan.arms.map(({ id, title }) => (
                    <th key={id} scope="col" className="py-1 pr-4">
                      {say(title)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, counts]) => (
                  <tr key={name} className="border-t border-line">
                    <th scope="row" className="py-1 pr-4 font-normal">
                      {name}
                    </th>
                    {plan.arms.map(({ id }) => (
                      <td key={id} className="num py-1 pr-4">
                        {counts[id] ?? 0}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
    </Card>
  );
}
