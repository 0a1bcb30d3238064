import { printTypedDate } from "../../kernel/index.ts";
import type { ReviewLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { When } from "../ui/when.tsx";
import { taskName } from "./delegation-tasks.ts";
import type { Choices } from "./review-decisions.ts";
import { trainingWords, words } from "./review-words.ts";
import { roleName } from "./role-name.ts";

const tones = { none: "ask", current: "done", expired: "wrong", missing: "wrong" } as const;

/** Every right as it stood, with what speaks for and against it, and what is decided of it. */
export function ReviewTable({
  lines,
  choices,
  onChoose,
}: {
  readonly lines: readonly ReviewLine[];
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}) {
  const { say, language } = useLanguage();
  const heads = [
    words.person,
    words.role,
    words.site,
    words.since,
    words.lastSignIn,
    words.training,
    words.delegation,
    words.decision,
  ];
  const day = (at: string) => printTypedDate(at.slice(0, 10), language);
  return (
    <div
      className="overflow-x-auto rounded-xl border border-line bg-card"
      tabIndex={0}
      role="region"
      aria-label={say(words.title)}
    >
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.87rem] text-soft">
          <tr>
            {heads.map((word) => (
              <th key={word.en} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map((line) => (
            <tr key={line.grant} className="align-top">
              <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
                {line.name}
                {line.own && (
                  <span className="block">
                    <Badge tone="ask">{say(words.own)}</Badge>
                  </span>
                )}
              </th>
              <td className="px-3 py-2 whitespace-nowrap">{say(roleName(line.role))}</td>
              <td className="num px-3 py-2 whitespace-nowrap">
                {line.participant ?? line.site ?? say(words.allSites)}
              </td>
              <td className="num px-3 py-2 text-[0.87rem] text-soft">
                {day(line.from)} – {line.until !== undefined && day(line.until)}
              </td>
              <td className="px-3 py-2 text-[0.87rem] text-soft">
                {line.lastSignIn === undefined ? say(words.never) : <When at={line.lastSignIn} />}
              </td>
              <td className="px-3 py-2">
                <Badge tone={tones[line.training]}>{say(trainingWords[line.training])}</Badge>
              </td>
              <td className="px-3 py-2 text-[0.87rem] text-soft">
                {line.tasks.length === 0
                  ? "–"
                  : line.tasks.map((task) => <div key={task}>{say(taskName(task))}</div>)}
              </td>
              <td className="min-w-48 px-3 py-2">
                <Decision line={line} choices={choices} onChoose={onChoose} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decision({
  line,
  choices,
  onChoose,
}: {
  readonly line: ReviewLine;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}) {
  const { say } = useLanguage();
  const choice = choices[line.grant];
  const choose = (decision: "keep" | "end", reason = choice?.reason ?? "") =>
    onChoose({ ...choices, [line.grant]: { decision, reason } });
  const label = say(words.decisionOf, { name: line.name, role: roleName(line.role) });
  return (
    <fieldset aria-label={label}>
      <span className="flex gap-4">
        {(["keep", "end"] as const).map((decision) => (
          <label key={decision} className="flex min-h-8 items-center gap-1.5">
            <input
              type="radio"
              name={line.grant}
              checked={choice?.decision === decision}
              onChange={() => choose(decision)}
            />
            {say(words[decision])}
          </label>
        ))}
      </span>
      {choice?.decision === "end" && (
        <input
          aria-label={say(words.reason)}
          placeholder={say(words.reason)}
          maxLength={2000}
          required
          className="field-box mt-1 w-full"
          value={choice.reason}
          onChange={(event) => choose("end", event.target.value)}
        />
      )}
    </fieldset>
  );
}
