import { type Datum, numberOf } from "../../definition/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { fill } from "../language/fill.ts";
import { Icon } from "../ui/icon.tsx";
import { filledOf } from "./exam-cell.ts";
import type { PadProps } from "./pad-for.ts";
import { words as padWords } from "./pad-words.ts";
import type { ExamEntry } from "./use-exam-entry.ts";

const words = {
  ...padWords,
  results: text("Classification", "分类结果"),
  item: text("Result", "项目"),
  computed: text("Computed", "计算"),
  examiner: text("Examiner", "检查者"),
  differs: text("differs", "不一致"),
  whenWhole: text(
    "Computed once every cell and the anal examination are filled: {filled} of {all}.",
    "全部单元格及肛门检查填写完成后计算：{filled} / {all}。",
  ),
  assumed: text("Rests on a clinical assumption (*).", "基于临床假设（*）。"),
  or: text(" or ", "或"),
} as const;

/** A result that the algorithm gives, and the examiner's own answer beside it where the form asks for one. */
const results: readonly { readonly computed: string; readonly entered?: string }[] = [
  { computed: "sensoryRightComputed", entered: "sensoryRight" },
  { computed: "sensoryLeftComputed", entered: "sensoryLeft" },
  { computed: "motorRightComputed", entered: "motorRight" },
  { computed: "motorLeftComputed", entered: "motorLeft" },
  { computed: "nliComputed", entered: "nli" },
  { computed: "completenessComputed", entered: "completeness" },
  { computed: "aisComputed", entered: "ais" },
  { computed: "sensoryZoneRight" },
  { computed: "sensoryZoneLeft" },
  { computed: "motorZoneRight" },
  { computed: "motorZoneLeft" },
];

/** The totals of an examination, by how much of it there is. */
export function ExamTotals({
  entry: { fields, inOrder },
  values,
  language,
}: { readonly entry: ExamEntry } & Pick<PadProps, "values" | "language">) {
  const say = (words_: Text, params?: Parameters<typeof fill>[2]) => fill(words_, language, params);
  const filled = filledOf(inOrder, values);
  const totals = [
    ["uems", filled.Motor],
    ["lems", filled.Motor],
    ["motorTotal", filled.Motor],
    ["touchTotal", filled.Touch],
    ["prickTotal", filled.Prick],
  ] as const;
  return (
    <section className="rounded-xl border border-line bg-card px-4 py-3">
      <h2 className="mb-2">{say(words.totals)}</h2>
      <dl className="space-y-1">
        {totals.map(([id, [count, all]]) => {
          const total = count === all ? numberOf(values[id]) : undefined;
          const field = fields.get(id);
          return (
            field !== undefined && (
              <div key={id} className="flex justify-between gap-4">
                <dt>{say(field.label)}</dt>
                <dd className={`num ${total === undefined ? "text-soft" : "font-semibold"}`}>
                  {total ??
                    say(count < all ? words.waiting : words.unknownTotal, { filled: count, all })}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
  );
}

/** Levels, AIS and zones as the algorithm gives them while one types, with the examiner's own answer beside each. */
export function ExamClassification({
  entry: { fields, inOrder },
  values,
  language,
}: { readonly entry: ExamEntry } & Pick<PadProps, "values" | "language">) {
  const say = (words_: Text, params?: Parameters<typeof fill>[2]) => fill(words_, language, params);
  const shown = results.flatMap(({ computed, entered }) => {
    const field = fields.get(computed);
    return field === undefined ? [] : [{ field, entered }];
  });
  if (shown.length === 0) return null;
  const filled = inOrder.filter((field) => values[field] !== undefined).length;
  return (
    <section data-classification className="rounded-xl border border-line bg-card px-4 py-3">
      <h2 className="mb-1">{say(words.results)}</h2>
      {filled < inOrder.length && (
        <p className="mb-2 text-[0.87rem] text-soft">
          {say(words.whenWhole, { filled, all: inOrder.length })}
        </p>
      )}
      <table className="w-full text-left">
        <thead className="text-[0.85rem] text-soft">
          <tr>
            {(["item", "computed", "examiner"] as const).map((column) => (
              <th key={column} scope="col" className="pr-3 font-medium">
                {say(words[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ field, entered }) => {
            const [computed, own] = [codesIn(values[field.id]), codesIn(values[entered ?? ""])];
            const differs =
              computed.length > 0 && own.length > 0 && !own.some((code) => computed.includes(code));
            const written = (codes: readonly string[]): string =>
              codes.length === 0 ? "–" : codes.join(say(words.or));
            return (
              <tr key={field.id} className="border-t border-line align-baseline">
                <th scope="row" className="py-1 pr-3 font-normal">
                  {say(withoutComputed(field.label))}
                </th>
                <td className="num pr-3 font-semibold" data-result={field.id}>
                  {written(computed)}
                </td>
                <td className="num">
                  {entered !== undefined && written(own)}
                  {differs && (
                    <span className="ml-2 inline-flex items-center gap-1 text-wait">
                      <Icon name="warning" /> {say(words.differs)}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {values["assumed"] === true && (
        <p className="mt-2 text-[0.87rem] text-soft">{say(words.assumed)}</p>
      )}
    </section>
  );
}

function codesIn(datum: Datum | undefined): readonly string[] {
  if (typeof datum === "string") return [datum];
  return Array.isArray(datum) ? (datum as readonly string[]) : [];
}

/** The heading of the column says that it is computed. */
function withoutComputed({ en, "zh-CN": zh }: Text): Text {
  return { en: en.replace(/, computed$/, ""), "zh-CN": zh.replace(/（计算）$/, "") };
}
