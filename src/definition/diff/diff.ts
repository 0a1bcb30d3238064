import { type Text, text } from "../../kernel/index.ts";
import { allocationWords } from "../describe/allocation-words.ts";
import { escalationWords } from "../describe/escalation-words.ts";
import { geneticWords } from "../describe/genetic-words.ts";
import { dueWords, windowWords } from "../describe/timing-words.ts";
import type { Expression } from "../expression/index.ts";
import { expressionWords, vocabularyOf } from "../expression/index.ts";
import type { Study } from "../study.ts";
import { affects, type Change } from "./change.ts";
import { formChanges } from "./form-changes.ts";
import { type Identified, pairs, same } from "./pairs.ts";

/**
 * What an amendment changed, in clinical words: for every part its additions, removals and changes,
 * each with whom it affects. The same two values always give the same list; equal values give none.
 */
export function diff(before: Study, after: Study): readonly Change[] {
  return [
    ...headChanges(before, after),
    ...consentChanges(before, after),
    ...criterionChanges(before, after),
    ...visitChanges(before, after),
    ...formChanges(before, after),
    ...listChanges(before, after),
    ...partChanges(before, after),
    ...planChanges(before, after),
  ];
}

function headChanges(before: Study, after: Study): Change[] {
  const changes: Change[] = [];
  const note = (id: string, old: string | Text, now: string | Text, who: Text): void => {
    if (same(old, now)) return;
    const [a, b] = [old, now].map((one) => (typeof one === "string" ? text(one, one) : one));
    if (a === undefined || b === undefined) return;
    changes.push({
      kind: "changed",
      part: "study",
      id,
      text: text(
        `${id}: “${a.en}” becomes “${b.en}”.`,
        `${id}：“${a["zh-CN"]}”改为“${b["zh-CN"]}”。`,
      ),
      affects: who,
    });
  };
  note("title", before.title, after.title, affects.readers);
  note("phase", before.phase, after.phase, affects.readers);
  note("indication", before.indication, after.indication, affects.readers);
  note("blinding", before.blinding, after.blinding, affects.everyone);
  note("planned", String(before.planned), String(after.planned), affects.analysis);
  note("participantWord", before.participantWord, after.participantWord, affects.readers);
  return changes;
}

function consentChanges(before: Study, after: Study): Change[] {
  const known = new Set(before.consents.map((one) => one.version));
  return after.consents
    .filter((one) => !known.has(one.version))
    .map((one) => ({
      kind: "added",
      part: "consents",
      id: one.version,
      text: text(
        `Consent version ${one.version}, in force from ${one.from}: ${one.text.en}`,
        `知情同意书第 ${one.version} 版，${one.from} 起生效：${one.text["zh-CN"]}`,
      ),
      affects: one.reconsent === true ? affects.reconsent : affects.newConsent,
    }));
}

function criterionChanges(before: Study, after: Study): Change[] {
  const words = (study: Study, when: Expression): Text => {
    const vocabulary = vocabularyOf(study);
    return text(
      expressionWords(when, vocabulary, "en"),
      expressionWords(when, vocabulary, "zh-CN"),
    );
  };
  return pairs(before.eligibility, after.eligibility).map((pair): Change => {
    const base = { part: "eligibility", id: pair.id, affects: affects.candidates };
    const old = pair.before && words(before, pair.before.when);
    const now = pair.after && words(after, pair.after.when);
    if (pair.before === undefined || old === undefined) {
      return {
        ...base,
        kind: "added",
        text: text(
          `New criterion ${pair.id}: ${pair.after?.text.en} (${now?.en}).`,
          `新增标准 ${pair.id}:${pair.after?.text["zh-CN"]}(${now?.["zh-CN"]})。`,
        ),
      };
    }
    if (pair.after === undefined || now === undefined) {
      return {
        ...base,
        kind: "removed",
        text: text(
          `Criterion ${pair.id} no longer applies: ${pair.before.text.en}.`,
          `标准 ${pair.id} 不再适用：${pair.before.text["zh-CN"]}。`,
        ),
      };
    }
    return {
      ...base,
      kind: "changed",
      text: text(
        `Criterion ${pair.id}: was “${old.en}”, is “${now.en}”.`,
        `标准 ${pair.id}：原为“${old["zh-CN"]}”，现为“${now["zh-CN"]}”。`,
      ),
    };
  });
}

function visitChanges(before: Study, after: Study): Change[] {
  return pairs(before.visits, after.visits).flatMap((pair): Change[] => {
    const base = { part: "visits", id: pair.id, affects: affects.upcoming };
    const { before: old, after: now } = pair;
    if (old === undefined && now !== undefined) {
      const due = (language: "en" | "zh-CN"): string => dueWords(after, now, language);
      return [
        {
          ...base,
          kind: "added",
          text: text(
            `New visit ${now.title.en}, due ${due("en")}.`,
            `新增访视“${now.title["zh-CN"]}”，计划时间：${due("zh-CN")}。`,
          ),
        },
      ];
    }
    if (old === undefined) return [];
    if (now === undefined) {
      return [
        {
          ...base,
          kind: "removed",
          text: text(
            `The visit ${old.title.en} is no longer held.`,
            `不再进行访视“${old.title["zh-CN"]}”。`,
          ),
        },
      ];
    }
    const changes: Change[] = [];
    if (!same(old.timing, now.timing) || !same(old.repeats, now.repeats)) {
      const when = (study: Study, visit: typeof now, language: "en" | "zh-CN"): string =>
        `${dueWords(study, visit, language)} (${windowWords(visit.timing)})`;
      changes.push({
        ...base,
        kind: "changed",
        text: text(
          `${now.title.en} moves: was ${when(before, old, "en")}, is ${when(after, now, "en")}.`,
          `“${now.title["zh-CN"]}”时间调整：原为 ${when(before, old, "zh-CN")}，现为 ${when(after, now, "zh-CN")}。`,
        ),
      });
    }
    const gained = now.forms.filter((form) => !old.forms.includes(form));
    const lost = old.forms.filter((form) => !now.forms.includes(form));
    if (gained.length > 0) {
      changes.push({
        ...base,
        kind: "changed",
        text: text(
          `${now.title.en} now collects ${gained.join(", ")}.`,
          `“${now.title["zh-CN"]}”新增采集：${gained.join("、")}。`,
        ),
      });
    }
    if (lost.length > 0) {
      changes.push({
        ...base,
        kind: "changed",
        affects: affects.stored,
        text: text(
          `${now.title.en} no longer collects ${lost.join(", ")}.`,
          `“${now.title["zh-CN"]}”不再采集：${lost.join("、")}。`,
        ),
      });
    }
    return changes;
  });
}

function listChanges(before: Study, after: Study): Change[] {
  return pairs(before.codeLists, after.codeLists).flatMap(({ id, before: old, after: now }) => {
    const was = new Set(old?.codes.map((code) => code.code));
    const is = new Set(now?.codes.map((code) => code.code));
    const gained = [...is].filter((code) => !was.has(code));
    const lost = [...was].filter((code) => !is.has(code));
    const parts = [...gained.map((code) => `+${code}`), ...lost.map((code) => `−${code}`)];
    const words = parts.length > 0 ? parts.join(" ") : "wording";
    const kind: Change["kind"] =
      old === undefined ? "added" : now === undefined ? "removed" : "changed";
    return [
      {
        kind,
        part: "codeLists",
        id,
        text: text(`Answers of ${id}: ${words}.`, `选项 ${id}:${words}。`),
        affects: lost.length > 0 ? affects.stored : affects.forms,
      },
    ];
  });
}

/** How doses are raised and arms are given, sentence by sentence as the synopsis says it. */
function planChanges(before: Study, after: Study): Change[] {
  const plans = [
    ["escalation", text("Dose escalation", "剂量递增"), escalationWords, affects.escalation],
    ["allocation", text("Allocation", "随机化"), allocationWords, affects.allocation],
    ["genetics", text("Genetic result", "基因检测结果"), geneticWords, affects.genetics],
  ] as const;
  return plans.flatMap(([part, name, words, who]): Change[] => {
    if (same(before[part], after[part])) return [];
    const said = (study: Study, language: "en" | "zh-CN"): string =>
      words(study, language).join("; ") || none[language];
    const kind =
      before[part] === undefined ? "added" : after[part] === undefined ? "removed" : "changed";
    return [
      {
        kind,
        part,
        id: part,
        text: text(
          `${name.en}: was “${said(before, "en")}”, is “${said(after, "en")}”.`,
          `${name["zh-CN"]}：原为“${said(before, "zh-CN")}”，现为“${said(after, "zh-CN")}”。`,
        ),
        affects: who,
      },
    ];
  });
}

const none = text("none", "无");

/** Parts that need no more than being named. */
function partChanges(before: Study, after: Study): Change[] {
  const parts: readonly Part[] = [
    ["arms", text("Arm", "组别"), affects.allocation],
    ["epochs", text("Epoch", "研究时期"), affects.readers],
    ["doseLevels", text("Dose level", "剂量水平"), affects.dosing],
    ["regimens", text("Dosing", "给药方案"), affects.dosing],
    ["cohorts", text("Cohort", "队列"), affects.allocation],
    ["products", text("Product", "试验用药"), affects.readers],
    ["endpoints", text("Endpoint", "研究终点"), affects.analysis],
    ["sites", text("Site", "研究中心"), affects.readers],
    ["datasets", text("Dataset", "数据集"), affects.analysis],
  ];
  const readout: readonly ReadoutPart[] = [
    ["estimands", text("Estimand", "估计目标"), affects.analysis],
    ["populations", text("Analysis population", "分析人群"), affects.analysis],
    ["datasets", text("Analysis dataset", "分析数据集"), affects.analysis],
    ["analyses", text("Analysis", "分析"), affects.analysis],
    ["displays", text("Table or figure", "图表"), affects.analysis],
  ];
  return [
    ...parts.flatMap(([part, name, who]) => listed(part, name, who, before[part], after[part])),
    ...readout.flatMap(([part, name, who]) =>
      listed(
        `readout.${part}`,
        name,
        who,
        before.readout?.[part] ?? [],
        after.readout?.[part] ?? [],
      ),
    ),
  ];
}

type Part = readonly [
  part:
    | "arms"
    | "epochs"
    | "doseLevels"
    | "regimens"
    | "cohorts"
    | "products"
    | "endpoints"
    | "sites"
    | "datasets",
  name: Text,
  who: Text,
];
type ReadoutPart = readonly [
  part: "estimands" | "populations" | "datasets" | "analyses" | "displays",
  name: Text,
  who: Text,
];

/** What was added to a list, removed from it and changed in it. */
function listed(
  part: string,
  name: Text,
  who: Text,
  before: readonly object[],
  after: readonly object[],
): Change[] {
  return pairs<Identified>(identified(before), identified(after)).map((pair): Change => {
    const kind =
      pair.before === undefined ? "added" : pair.after === undefined ? "removed" : "changed";
    return {
      kind,
      part,
      id: pair.id,
      text: text(`${name.en} ${pair.id} ${kind}.`, `${name["zh-CN"]} ${pair.id} ${zh[kind]}。`),
      affects: who,
    };
  });
}

const zh = { added: "新增", removed: "删除", changed: "修改" } as const;

function identified(parts: readonly object[]): Identified[] {
  return parts.map((part) => ({
    ...part,
    id: "id" in part ? String(part.id) : "name" in part ? String(part.name) : "",
  }));
}
