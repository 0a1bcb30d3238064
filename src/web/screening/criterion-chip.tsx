import type { CriterionResult, CriterionScreening } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { chipWords } from "./screening-words.ts";

type Look = CriterionResult | "ask";

const looks: Readonly<Record<Look, readonly [IconName, string]>> = {
  met: ["check", "rounded-full border-done bg-done-soft text-done"],
  "not met": ["close", "rounded-sm border-wrong bg-wrong-soft text-wrong"],
  unknown: ["clock", "rounded-lg border-dashed border-wait bg-wait-soft text-wait"],
  ask: ["info", "rounded-lg border-dotted border-edge bg-sunken text-soft"],
};

/** A criterion's result; one that only waits for a conversation at screening is told apart. */
export function lookOf({ result, waitsFor }: CriterionScreening): Look {
  const asks = waitsFor.length > 0 && waitsFor.every(({ atScreening }) => atScreening);
  return result === "unknown" && asks ? "ask" : result;
}

/** A criterion by shape, colour and word; pressed, it opens its explanation. */
export function CriterionChip({
  criterion,
  open,
  controls,
  onPress,
}: {
  readonly criterion: CriterionScreening;
  readonly open: boolean;
  readonly controls: string;
  readonly onPress: () => void;
}) {
  const { say } = useLanguage();
  const look = lookOf(criterion);
  const [icon, style] = looks[look];
  return (
    <button
      type="button"
      data-criterion={criterion.criterion}
      data-result={criterion.result}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      title={say(criterion.text)}
      onClick={onPress}
      className={`inline-flex min-h-8 items-center gap-1.5 border px-2.5 text-[0.87rem] max-sm:min-h-11 ${style} ${open ? "ring-2 ring-accent" : ""}`}
    >
      <Icon name={icon} className="shrink-0" />
      <span className="num font-semibold">{criterion.criterion}</span>
      <span>{say(chipWords[criterion.kind][look])}</span>
    </button>
  );
}
