import assert from "node:assert/strict";
import { test } from "node:test";
import tofersen from "../../../examples/sod1-tofersen/study.ts";
import { alsPanel } from "../../definition/index.ts";
import {
  acmgClassWords,
  assessGenetics,
  type Command,
  type Context,
  manifestOf,
  type ObservedRecord,
  type Role,
  signatureMeanings,
} from "../../engine/index.ts";
import { instant, isRefusal, refusalText, sha256, zone } from "../../kernel/index.ts";
import { openMemoryTrial } from "../../simulate/index.ts";
import { describeCasebook } from "./describe-casebook.ts";
import type { Block, CasebookModel } from "./model.ts";
import type { ParticipantOrder } from "./order.ts";
import { typeset } from "./typeset.ts";

const person = "BJ01-001";
const names: Readonly<Record<string, string>> = { li: "李医生", chen: "陈医生", zhou: "周协调员" };
/** D91A, homozygous: nothing is at hand on it here, so that two people have to judge it. */
const d91a: ObservedRecord = {
  chrom: "21",
  pos: 31_667_290,
  ref: "A",
  alts: ["C"],
  filter: [],
  genotype: { alleles: [1, 1], phased: false },
  gq: 99,
  dp: 40,
  line: 13,
};

/** A participant whose file was read, judged by two people, and whose laboratory's class is signed or not. */
function recordedOrder(
  more: Partial<ParticipantOrder> = {},
  { signed = true }: { readonly signed?: boolean } = {},
): ParticipantOrder {
  const trial = openMemoryTrial(tofersen);
  let count = 0;
  const tell = (role: Role, actor: string, command: object): void => {
    count += 1;
    const context = {
      actor,
      role,
      sites: "all",
      at: instant(`2026-03-01T03:0${count % 10}:00Z`),
      zone: zone("Asia/Shanghai"),
      seed: "genetics",
      command: `c${count}`,
    } as unknown as Context;
    const answer = trial.execute(command as Command, context);
    if (isRefusal(answer)) assert.fail(refusalText(answer));
  };
  const about = { participant: person };
  tell("study-manager", "system", { kind: "release-study" });
  tell("study-manager", "system", {
    kind: "activate-site",
    site: "BJ01",
    zone: "Asia/Shanghai",
    country: "CHN",
  });
  tell("coordinator", "zhou", { kind: "screen", ...about, site: "BJ01", date: "2026-03-01" });
  tell("coordinator", "zhou", { kind: "consent", ...about, version: "1.0", date: "2026-03-01" });
  tell("coordinator", "zhou", {
    kind: "start-visit",
    ...about,
    visit: "screening",
    date: "2026-03-01",
  });
  tell("coordinator", "zhou", {
    kind: "record-genetic-assessment",
    ...about,
    file: sha256("a.vcf"),
    fileName: "张三.vcf",
    fileBytes: 4711,
    assessment: assessGenetics(alsPanel, {
      build: "GRCh38",
      sample: "S-001",
      records: [d91a],
      reference: [],
    }),
  });
  const judged = {
    kind: "adjudicate-variant",
    ...about,
    assessment: 1,
    variant: "21-31667290-A-C",
  };
  tell("investigator", "li", { ...judged, class: "P", reason: "Recessive in Scandinavia" });
  tell("investigator", "chen", { ...judged, class: "P", reason: "同意，纯合子" });
  const place = { form: "GEN", visit: "screening" };
  tell("coordinator", "zhou", {
    kind: "save-form",
    ...about,
    ...place,
    complete: true,
    values: {
      gene: "SOD1",
      coding: "c.272A>C",
      protein: "p.Asp91Ala",
      zygosity: "HOM",
      acmg: "LP",
    },
  });
  const state = () => {
    const found = trial.participants.get(person);
    assert.ok(found !== undefined);
    return found;
  };
  if (signed) {
    const [meaning = ""] = Object.keys(signatureMeanings);
    const manifest = manifestOf(tofersen, state(), [place], meaning);
    tell("investigator", "li", { kind: "sign", ...about, places: [place], meaning, manifest });
  }
  return {
    variant: "complete",
    study: tofersen,
    participant: state(),
    events: trial.streams.get(`participant/${person}`) ?? [],
    people: (id) => ({ name: names[id] ?? id }),
    language: "zh-CN",
    printed: { by: "王小明", at: instant("2026-03-02T03:04:00Z"), zone: zone("Asia/Shanghai") },
    mode: "live",
    record: { streamVersion: 9, headHash: "0123456789abcdef".repeat(4) },
    attachments: [],
    ...more,
  };
}

function geneticWords(model: CasebookModel, language: "en" | "zh-CN" = "zh-CN"): string {
  const title = { en: "Genetic results", "zh-CN": "基因检测结果" }[language];
  const part = model.parts.find((one) => one.title === title);
  const said = (block: Block): readonly string[] => {
    if (block.kind === "words" || block.kind === "title") return [block.text];
    if (block.kind === "facts") {
      return block.rows.flatMap(([name, lines]) => [name, ...lines.map(({ text }) => text)]);
    }
    return block.rows.flatMap((row) =>
      "group" in row ? [row.group] : row.cells.flat().map(({ text }) => text),
    );
  };
  return (part?.chapters ?? [])
    .flatMap(({ title: of, blocks }) => [of, ...blocks.flatMap(said)])
    .join("\n");
}

test("a class that nobody signed is printed as not signed", () => {
  const said = geneticWords(describeCasebook(recordedOrder({}, { signed: false })));
  assert.match(said, /未签名/);
  assert.doesNotMatch(said, /李医生 于/);
});

test("the copy for the sponsor leaves out what the file was called, and the one for safety everything of it", () => {
  const sponsor = geneticWords(describeCasebook(recordedOrder({ variant: "sponsor" })));
  assert.doesNotMatch(sponsor, /张三/);
  assert.ok(sponsor.includes(sha256("a.vcf")));
  const safety = describeCasebook(recordedOrder({ variant: "safety" }));
  assert.equal(geneticWords(safety), "");
});

test("a file's assessment is printed whole: what it was, what it says of each gene and why it says no more", () => {
  const said = geneticWords(describeCasebook(recordedOrder()));
  for (const words of ["张三.vcf", sha256("a.vcf"), "S-001", "GRCh38", "c.272A>C", "D90A"]) {
    assert.ok(said.includes(words), `${words} in\n${said}`);
  }
  for (const { symbol } of alsPanel.genes) assert.ok(said.includes(symbol), symbol);
  assert.doesNotMatch(said, /undefined|NaN|\{\w+\}/);
});

test("the laboratory's class stands with its signature, and every opinion with who gave it and where that leaves it", () => {
  const order = recordedOrder();
  const said = geneticWords(describeCasebook(order));
  assert.ok(said.includes(acmgClassWords.LP["zh-CN"]));
  assert.match(said, /李医生 于 .* 签名/);
  for (const words of ["Recessive in Scandinavia", "同意，纯合子", "陈医生"]) {
    assert.ok(said.includes(words), words);
  }
  assert.ok(said.includes(`两人意见一致：${acmgClassWords.P["zh-CN"]}`), said);
  const english = geneticWords(describeCasebook({ ...order, language: "en" }), "en");
  assert.match(english, /two people agree: pathogenic/);
  assert.ok(typeset(describeCasebook(order)).length > 10_000);
});
