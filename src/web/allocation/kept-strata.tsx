import type { AllocationView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { factorTitle, levelTitle } from "./randomise-gates.ts";
import { logWords as words } from "./unblind-words.ts";

/** Who was allocated by another factor than the record says now, with their arm: for the keeper alone. */
export function KeptStrata({
  study,
  view: { misStratified },
}: {
  readonly study: string;
  readonly view: AllocationView;
}) {
  const { say, language } = useLanguage();
  const view = useStudy(study).study;
  if (view.allocation?.factors === undefined) return null;
  const armTitle = (arm: string): string => {
    const found = view.arms.find(({ id }) => id === arm);
    return found === undefined ? arm : say(found.title);
  };
  return (
    <Card title={say(words.mis)}>
      {misStratified.length === 0 ? (
        <p className="text-soft">{say(words.misNone)}</p>
      ) : (
        <>
          <ExportButton
            name={`${study} mis-stratified by arm`}
            header={["participant", "site", "factor", "allocated", "now", "arm"]}
            rows={() =>
              misStratified.map(({ participant, site, factor, allocated, now, arm }) => [
                participant,
                site,
                factor,
                allocated,
                now,
                arm,
              ])
            }
          />
          <div className="overflow-x-auto">
            <table className="mt-3 w-full text-left" data-kept-strata>
              <thead>
                <tr>
                  {(["who", "site", "factor", "allocated", "now", "arm"] as const).map((head) => (
                    <th key={head} className="py-1 pr-5 font-medium">
                      {say(words[head])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {misStratified.map(({ participant, site, factor, allocated, now, arm }) => (
                  <tr key={`${participant} ${factor}`} className="border-t border-line">
                    <td className="num py-1 pr-5">{participant}</td>
                    <td className="pr-5">{site}</td>
                    <td className="pr-5">{factorTitle(view, factor, language)}</td>
                    <td className="pr-5">{levelTitle(view, factor, allocated, language)}</td>
                    <td className="pr-5">
                      {now === undefined
                        ? say(words.unknown)
                        : levelTitle(view, factor, now, language)}
                    </td>
                    <td>{armTitle(arm)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}
