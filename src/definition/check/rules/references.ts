import { defineIssue, type Issue, isZone, type Text, text } from "../../../kernel/index.ts";
import { hint } from "../../expression/nearest.ts";
import { fieldsOf } from "../../form.ts";
import type { Path, Rule } from "../rule.ts";

const kinds = {
  form: text("form", "表单"),
  field: text("field", "字段"),
  group: text("repeating group", "重复字段组"),
  epoch: text("epoch", "阶段"),
  visit: text("visit", "访视"),
  arm: text("arm", "治疗组"),
  "code-list": text("code list", "代码表"),
  "dose-level": text("dose level", "剂量水平"),
  product: text("product", "试验用药品"),
  regimen: text("regimen", "给药方案"),
  column: text("column", "变量"),
  dataset: text("dataset", "数据集"),
  population: text("population", "分析人群"),
  endpoint: text("endpoint", "终点"),
  analysis: text("analysis", "分析"),
} as const satisfies Readonly<Record<string, Text>>;

export type ReferenceKind = keyof typeof kinds;

function defineDangling(kind: ReferenceKind) {
  return defineIssue(
    `check.reference.${kind}`,
    "{owner} names the {what} “{name}”, which is not there.{hint} Correct the name, or add the {what}.",
    "{owner}引用了{what}“{name}”，但它不存在。{hint}请更正名称，或添加该{what}。",
  );
}

const makers = new Map(
  (Object.keys(kinds) as ReferenceKind[]).map((kind) => [kind, defineDangling(kind)]),
);

/** An issue when a name is none of those it could be; nothing when it is. */
export function reference(
  kind: ReferenceKind,
  path: Path,
  owner: Text,
  name: string,
  known: Iterable<string>,
): readonly Issue[] {
  const candidates = [...known];
  const make = makers.get(kind);
  if (candidates.includes(name) || make === undefined) return [];
  return [make(path, { owner, what: kinds[kind], name, hint: hint(name, candidates) })];
}

const unknownZone = defineIssue(
  "check.site.zone",
  "Site {site} is in the time zone “{zone}”, which does not exist. Use an IANA name such as Asia/Shanghai.",
  "研究中心 {site} 的时区“{zone}”不存在，请使用 IANA 名称，例如 Asia/Shanghai。",
);

const idsOf = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);

/** Every name in the plan is the name of something. */
export const planReferences: Rule = (study) => {
  const issues: Issue[] = [];
  const refer = (...args: Parameters<typeof reference>): void => {
    issues.push(...reference(...args));
  };
  const each = (
    kind: ReferenceKind,
    path: Path,
    owner: Text,
    names: readonly string[] | undefined,
    known: readonly string[],
  ): void => {
    for (const [index, name] of (names ?? []).entries()) {
      refer(kind, [...path, index], owner, name, known);
    }
  };
  const [forms, visits, arms] = [idsOf(study.forms), idsOf(study.visits), idsOf(study.arms)];
  const [epochs, levels, regimens] = [
    idsOf(study.epochs),
    idsOf(study.doseLevels),
    idsOf(study.regimens),
  ];

  for (const [v, visit] of study.visits.entries()) {
    const owner = text(`Visit ${visit.id}`, `访视 ${visit.id} `);
    refer("epoch", ["visits", v, "epoch"], owner, visit.epoch, epochs);
    each("form", ["visits", v, "forms"], owner, visit.forms, forms);
    each("form", ["visits", v, "optional"], owner, visit.optional, forms);
    each("arm", ["visits", v, "arms"], owner, visit.arms, arms);
    const anchor = visit.timing?.anchor;
    if (anchor !== undefined && "visit" in anchor) {
      refer("visit", ["visits", v, "timing", "anchor", "visit"], owner, anchor.visit, visits);
    }
  }
  for (const [a, arm] of study.arms.entries()) {
    const owner = text(`Arm ${arm.id}`, `治疗组 ${arm.id} `);
    each("epoch", ["arms", a, "epochs"], owner, arm.epochs, epochs);
  }
  for (const [l, level] of study.doseLevels.entries()) {
    const owner = text(`Dose level ${level.id}`, `剂量水平 ${level.id} `);
    refer("product", ["doseLevels", l, "product"], owner, level.product, idsOf(study.products));
  }
  for (const [r, regimen] of study.regimens.entries()) {
    const owner = text(`Regimen ${regimen.id}`, `给药方案 ${regimen.id} `);
    each("dose-level", ["regimens", r, "levels"], owner, regimen.levels, levels);
    each("arm", ["regimens", r, "arms"], owner, regimen.arms, arms);
  }
  for (const [c, cohort] of study.cohorts.entries()) {
    const owner = text(`Cohort ${cohort.id}`, `队列 ${cohort.id} `);
    refer("dose-level", ["cohorts", c, "level"], owner, cohort.level, levels);
    refer("regimen", ["cohorts", c, "regimen"], owner, cohort.regimen, regimens);
  }
  for (const [e, endpoint] of study.endpoints.entries()) {
    if (endpoint.visit === undefined) continue;
    const owner = text(`Endpoint ${endpoint.id}`, `终点 ${endpoint.id} `);
    refer("visit", ["endpoints", e, "visit"], owner, endpoint.visit, visits);
  }
  return issues;
};

/** Every name in a form is the name of something. */
export const formReferences: Rule = (study, index) => [
  ...index.fields.flatMap(({ field, path, name }) =>
    "codes" in field
      ? reference(
          "code-list",
          [...path, "codes"],
          text(`Field ${name}`, `字段 ${name} `),
          field.codes,
          index.codeLists.keys(),
        )
      : [],
  ),
  ...study.forms.flatMap((form, f) =>
    form.dateField === undefined
      ? []
      : reference(
          "field",
          ["forms", f, "dateField"],
          text(`Form ${form.id}`, `表单 ${form.id} `),
          form.dateField,
          idsOf(form.groups.flatMap((group) => group.fields)),
        ),
  ),
  ...index.fields.flatMap(({ form, field, path, name }) =>
    (field.score?.beside ?? []).flatMap((beside, at) =>
      reference(
        "field",
        [...path, "score", "beside", at],
        text(`Field ${name}`, `字段 ${name} `),
        beside,
        idsOf(fieldsOf(form)),
      ),
    ),
  ),
];

/** Every site lies in a time zone that exists. */
export const siteZones: Rule = (study) =>
  study.sites.flatMap(({ id, zone }, s) =>
    isZone(zone) ? [] : [unknownZone(["sites", s, "zone"], { site: id, zone })],
  );
