import { unitWords } from "../../kernel/index.ts";
import { expressionWords, type Field, type Form, type SdtmTarget } from "../../definition/index.ts";
import { planOf } from "../../engine/index.ts";
import type { Edition } from "./edition.ts";
import { type Block, type Chapter, type Line, line, type Part, type Row, rowOf } from "./model.ts";
import { formTitle } from "./visit-parts.ts";
import { originWords } from "./words.ts";

/** Which forms are filled in at which visit. */
export function schedulePart(edition: Edition): Part {
  const { say, study } = edition;
  const titleOf = (id: string): string => `${edition.formTitle(id)} (${id})`;
  const rows = study.visits.map(({ id, title, forms, timing }) => {
    const early = timing === undefined ? 0 : timing.earliestDays - timing.targetDays;
    const late = timing === undefined ? 0 : timing.latestDays - timing.targetDays;
    const window = timing === undefined ? say("unscheduled") : `−${-early} / +${late} d`;
    return rowOf(
      [line(edition.of(title), undefined, id)],
      [line(window)],
      forms.map((form) => line(titleOf(form))),
    );
  });
  const head = [say("visit"), say("window"), say("formsOfVisit")];
  return {
    title: say("plan"),
    blocks: [{ kind: "table", widths: [9, 5, 13], head, rows }],
    chapters: [],
  };
}

/** Every form of the study once: to write on, or with what each field is called, coded and submitted as. */
export function formsPart(edition: Edition): Part {
  return {
    title: edition.say("formsOfVisit"),
    blocks: [],
    chapters: edition.study.forms.map((form) => formChapter(edition, form)),
  };
}

function formChapter(edition: Edition, form: Form): Chapter {
  const { say, order } = edition;
  const isAnnotated = order.variant === "annotated";
  const rows = form.groups.flatMap(({ id, title, repeats, fields }): Row[] => {
    const named = title === undefined ? (repeats === true ? id : undefined) : edition.of(title);
    const group =
      repeats === true && named !== undefined ? `${named} · ${say("row", { row: "…" })}` : named;
    const body = fields.map((field) =>
      rowOf(
        isAnnotated ? labelLines(edition, form, field) : [line(edition.of(field.label))],
        answerLines(edition, field, isAnnotated),
        isAnnotated ? targetLines(edition, form, field) : [],
      ),
    );
    return group === undefined ? body : [{ group }, ...body];
  });
  const head = [say("question"), say("answer"), isAnnotated ? say("target") : say("remarks")];
  const widths = isAnnotated ? [11, 9, 8] : [11, 11, 5];
  const blocks: Block[] = [{ kind: "table", widths, head, rows }];
  if (isAnnotated && form.checks.length > 0) blocks.push(...checkBlocks(edition, form));
  return { title: formTitle(edition, form), blocks };
}

function labelLines(edition: Edition, form: Form, field: Field): Line[] {
  const { say, order } = edition;
  const { vocabulary } = planOf(edition.study);
  const words = (expression: NonNullable<Field["when"]>): string =>
    expressionWords(expression, vocabulary, order.language, form.id);
  return [
    line(edition.of(field.label), undefined, `${form.id}.${field.id}`),
    ...(field.required === true ? [line(say("required"), "small")] : []),
    ...(field.when === undefined
      ? []
      : [line(say("asked", { condition: words(field.when) }), "small")]),
    ...(field.kind === "derived"
      ? [line(say("formula", { formula: words(field.formula) }), "small")]
      : []),
    ...(field.unblinding === true ? [line(say("blindedField"), "caution")] : []),
  ];
}

/** A longer list of codes is spelled out once, among the code lists. */
const mostSpelled = 8;

function answerLines(edition: Edition, field: Field, isAnnotated: boolean): Line[] {
  const { say, study } = edition;
  // A space that does not break keeps a box beside its code.
  const box = "□\u00a0";
  const lines: Line[] = [];
  if (field.kind === "derived") {
    lines.push(line(say("derived"), "small"));
  } else if ("codes" in field) {
    const list = study.codeLists.find(({ id }) => id === field.codes)?.codes ?? [];
    if (list.length > mostSpelled) {
      lines.push(line(list.map(({ code }) => `${box}${code}`).join("    ")));
      lines.push(line(say("seeList", { list: field.codes }), "small"));
    } else {
      lines.push(
        ...list.map(({ code, text }) =>
          line(`${box}${edition.of(text)}`, undefined, isAnnotated ? code : undefined),
        ),
      );
    }
  } else if (field.kind === "boolean") {
    lines.push(line(`${box}${say("yes")}    ${box}${say("noWord")}`));
  } else {
    lines.push(line(`________________${unitOf(edition, field)}`));
  }
  if (isAnnotated) {
    lines.push(
      line(
        `${field.kind}${"codes" in field ? ` · ${field.codes}` : ""}${unitOf(edition, field)}${rangeOf(edition, field)}`,
        "small",
      ),
    );
    if (field.origin !== undefined) {
      lines.push(line(say("origin", { origin: edition.of(originWords[field.origin]) }), "small"));
    }
  }
  return lines;
}

function unitOf(edition: Edition, field: Field): string {
  const unit = "unit" in field ? field.unit : undefined;
  return unit === undefined || unit === "1" ? "" : ` ${unitWords(unit, edition.order.language)}`;
}

function rangeOf(edition: Edition, field: Field): string {
  const min = "min" in field ? field.min : undefined;
  const max = "max" in field ? field.max : undefined;
  const words =
    min !== undefined && max !== undefined
      ? edition.say("range", { min, max })
      : min !== undefined
        ? edition.say("atLeast", { min })
        : max !== undefined
          ? edition.say("atMost", { max })
          : "partial" in field && field.partial === true
            ? edition.say("partialDate")
            : "";
  return words === "" ? "" : ` · ${words}`;
}

function targetLines(edition: Edition, form: Form, field: Field): Line[] {
  const target = field.sdtm;
  if (target === undefined) return [];
  const domain = form.sdtm?.domain ?? form.id;
  const fixed = { ...form.sdtm?.constants, ...target.constants };
  return [
    ...targetWords(domain, target).map((each) => line(each)),
    ...Object.entries(fixed).map(([name, value]) => line(`${name} = ${value}`, "small")),
  ];
}

function targetWords(domain: string, { variable, test, testName }: SdtmTarget): string[] {
  if (test === undefined) return variable === undefined ? [] : [`${domain}.${variable}`];
  const result = variable ?? `${domain}ORRES`;
  const named = testName === undefined ? [] : [`${domain}TEST = ${testName}`];
  return [`${domain}.${result}`, `${domain}TESTCD = ${test}`, ...named];
}

function checkBlocks(edition: Edition, form: Form): Block[] {
  const { say, order } = edition;
  const { vocabulary } = planOf(edition.study);
  const rows = form.checks.map(({ id, level, expect, message }) =>
    rowOf(
      [line(id, undefined, level)],
      [line(edition.of(message))],
      [line(expressionWords(expect, vocabulary, order.language, form.id), "small")],
    ),
  );
  return [
    { kind: "title", text: say("checks") },
    { kind: "table", widths: [6, 11, 11], head: ["", say("what"), say("criterion")], rows },
  ];
}
