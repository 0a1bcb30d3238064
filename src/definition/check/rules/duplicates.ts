import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import { relativePlaces } from "../../expression/index.ts";
import type { Path, Rule } from "../rule.ts";

const names = {
  form: text("form", "表单"),
  field: text("field of this form", "本表单字段"),
  group: text("group of this form", "本表单字段组"),
  check: text("check of this form", "本表单核查"),
  visit: text("visit", "访视"),
  arm: text("arm", "治疗组"),
  epoch: text("epoch", "阶段"),
  "code-list": text("code list", "代码表"),
  code: text("code of this list", "本代码表代码"),
  criterion: text("criterion", "入排标准"),
  product: text("product", "试验用药品"),
  "dose-level": text("dose level", "剂量水平"),
  regimen: text("regimen", "给药方案"),
  cohort: text("cohort", "队列"),
  site: text("site", "研究中心"),
  consent: text("consent version", "知情同意书版本"),
  endpoint: text("endpoint", "终点"),
  dataset: text("dataset", "数据集"),
  column: text("column of this dataset", "本数据集变量"),
} as const satisfies Readonly<Record<string, Text>>;

type Named = keyof typeof names;

function defineDuplicate(kind: Named) {
  return defineIssue(
    `check.duplicate.${kind}`,
    "Another {what} is called “{id}” too, so that it is open which of them is meant. Give this one a name of its own, or remove it.",
    "已有{what}“{id}”，引用“{id}”时无法区分。请为此处另取名称，或将其删除。",
  );
}

const makers = new Map(
  (Object.keys(names) as Named[]).map((kind) => [kind, defineDuplicate(kind)]),
);

const reserved = defineIssue(
  "check.visit.reserved",
  "The visit “{id}” bears a word of the expression language, where VS.weight@{id} means something else. Call it otherwise.",
  "访视“{id}”占用了表达式语言的保留词：VS.weight@{id} 另有含义。请改名。",
);

/** No two parts of one kind may bear the same name. */
export const duplicates: Rule = (study) => {
  const issues: Issue[] = [];
  const look = <T>(
    kind: Named,
    parts: readonly T[],
    path: Path,
    nameOf: (part: T) => string,
    seen = new Set<string>(),
  ): void => {
    for (const [index, part] of parts.entries()) {
      const id = nameOf(part);
      const make = makers.get(kind);
      if (seen.has(id) && make !== undefined) {
        issues.push(make([...path, index], { what: names[kind], id }));
      }
      seen.add(id);
    }
  };
  const byId = (kind: Named, parts: readonly { readonly id: string }[], path: Path): void =>
    look(kind, parts, path, ({ id }) => id);

  byId("form", study.forms, ["forms"]);
  for (const [f, form] of study.forms.entries()) {
    byId("group", form.groups, ["forms", f, "groups"]);
    byId("check", form.checks, ["forms", f, "checks"]);
    const seen = new Set<string>();
    for (const [g, { fields }] of form.groups.entries()) {
      look("field", fields, ["forms", f, "groups", g, "fields"], ({ id }) => id, seen);
    }
  }
  byId("visit", study.visits, ["visits"]);
  byId("arm", study.arms, ["arms"]);
  byId("epoch", study.epochs, ["epochs"]);
  byId("code-list", study.codeLists, ["codeLists"]);
  for (const [l, list] of study.codeLists.entries()) {
    look("code", list.codes, ["codeLists", l, "codes"], ({ code }) => code);
  }
  byId("criterion", study.eligibility, ["eligibility"]);
  byId("product", study.products, ["products"]);
  byId("dose-level", study.doseLevels, ["doseLevels"]);
  byId("regimen", study.regimens, ["regimens"]);
  byId("cohort", study.cohorts, ["cohorts"]);
  byId("site", study.sites, ["sites"]);
  byId("endpoint", study.endpoints, ["endpoints"]);
  look("consent", study.consents, ["consents"], ({ version }) => version);
  look("dataset", study.datasets, ["datasets"], ({ name }) => name);
  for (const [d, dataset] of study.datasets.entries()) {
    look("column", dataset.columns, ["datasets", d, "columns"], ({ name }) => name);
  }
  return issues;
};

/** A visit may not be called like a place that the expression language knows. */
export const reservedNames: Rule = (study) =>
  study.visits.flatMap(({ id }, v) =>
    (relativePlaces as readonly string[]).includes(id)
      ? [reserved(["visits", v, "id"], { id })]
      : [],
  );
