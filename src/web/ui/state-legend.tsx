import { text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { type MarkState, markStates, markWords } from "./mark-state.ts";
import { StateMark } from "./state-mark.tsx";

const words = {
  title: text("Legend", "图例"),
  order: text(
    "Worst first: a visit shows the worst of its forms, a participant the worst of their visits.",
    "按严重程度排列：访视显示其表单中最严重的状态，受试者显示其访视中最严重的状态。",
  ),
  pick: text("Choose a state to see only who has it.", "点击某一状态，仅显示有该状态的受试者。"),
} as const;

/** What the pictures mean, worst first. With `onPick` a state is chosen as a filter, with how many have it. */
export function StateLegend({
  picked,
  counts,
  onPick,
}: {
  readonly picked?: MarkState | undefined;
  readonly counts?: Readonly<Partial<Record<MarkState, number>>>;
  readonly onPick?: (state: MarkState | undefined) => void;
}) {
  const { say } = useLanguage();
  return (
    <div>
      <p className="mb-2 text-[0.87rem] text-soft">
        {say(words.order)} {onPick === undefined ? "" : say(words.pick)}
      </p>
      <ul className="flex flex-wrap gap-1" aria-label={say(words.title)}>
        {markStates.map((state) => (
          <li key={state}>
            {onPick === undefined ? (
              <span className="inline-flex min-h-8 items-center px-2">
                <StateMark state={state} named />
              </span>
            ) : (
              <button
                type="button"
                aria-pressed={picked === state}
                onClick={() => onPick(picked === state ? undefined : state)}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-transparent px-2 hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft"
              >
                <StateMark state={state} className="size-4" />
                <span aria-hidden="true">{say(markWords[state])}</span>
                {counts !== undefined && (
                  <span className="num text-soft">{counts[state] ?? 0}</span>
                )}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
