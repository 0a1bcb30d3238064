import { type ReactNode, useState } from "react";
import { type Text, text } from "../../kernel/index.ts";
import { fill } from "../language/fill.ts";
import { BodyFigure } from "./body-figure.tsx";
import { bodyRegions, type Face, isOnFace } from "./body-regions.ts";
import { cellOf, columnOf, fieldOf, filledOf, segmentName, segments, testOf } from "./exam-cell.ts";
import type { PadProps } from "./pad-for.ts";
import { words as padWords } from "./pad-words.ts";
import type { ExamEntry } from "./use-exam-entry.ts";

const words = {
  ...padWords,
  layer: text("What is shown and entered on the body", "身体图显示和录入的项目"),
  body: text("{layer}, {face}", "{layer}，{face}"),
  muscles: text("Key muscles", "关键肌"),
  muscle: text("Movement", "动作"),
} as const;

/** What each key muscle group does. @source ISNCSCI, revised 2019: key muscle functions */
const muscles: readonly (readonly [segment: string, does: Text])[] = [
  ["c5", text("Elbow flexors", "屈肘肌")],
  ["c6", text("Wrist extensors", "伸腕肌")],
  ["c7", text("Elbow extensors", "伸肘肌")],
  ["c8", text("Finger flexors", "中指屈指肌")],
  ["t1", text("Finger abductors", "小指外展肌")],
  ["l2", text("Hip flexors", "屈髋肌")],
  ["l3", text("Knee extensors", "伸膝肌")],
  ["l4", text("Ankle dorsiflexors", "踝背伸肌")],
  ["l5", text("Long toe extensors", "拇长伸肌")],
  ["s1", text("Ankle plantar flexors", "踝跖屈肌")],
];

const faces = ["front", "back"] as const;
const layers = ["Touch", "Prick"] as const;
type Layer = (typeof layers)[number];

/** The examination on a body from the front and the back, one layer at a time, with the key muscles beside it. */
export function ExamBody({
  entry,
  values,
  findings,
  language,
  aside,
}: {
  readonly entry: ExamEntry;
  /** Stands under the key muscles. */
  readonly aside: ReactNode;
} & Pick<PadProps, "values" | "findings" | "language">) {
  const { active, codeAt, nameOf, setActive, onKey, inOrder } = entry;
  const say = (words_: Text, params?: Parameters<typeof fill>[2]) => fill(words_, language, params);
  const [kept, setKept] = useState<Layer>("Touch");
  const [face, setFace] = useState<Face>("front");
  const column = columnOf(active);
  const test = column === undefined ? undefined : testOf(column);
  const layer: Layer = test === "touch" ? "Touch" : test === "prick" ? "Prick" : kept;
  const segment = test === "motor" ? undefined : cellOf(active)?.segment;
  // A phone shows one face, which follows the keys to what is drawn on the other one only.
  const shown =
    segment === undefined || isOnFace(face, segment) ? face : face === "front" ? "back" : "front";
  const filled = filledOf(inOrder, values);
  const named = (field: string): string => `${nameOf(field)}: ${codeAt(field) ?? say(words.empty)}`;
  const toLayer = (next: Layer) => {
    setKept(next);
    setActive(`${segment ?? "c2"}Right${next}`);
  };
  const toFace = (next: Face) => {
    setFace(next);
    const first = bodyRegions[next][0]?.segment ?? "c2";
    if (!isOnFace(next, segment)) setActive(`${first}Right${layer}`);
  };
  const tab = (isOn: boolean): string =>
    `min-h-11 rounded-lg border px-3 font-medium ${isOn ? "border-accent bg-accent text-on-accent" : "border-edge bg-card hover:bg-sunken"}`;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2 print:hidden" role="group" aria-label={say(words.layer)}>
        {layers.map((one) => {
          const name = one === "Touch" ? "touch" : "prick";
          return (
            <button
              key={one}
              type="button"
              data-layer={one}
              aria-pressed={layer === one}
              className={tab(layer === one)}
              onClick={() => toLayer(one)}
            >
              {say(words[name])}{" "}
              <span className="num font-normal">
                {say(words.waiting, { filled: filled[one][0], all: filled[one][1] })}
              </span>
            </button>
          );
        })}
        <span className="ml-auto flex gap-2 sm:hidden">
          {faces.map((one) => (
            <button
              key={one}
              type="button"
              data-face={one}
              aria-pressed={shown === one}
              className={tab(shown === one)}
              onClick={() => toFace(one)}
            >
              {say(words[one])}
            </button>
          ))}
        </span>
      </div>
      <p className="text-[0.87rem] text-soft">{say(words.figureHow)}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_11rem] lg:gap-3">
        <div className="grid gap-3 rounded-xl border border-line bg-card p-1 sm:grid-cols-2 lg:gap-0">
          {faces.map((one) => (
            <BodyFigure
              key={one}
              face={one}
              className={one === shown ? "" : "max-sm:hidden print:block"}
              title={say(words[one])}
              label={say(words.body, {
                layer: layer === "Touch" ? words.touch : words.prick,
                face: words[one],
              })}
              ends={{ Right: say(words.right), Left: say(words.left) }}
              scoreOf={(at, side) => codeAt(`${at}${side}${layer}`)}
              choice={{
                fieldOf: (at, side) => `${at}${side}${layer}`,
                nameOf: (at, side) => named(`${at}${side}${layer}`),
                active,
                tabTo:
                  shown === one ? (segment === undefined ? `c2Right${layer}` : active) : undefined,
                onFocus: (field) => {
                  setActive(field);
                  setKept(layer);
                },
                onKeyDown: onKey,
              }}
            />
          ))}
        </div>
        <div className="space-y-4">
          <table className="w-full rounded-xl border border-line bg-card">
            <caption className="pb-1 text-left font-semibold">
              {say(words.muscles)}{" "}
              <span className="num font-normal text-soft">
                {say(words.waiting, { filled: filled.Motor[0], all: filled.Motor[1] })}
              </span>
            </caption>
            <thead className="text-[0.85rem] text-soft">
              <tr>
                <th scope="col" className="px-1.5 text-left font-medium">
                  {say(words.muscle)}
                </th>
                <th scope="col" className="px-1 font-medium">
                  {say(words.right)}
                </th>
                <th scope="col" className="px-1 font-medium">
                  {say(words.left)}
                </th>
              </tr>
            </thead>
            <tbody>
              {muscles.map(([level, does]) => (
                <tr key={level} className="border-t border-line">
                  <th
                    scope="row"
                    className="px-1.5 py-1 text-left text-[0.87rem] leading-tight font-normal"
                  >
                    <span className="num font-semibold">{segmentName(level)}</span> {say(does)}
                  </th>
                  {(["RightMotor", "LeftMotor"] as const).map((side) => {
                    const field = fieldOf({ segment: level, column: side });
                    return (
                      <td key={side} className="p-0.5">
                        <button
                          type="button"
                          data-cell={field}
                          tabIndex={
                            field === active ||
                            (side === "RightMotor" && level === "c5" && test !== "motor")
                              ? 0
                              : -1
                          }
                          aria-label={named(field)}
                          onFocus={() => setActive(field)}
                          onKeyDown={(event) => onKey(event, field)}
                          className={`num h-8 w-full min-w-9 rounded border font-semibold pointer-coarse:h-11 ${codeAt(field) === undefined ? "border-line bg-sunken" : "border-edge bg-card"} ${(findings[field]?.length ?? 0) > 0 ? "border-2 border-wait" : ""} ${field === active ? "ring-2 ring-accent" : ""}`}
                        >
                          {codeAt(field) ?? ""}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          {aside}
        </div>
      </div>
      {/* What is in the other layer has no region now, and is still found by a link to it. */}
      <div className="sr-only" aria-hidden="true">
        {segments.flatMap((at) =>
          (["Right", "Left"] as const).map((side) => {
            const field = `${at}${side}${layer === "Touch" ? "Prick" : "Touch"}`;
            return (
              <span
                key={field}
                data-cell={field}
                data-elsewhere
                tabIndex={-1}
                onFocus={() => entry.focus(field)}
              />
            );
          }),
        )}
      </div>
    </div>
  );
}
