import type { ReactNode } from "react";
import type { LotPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./supply-words.ts";

/** Donor → master bank → working bank → lot → units → recipients, one box under the other. */
export function GenealogyTree({
  page: { line, banks, units, participant },
}: {
  readonly page: LotPage;
}) {
  const { say } = useLanguage();
  const origin = banks.toReversed();
  const recipients = [
    ...new Set(
      units.flatMap((unit) => (unit.status === "administered" ? (unit.participant ?? []) : [])),
    ),
  ];
  const boxes: readonly (readonly [key: string, what: string, name: ReactNode])[] = [
    ...origin.map(({ bank, level }) => [bank, say(words[level]), bank] as const),
    ...(participant === undefined ? [] : [["own", say(words.participant), participant] as const]),
    ["lot", say(words.lot), <strong>{line.lot}</strong>],
    ["units", say(words.units), say(words.unitsOf, { count: line.units })],
    ["given", say(words.given), say(words.recipients, { count: recipients.length })],
  ];
  return (
    <ol className="flex flex-wrap items-stretch gap-y-2">
      {boxes.map(([key, what, name], index) => (
        <li key={key} className="flex items-center">
          {index > 0 && (
            <svg
              aria-hidden="true"
              viewBox="0 0 24 12"
              className="h-3 w-6 text-edge"
              fill="none"
              stroke="currentColor"
            >
              <path d="M1 6h20M17 2l4 4-4 4" />
            </svg>
          )}
          <span className="rounded-lg border border-edge bg-card px-3 py-1.5">
            <span className="block text-[0.8rem] text-soft">{what}</span>
            <span className="num">{name}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
