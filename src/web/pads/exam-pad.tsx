import { memo } from "react";
import type { Datum } from "../../definition/index.ts";
import { fill } from "../language/fill.ts";
import { Button } from "../ui/button.tsx";
import { useAddress } from "../ui/use-address.ts";
import { BodyFigure } from "./body-figure.tsx";
import { ExamBody } from "./exam-body.tsx";
import { moveFrom, moveOnBody } from "./exam-cell.ts";
import { ExamGrid } from "./exam-grid.tsx";
import { ExamClassification, ExamTotals } from "./exam-results.tsx";
import type { PadProps } from "./pad-for.ts";
import { words } from "./pad-words.ts";
import { type EntryOrder, type ExamEntry, useExamEntry } from "./use-exam-entry.ts";

/** Narrower than this, a sheet of seven columns has to be pushed about, and the body is shown first. */
const narrow = "(max-width: 639px)";
/** Where there is room for the keys beside the body; elsewhere they stand at the foot of the screen. */
const roomy = "(min-width: 1024px) and (pointer: fine)";

/** The ISNCSCI examination, one key a cell: as a sheet with the body beside it, or on the body itself. */
export default function ExamPad(props: PadProps) {
  const { values, findings, readOnly, language } = props;
  const [{ as }, change] = useAddress();
  const isBody = as === "body" || (as !== "sheet" && matchMedia(narrow).matches);
  const entry = useExamEntry(props, isBody ? moveOnBody : moveFrom);
  const { order, setOrder, told } = entry;
  const say = (text: Parameters<typeof fill>[0]) => fill(text, language);
  const isBeside = matchMedia(roomy).matches;
  const keypad = !readOnly && (
    <Keypad entry={entry} language={language} on={isBeside ? "side" : "foot"} />
  );
  return (
    <div ref={entry.root} className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3 print:hidden">
        <div role="group" aria-label={say(words.drawn)} className="flex gap-2">
          {(["sheet", "body"] as const).map((one) => (
            <Button
              key={one}
              data-drawn={one}
              tone={isBody === (one === "body") ? "primary" : "plain"}
              aria-pressed={isBody === (one === "body")}
              onClick={() => change({ as: one }, { replace: true })}
            >
              {say(one === "body" ? words.asBody : words.asSheet)}
            </Button>
          ))}
        </div>
        <label className="flex items-center gap-2 text-[0.9rem]">
          {say(words.order)}
          <select
            className="field-box"
            value={order}
            onChange={(event) => setOrder(event.target.value as EntryOrder)}
          >
            {(["down", "across", "stay"] as const).map((how) => (
              <option key={how} value={how}>
                {say(words[how])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="text-[0.9rem] text-soft pointer-coarse:hidden print:hidden">
        {say(isBody ? words.bodyKeys : words.keys)}
      </p>
      {isBody ? (
        <>
          <ExamBody
            entry={entry}
            values={values}
            findings={findings}
            language={language}
            aside={isBeside && keypad}
          />
          {!isBeside && keypad}
          <div className="grid gap-4 md:grid-cols-2">
            <div className="space-y-4">
              <AnalExam entry={entry} {...props} />
              <ExamTotals entry={entry} values={values} language={language} />
            </div>
            <ExamClassification entry={entry} values={values} language={language} />
          </div>
        </>
      ) : (
        <>
          <div className="grid gap-5 xl:grid-cols-[auto_1fr]">
            <ExamGrid entry={entry} findings={findings} language={language} />
            <div className="min-w-0 space-y-4">
              <AnalExam entry={entry} {...props} />
              <ExamTotals entry={entry} values={values} language={language} />
            </div>
          </div>
          <ExamClassification entry={entry} values={values} language={language} />
          <section className="rounded-xl border border-line bg-card px-4 py-3">
            <h2>{say(words.figure)}</h2>
            <p className="mb-2 text-[0.87rem] text-soft">{say(words.figureHow)}</p>
            <Figures
              values={values}
              right={say(words.right)}
              left={say(words.left)}
              touch={say(words.touch)}
              prick={say(words.prick)}
              figure={say(words.figure)}
              front={say(words.front)}
              back={say(words.back)}
            />
          </section>
          {!readOnly && <Keypad entry={entry} language={language} on="sheet" />}
        </>
      )}
      <p aria-live="polite" className="min-h-6 text-soft">
        {told}
      </p>
    </div>
  );
}

function AnalExam({
  entry: { fields, codeAt, codesAt, setActive },
  language,
  readOnly,
  onChange,
}: { readonly entry: ExamEntry } & PadProps) {
  const say = (text: Parameters<typeof fill>[0]) => fill(text, language);
  return (
    <section className="rounded-xl border border-line bg-card px-4 py-3">
      <h2 className="mb-2">{say(words.anal)}</h2>
      <div className="grid gap-3 sm:grid-cols-2">
        {["vac", "dap"].map((id) => {
          const field = fields.get(id);
          return (
            field !== undefined && (
              <label key={id} className="flex flex-col gap-1">
                <span className="font-medium">{say(field.label)}</span>
                <select
                  data-cell={id}
                  className="field-box"
                  disabled={readOnly}
                  value={codeAt(id) ?? ""}
                  onFocus={() => setActive(id)}
                  onChange={(event) =>
                    onChange(id, event.target.value === "" ? null : event.target.value)
                  }
                >
                  <option value="">–</option>
                  {codesAt(id).map(({ code, text }) => (
                    <option key={code} value={code}>
                      {say(text)}
                    </option>
                  ))}
                </select>
              </label>
            )
          );
        })}
      </div>
    </section>
  );
}

const foot = "sticky bottom-0 z-20 border-t border-line bg-paper py-2";
const places = {
  side: "flex rounded-xl border border-line bg-card p-2",
  foot: `${foot} flex`,
  sheet: `${foot} hidden pointer-coarse:flex`,
} as const;

/** Keys to touch: on a sheet for fingers only, on a body always, with the scores of the place that is chosen. */
function Keypad({
  entry: { active, codeAt, codesAt, nameOf, type, focusNext },
  language,
  on,
}: {
  readonly entry: ExamEntry;
  readonly on: keyof typeof places;
} & Pick<PadProps, "language">) {
  const say = (text: Parameters<typeof fill>[0]) => fill(text, language);
  const plain = codesAt(active)
    .map(({ code }) => code)
    .filter((code) => /^(\d|NT)$/.test(code));
  const now = codeAt(active);
  return (
    <div
      role="group"
      aria-label={say(words.keypad)}
      className={`flex-wrap items-center gap-2 print:hidden ${places[on]}`}
    >
      <p className="w-full text-[0.9rem]" data-active={active}>
        {fill(words.active, language, { cell: nameOf(active) })}
        <strong className="num">{now ?? say(words.empty)}</strong>
      </p>
      {[...plain, ...(plain.length === 0 ? [] : ["*"])].map((key) => (
        <Button
          key={key}
          tone={now?.replace(/\*+$/, "") === key ? "primary" : "plain"}
          className="min-h-11 min-w-11 text-[1.1rem] pointer-coarse:min-h-14 pointer-coarse:min-w-12"
          onClick={() => type(active, key === "NT" ? "N" : key)}
        >
          {key}
        </Button>
      ))}
      {plain.length > 0 && (
        <>
          <Button className="min-h-11 pointer-coarse:min-h-14" onClick={() => type(active, "D")}>
            {say(words.fillDown)}
          </Button>
          <Button
            className="min-h-11 pointer-coarse:min-h-14"
            onClick={() => type(active, "Delete")}
          >
            {say(words.clear)}
          </Button>
        </>
      )}
      <Button className="min-h-11 pointer-coarse:min-h-14" onClick={focusNext}>
        {say(words.next)}
      </Button>
    </div>
  );
}

const drawings = [
  ["Touch", "front"],
  ["Touch", "back"],
  ["Prick", "front"],
  ["Prick", "back"],
] as const;

const Figures = memo(function Figures({
  values,
  right,
  left,
  touch,
  prick,
  figure,
  front,
  back,
}: {
  readonly values: Readonly<Record<string, Datum>>;
  readonly front: string;
  readonly back: string;
  readonly right: string;
  readonly left: string;
  readonly touch: string;
  readonly prick: string;
  readonly figure: string;
}) {
  const score = (field: string) => {
    const datum = values[field];
    return typeof datum === "string" ? datum : undefined;
  };
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {drawings.map(([layer, face]) => {
        const title = `${layer === "Touch" ? touch : prick} · ${face === "front" ? front : back}`;
        return (
          <BodyFigure
            key={title}
            face={face}
            title={title}
            label={`${figure}: ${title}`}
            ends={{ Right: right, Left: left }}
            scoreOf={(segment, side) => score(`${segment}${side}${layer}`)}
          />
        );
      })}
    </div>
  );
});
