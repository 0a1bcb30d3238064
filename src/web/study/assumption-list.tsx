import type { Marked, Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Foreign } from "../ui/foreign.tsx";
import { describePlace } from "./describe-place.ts";
import { words } from "./study-words.ts";

/** Assumptions and contradictions with their reasons, each with the part of the study that rests on it. */
export function AssumptionList({
  study,
  marks,
}: {
  readonly study: Study;
  readonly marks: readonly Marked[];
}) {
  const { say } = useLanguage();
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-card shadow-card">
      {marks.map(({ kind, path, text }, index) => (
        <li
          key={index}
          className="grid gap-x-5 gap-y-1 px-5 py-3 md:grid-cols-[minmax(12rem,20rem)_1fr]"
        >
          <div>
            <p className="font-medium">{say(describePlace(study, path))}</p>
            <code className="break-all font-mono text-[0.78rem] text-soft">{path.join(".")}</code>
          </div>
          <p>
            <Badge tone={kind === "contradiction" ? "wait" : "calm"}>{say(words[kind])}</Badge>{" "}
            <Foreign>{text}</Foreign>
          </p>
        </li>
      ))}
    </ul>
  );
}
