import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Study } from "../../definition/index.ts";
import type { SiteLots } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "./expiry-words.ts";
import { blockWords, lotTones, unitWords } from "./lot-tones.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { itemName, levelName } from "./supply-names.ts";
import { siteLotsQuery } from "./supply-queries.ts";
import { words as supplyWords } from "./supply-words.ts";

/** In a study where nobody is blinded: the lots of one's own sites, unit by unit, and whom they went to. */
export function SiteSupply({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  const { data, error } = useQuery(siteLotsQuery(study.id));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Skeleton lines={6} />;
  return (
    <div className="space-y-5">
      <p>
        <Link
          to="/studies/$study/supply/custody"
          params={{ study: study.id }}
          className={buttonClass("plain", true)}
        >
          {say(words.custodyReport)}
        </Link>
      </p>
      {data.lots.length === 0 && <Empty kind="yet" title={say(words.noneHere)} />}
      {data.lots.map((lot) => (
        <Lot key={lot.line.lot} study={study} lot={lot} />
      ))}
    </div>
  );
}

function Lot({
  study,
  lot: { line, units },
}: {
  readonly study: Study;
  readonly lot: SiteLots["lots"][number];
}) {
  const { say } = useLanguage();
  const title = (
    <>
      <Link to="/studies/$study/supply/lots/$lot" params={{ study: study.id, lot: line.lot }}>
        {line.lot}
      </Link>{" "}
      <span className="font-normal text-soft">
        {itemName(study, line.item)} · {say(levelName(study, line.level))} ·{" "}
        {say(supplyWords.expires)} <span className="num">{line.expires}</span>
      </span>{" "}
      <Badge tone={lotTones[line.status]}>{say(supplyWords[line.status])}</Badge>
    </>
  );
  return (
    <Card title={title}>
      <Sheet
        name={line.lot}
        heads={[
          say(supplyWords.unit),
          say(supplyWords.status),
          say(supplyWords.place),
          say(supplyWords.participant),
        ]}
      >
        {units.map(({ unit, status, site, participant, blocked }) => (
          <tr key={unit} className={rowClass}>
            <th scope="row" className={`num ${cellClass} font-medium`}>
              {unit}
            </th>
            <td className={cellClass}>
              {say(unitWords[status])}{" "}
              {blocked !== undefined && <Badge tone="wrong">{say(blockWords[blocked])}</Badge>}
            </td>
            <td className={cellClass}>{site}</td>
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
          </tr>
        ))}
      </Sheet>
    </Card>
  );
}
