import { expressionWords, type Field, type Form, type Vocabulary } from "../../definition/index.ts";
import { type Text, text, unitWords } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./study-words.ts";

const kinds = {
  integer: text("whole number", "整数"),
  decimal: text("number", "数值"),
  text: text("text", "文本"),
  boolean: text("yes or no", "是/否"),
  date: text("date", "日期"),
  datetime: text("date and time", "日期时间"),
  time: text("time", "时间"),
  choice: text("one of a list", "单选"),
  choices: text("any of a list", "多选"),
  file: text("file", "文件"),
  derived: text("computed", "自动计算"),
  signature: text("signature", "签名"),
} as const satisfies Record<Field["kind"], Text>;

/** What the study says of a field beyond its question: range, unit, skip logic, formula, where it goes. */
export function FieldNotes({
  form,
  field,
  vocabulary,
}: {
  readonly form: Form;
  readonly field: Field;
  readonly vocabulary: Vocabulary;
}) {
  const { say, language } = useLanguage();
  const said = (expression: NonNullable<Field["when"]>): string =>
    expressionWords(expression, vocabulary, language, form.id);
  const notes = [
    say(kinds[field.kind]),
    ...limits(field).map(([text, params]) => say(text, params)),
    ...("units" in field && field.units !== undefined && field.units.length > 0
      ? [
          say(words.orIn, {
            units: field.units.map((unit) => unitWords(unit, language)).join(", "),
          }),
        ]
      : []),
    ...("codes" in field ? [say(words.list, { list: field.codes })] : []),
    ...("partial" in field && field.partial === true ? [say(words.partial)] : []),
    ...("setValued" in field && field.setValued === true ? [say(words.setValued)] : []),
    ...(field.unblinding === true ? [say(words.unblinding)] : []),
  ];
  return (
    <div className="mt-1 text-[0.85rem] text-soft">
      <p>{notes.join(" · ")}</p>
      {field.when !== undefined && (
        <p className="mt-0.5 border-l-2 border-ask pl-2">
          {say(words.when, { condition: said(field.when) })}
        </p>
      )}
      {field.kind === "derived" && (
        <p className="mt-0.5 border-l-2 border-done pl-2">
          {say(words.computed, { formula: said(field.formula) })}
        </p>
      )}
    </div>
  );
}

type Note = readonly [
  text: (typeof words)[keyof typeof words],
  params: Readonly<Record<string, number>>,
];

function limits(field: Field): Note[] {
  const notes: Note[] = [];
  if (field.kind === "integer" || field.kind === "decimal") {
    const { min: low, max: high } = field;
    if (low !== undefined && high !== undefined) notes.push([words.range, { low, high }]);
    else if (low !== undefined) notes.push([words.atLeast, { low }]);
    else if (high !== undefined) notes.push([words.atMost, { high }]);
  }
  if ("decimals" in field && field.decimals !== undefined)
    notes.push([words.decimals, { count: field.decimals }]);
  if (field.kind === "text") notes.push([words.maxLength, { count: field.maxLength ?? 2000 }]);
  return notes;
}
