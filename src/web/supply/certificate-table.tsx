import type { LotTest } from "../../definition/index.ts";
import type { LotPage } from "../../server/contract.ts";
import { type Language, unitWords } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { words } from "./supply-words.ts";

const tones = { passed: "done", failed: "wrong", missing: "wait" } as const;

/** The certificate: every test of the specification, its limit, what was found. */
export function CertificateTable({
  page,
  onRecord,
}: {
  readonly page: LotPage;
  readonly onRecord?: (test: LotTest) => void;
}) {
  const { say, language } = useLanguage();
  const result = (value: number | "passed" | "failed" | undefined, { limit }: LotTest): string =>
    value === undefined
      ? "–"
      : value === "passed" && limit.kind === "passed"
        ? say(limit.word)
        : typeof value === "number"
          ? String(value)
          : say(words[value]);
  return (
    <Sheet
      name={say(words.certificate)}
      heads={[
        say(words.test),
        say(words.limit),
        say(words.result),
        say(words.on),
        say(words.status),
        "",
      ]}
    >
      {page.certificate.rows.map(({ test, state, result: found }) => (
        <tr key={test.id} className={rowClass}>
          <th scope="row" className={`${cellClass} font-normal`}>
            {say(test.title)}
          </th>
          <td className={`num ${cellClass}`}>
            {test.limit.kind === "passed" ? say(test.limit.word) : limitWords(test.limit, language)}
          </td>
          <td className={`num ${cellClass}`}>{result(found?.result, test)}</td>
          <td className={`num ${cellClass}`}>{found?.date ?? ""}</td>
          <td className={cellClass}>
            <Badge tone={tones[state]}>
              {say(
                page.pending.includes(test.id) && state === "missing"
                  ? words.pendingMark
                  : words[state],
              )}
            </Badge>
          </td>
          <td className="py-1.5">
            {onRecord !== undefined && (
              <Button
                small
                aria-label={say(words.pair, { what: words.record, which: test.title })}
                onClick={() => onRecord(test)}
              >
                {say(words.record)}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function limitWords(
  { min, max, unit }: Extract<LotTest["limit"], { kind: "number" }>,
  language: Language,
): string {
  const symbol = unitWords(unit, language);
  if (min !== undefined && max !== undefined) return `${min}–${max} ${symbol}`;
  return min === undefined ? `≤ ${max} ${symbol}` : `≥ ${min} ${symbol}`;
}
