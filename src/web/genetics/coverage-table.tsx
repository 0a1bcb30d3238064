import type { ExonCoverage } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./genetics-words.ts";

/** How much of each exon is known: every coding base, and two beside each splice. */
export function CoverageTable({
  coverage,
  isOpen,
}: {
  readonly coverage: readonly ExonCoverage[];
  readonly isOpen: boolean;
}) {
  const { say } = useLanguage();
  if (coverage.length === 0) return null;
  const full = coverage.filter(({ bases, covered }) => bases === covered).length;
  const heads = [words.exon, words.needed, words.known, words.missing];
  return (
    <details open={isOpen}>
      <summary className="text-accent">
        {say(words.coverage)} · {say(words.coverageSaid, { full, all: coverage.length })}
      </summary>
      <div className="mt-2 overflow-x-auto" tabIndex={0}>
        <table className="w-full text-left text-[0.92rem]">
          <thead className="text-soft">
            <tr>
              {heads.map((head) => (
                <th key={head.en} scope="col" className="py-1 pr-4 font-medium">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="num">
            {coverage.map(({ exon, bases, covered, missing }) => (
              <tr key={exon} className="border-t border-line">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {exon}
                </th>
                <td className="py-1 pr-4">{bases}</td>
                <td className={`py-1 pr-4 ${covered < bases ? "font-semibold text-wait" : ""}`}>
                  {covered}
                </td>
                <td className="py-1">{missing === undefined ? "–" : missing.join("–")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
