import { Link } from "@tanstack/react-router";
import type { Study } from "../../definition/index.ts";
import type { LotPage } from "../../server/contract.ts";
import { quarantineCauseWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { blockWords, unitWords } from "./lot-tones.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { words } from "./supply-words.ts";

/** Where every unit of a lot is, what keeps it from being given and what it spent outside its limits. */
export function UnitsTable({
  study,
  page: { line, units },
  chosen,
  onChoose,
}: {
  readonly study: Study;
  readonly page: LotPage;
  readonly chosen: readonly string[];
  readonly onChoose: (units: readonly string[]) => void;
}) {
  const { say } = useLanguage();
  const item = study.supply?.items.find(({ id }) => id === line.item);
  return (
    <Sheet
      name={say(words.where)}
      heads={[
        "",
        say(words.unit),
        say(words.status),
        say(words.place),
        say(words.participant),
        say(words.budget),
      ]}
    >
      {units.map(({ unit, status, site, shipment, participant, blocked, state, budget }) => (
        <tr key={unit} className={rowClass}>
          <td className={cellClass}>
            <input
              type="checkbox"
              aria-label={unit}
              checked={chosen.includes(unit)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, unit] : chosen.filter((one) => one !== unit))
              }
              className="size-5"
            />
          </td>
          <th scope="row" className={`num ${cellClass} font-medium`}>
            {unit}
          </th>
          <td className={cellClass}>
            {say(unitWords[status])}{" "}
            {blocked !== undefined && (
              <Badge tone="wrong">
                {blocked === "quarantined" && state.quarantine !== undefined
                  ? say(words.pair, {
                      what: blockWords[blocked],
                      which: quarantineCauseWords[state.quarantine.cause],
                    })
                  : say(blockWords[blocked])}
              </Badge>
            )}
          </td>
          <td className={cellClass}>
            {site ?? say(words.depot)}{" "}
            {shipment !== undefined && <span className="text-soft">{shipment}</span>}
          </td>
          <td className={cellClass}>
            {participant !== undefined && (
              <Link
                to="/studies/$study/participants/$participant"
                params={{ study: study.id, participant }}
              >
                {participant}
              </Link>
            )}
          </td>
          <td className={cellClass}>
            {state.excursions.length > 0 && <BudgetBar unit={unit} item={item} budget={budget} />}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}
