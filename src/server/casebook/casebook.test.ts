import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fieldsOf } from "../../definition/index.ts";
import { instant, zone } from "../../kernel/index.ts";
import { auditLines } from "./audit-lines.ts";
import { describeCasebook } from "./describe-casebook.ts";
import { Edition } from "./edition.ts";
import type { CasebookModel } from "./model.ts";
import type { CasebookOrder, StudyOrder } from "./order.ts";
import { pdfPages, squeezed } from "./testing/pdf-text.ts";
import { recordedOrder, said, study } from "./testing/record.ts";
import { typeset } from "./typeset.ts";

const order = await recordedOrder();
const pdf = typeset(describeCasebook(order));
const pages = pdfPages(pdf);
const whole = pages.join("");
const ascii = Buffer.from(pdf).toString("latin1");

function prints(words: string): void {
  assert.ok(whole.includes(squeezed(words)), `not printed: ${words}`);
}

const blank = (
  variant: StudyOrder["variant"],
  language: CasebookOrder["language"],
): StudyOrder => ({
  variant,
  study,
  language,
  printed: { by: "王小明", at: instant("2028-01-05T03:04:00Z"), zone: zone("Asia/Shanghai") },
  mode: "live",
  people: (id) => ({ name: id }),
});

test("it is PDF/A-2b, tagged, in Chinese, with a bookmark for every visit and form", () => {
  assert.match(ascii, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.match(ascii, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
  assert.match(ascii, /\/Marked true/);
  assert.match(ascii, /\/Lang \(zh-CN\)/);
  const model = describeCasebook(order);
  const bookmarks =
    model.parts.length + model.parts.reduce((sum, part) => sum + part.chapters.length, 0);
  assert.equal(ascii.match(/\/Title <[0-9A-F]+>\n {2}\/Dest /g)?.length, bookmarks);
});

test("every typeface is embedded, and no other than ours is used", () => {
  const used = new Set(
    Array.from(ascii.matchAll(/\/BaseFont \/[A-Z]{6}\+([A-Za-z-]+)/g), ([, name]) => name),
  );
  for (const name of used) assert.match(String(name), /^(NotoSansSC|LibertinusSerif)-/);
  assert.equal(ascii.match(/\/FontDescriptor\n/g)?.length, ascii.match(/\/FontFile[23] /g)?.length);
});

test("every page says study, participant, who printed it, when and in which zone, and its number of how many", () => {
  for (const [index, page] of pages.entries()) {
    for (const words of [
      study.id,
      `受试者 ${order.participant.id}`,
      "打印：王小明，2028-01-05 11:04（Asia/Shanghai）",
      `第 ${index + 1} 页，共 ${pages.length} 页`,
      order.record.headHash,
    ]) {
      assert.ok(page.includes(squeezed(words)), `page ${index + 1} does not say ${words}`);
    }
  }
});

test("a page names its visit, and the form that reaches into it, in its header", () => {
  const title = squeezed("脊髓损伤神经学分类国际标准（ISNCSCI）检查（SCI）");
  const visit = squeezed("第 6 个月 — ");
  const form = pages.findIndex((page) => page.includes(`${visit}${title}`));
  assert.ok(form > 0);
  const upper = pages[form + 1]?.slice(0, 250) ?? "";
  assert.ok(upper.includes(`${visit}${title}`), upper);
});

test("every field of a form that was filled in or expected is printed, with its id", () => {
  for (const form of study.forms) {
    const isFilled = order.participant.visitOrder.some(
      (visit) => order.participant.forms[visit]?.[form.id] !== undefined,
    );
    if (!isFilled && order.participant.logs[form.id] === undefined) continue;
    for (const field of fieldsOf(form)) prints(`${field.label["zh-CN"]} ${field.id}`);
  }
});

test("every field of the study is in the blank and in the annotated form, in either language", () => {
  for (const language of ["en", "zh-CN"] as const) {
    for (const variant of ["blank", "annotated"] as const) {
      const words = wordsOf(describeCasebook(blank(variant, language)));
      for (const form of study.forms) {
        for (const field of fieldsOf(form)) {
          assert.ok(words.has(field.label[language]), field.id);
          if (variant === "annotated") assert.ok(words.has(`${form.id}.${field.id}`), field.id);
          if (variant === "annotated" && field.sdtm?.test !== undefined) {
            assert.ok(
              [...words].some((each) => each.endsWith(`TESTCD = ${field.sdtm?.test}`)),
              field.id,
            );
          }
        }
      }
    }
  }
  assert.ok(pdfPages(typeset(describeCasebook(blank("annotated", "zh-CN")))).length > 10);
});

test("every line of the audit trail is printed", () => {
  const edition = new Edition(order);
  let number = 0;
  for (const event of order.events) {
    for (const { label, path = "", before, after } of auditLines(edition, event)) {
      number += 1;
      prints(`${number}${label}${path}${before ?? ""}${before === undefined ? "" : "→"}${after}`);
    }
  }
  assert.ok(number > order.events.length);
  prints(`共 ${number} 行`);
});

test("a query stands with its whole thread: who, in which role, when, and what was said", () => {
  for (const words of [said.question, said.answer, said.closing]) prints(words);
  prints("质疑 1（已关闭）");
  prints("周监查员监查员");
  prints("李医生研究协调员");
});

test("a signature that has fallen stays, with what changed since", () => {
  prints("李医生（研究者） 于");
  prints("的签名已失效；此后变更：脉搏");
  prints("本人已审阅");
  prints(said.correction);
});

test("a withdrawn line stays, with who withdrew it and why", () => {
  prints(`撤销：${said.withdrawal}`);
  prints(said.event);
});

test("what was typed is printed letter for letter, whatever it means to a typesetter", () => {
  const hostile = [
    "#panic(1) $x^2$ *bold* _it_ `raw` <label> @ref \\ ] [ } { // no /* no */ = heading - list + enum",
    '"); #read("/etc/passwd") #import "x.typ"',
    "a\u202eb\u0000c\ud800d",
    "王𠀀😀 ő ž 10⁹ مرحبا",
    "x".repeat(10_000),
    "长".repeat(10_000),
    "~ -- --- ... '\u2019 \u00a0 \\u{41} &amp; %41",
  ];
  const model = withTexts(hostile);
  const text = pdfPages(typeset(model)).join("");
  assert.ok(text.includes(squeezed(hostile[0] ?? "")));
  assert.ok(text.includes(squeezed(hostile[1] ?? "")));
  assert.ok(text.includes("a[U+202E]b[U+0000]c[U+D800]d"));
  assert.ok(text.includes("王[U+20000][U+1F600]őž10⁹"));
  assert.equal(text.match(/x/g)?.length, 10_002); // and x^2, x.typ
  assert.equal(text.match(/长/g)?.length, 10_000);
});

test("no text whatever can stop a casebook from being set", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 30 }),
      (texts) => {
        assert.ok(typeset(withTexts(texts)).length > 0);
      },
    ),
    { numRuns: 15 },
  );
});

test("the same order gives the same bytes", () => {
  const small = withTexts(["一", "two"]);
  assert.ok(Buffer.from(typeset(small)).equals(typeset(small)));
});

test("what is not live is said in a band and across every page", () => {
  const model = describeCasebook({ ...order, mode: "training" });
  assert.match(model.band ?? "", /培训/);
  const text = pdfPages(typeset({ ...model, parts: [] }));
  for (const page of text)
    assert.ok(page.startsWith(squeezed(`培训${model.band ?? ""}`)), page.slice(0, 80));
  assert.equal(describeCasebook(order).band, undefined);
});

test("the sponsor's copy leaves out the names that people gave to files, and nothing else", async () => {
  const sponsor = JSON.stringify(describeCasebook(await recordedOrder({ variant: "sponsor" })));
  assert.ok(!sponsor.includes("张三"));
  assert.ok(JSON.stringify(describeCasebook(order)).includes("张三 MRI.pdf"));
  for (const [words] of [[said.question], ["fedcba98".repeat(8)]]) {
    assert.ok(sponsor.includes(JSON.stringify(words).slice(1, -1)));
  }
});

/** Every text of a casebook. */
function wordsOf(model: CasebookModel): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") found.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  visit(model);
  return found;
}

/** A small casebook that says these texts, in a table and by themselves. */
function withTexts(texts: readonly string[]): CasebookModel {
  const model = describeCasebook(order);
  return {
    ...model,
    footer: "",
    parts: [
      {
        title: "…",
        blocks: [
          {
            kind: "table",
            widths: [1, 2],
            head: ["", ""],
            rows: texts.map((each) => ({ cells: [[], [{ text: each }]], long: true as const })),
          },
        ],
        chapters: [],
      },
    ],
  };
}
