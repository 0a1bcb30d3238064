import type { GeneticThresholds } from "../../definition/index.ts";
import type { Finding } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { words } from "./genetics-words.ts";
import { qualityFacts } from "./quality-facts.ts";

const looks = {
  fine: ["check", "text-done", words.fine],
  failing: ["warning", "text-wrong", words.failing],
  open: ["info", "text-soft", words.open],
} as const;

/** What the file says of the quality of a call, beside what the protocol asks. */
export function QualityTable({
  finding,
  thresholds,
}: {
  readonly finding: Finding;
  readonly thresholds: GeneticThresholds;
}) {
  const { say } = useLanguage();
  const heads = [words.fact, words.inFile, words.asked, words.verdict];
  return (finding.calls ?? []).map((record) => (
    <div key={`${record.pos}-${record.line}`} className="overflow-x-auto" tabIndex={0}>
      <table className="w-full text-left text-[0.92rem]">
        <caption className="pb-1 text-left text-soft">
          {say(words.quality)}
          {record.line > 0 && ` · ${say(words.line, { line: record.line })}`}
        </caption>
        <thead className="text-soft">
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col" className="py-1 pr-4 font-medium">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {qualityFacts(record, finding, thresholds).map(({ name, said, asked, verdict }) => {
            const [icon, look, word] = looks[verdict];
            return (
              <tr key={name.en} className="border-t border-line">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {say(name)}
                </th>
                <td className="num py-1 pr-4">{say(said)}</td>
                <td className="num py-1 pr-4">{say(asked)}</td>
                <td className={`py-1 ${look}`}>
                  <span className="inline-flex items-center gap-1 whitespace-nowrap">
                    <Icon name={icon} />
                    {say(word)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  ));
}
