import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parsed, type Study } from "../definition/index.ts";
import { loadOneStudy } from "./load-study.ts";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();

type Open<T> = T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T;

const { study } = await loadOneStudy(join(repository, "examples/sci-xs228"));
write("before.json", study);

function write(name: string, value: unknown): void {
  writeFileSync(name, JSON.stringify(value, null, 1));
}

/** The example as an amendment would leave it. */
function amended(): Open<Study> {
  const after = structuredClone(study) as Open<Study>;
  after.version = "2.0";
  after.eligibility.push({
    id: "I90",
    kind: "inclusion",
    text: { en: "Heart rate of at most 120", "zh-CN": "心率不超过120" },
    when: structuredClone(parsed("VS.pulse <= 120")) as never,
  });
  for (const visit of after.visits) {
    visit.forms = visit.forms.filter((form) => form !== "SCIM");
    if (visit.id === "month6") visit.timing = { ...visit.timing, latestDays: 201 } as never;
  }
  after.forms = after.forms.filter((form) => form.id !== "SCIM");
  const vitals = after.forms.find((form) => form.id === "VS");
  vitals?.groups[0]?.fields.push({
    kind: "integer",
    id: "spo2",
    label: { en: "Oxygen saturation", "zh-CN": "血氧饱和度" },
    origin: "investigator",
    unit: "%",
    min: 50,
    max: 100,
  } as never);
  after.consents.push({
    version: "3.0",
    from: "2026-02-01",
    text: { en: "Tells of the new visit window.", "zh-CN": "说明新的访视窗。" },
    reconsent: true,
  });
  return after;
}
write("after.json", amended());

describe("diff", () => {
  it("says nothing changed where nothing did", async () => {
    const { code, stdout } = await neurite("diff", "before.json", "before.json");
    assert.equal(code, 0);
    assert.equal(stdout, "The two versions are the same.\n");
    const chinese = await neurite("diff", "before.json", "before.json", "--language", "zh-CN");
    assert.equal(chinese.stdout, "两个版本相同。\n");
  });

  it("says in clinical sentences what an amendment changed and whom it affects", async () => {
    const { code, stdout, stderr } = await neurite("diff", "before.json", "after.json");
    assert.equal(code, 0, stderr);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    assert.equal(head, "XS228-SCI-P1, version 1.1 → 2.0");
    const after = (pattern: RegExp): string => {
      const at = lines.findIndex((line) => pattern.test(line));
      assert.ok(at >= 0, `no line ${pattern} in\n${stdout}`);
      return lines[at + 1]?.trim() ?? "";
    };
    assert.match(after(/^Consent version 3\.0, in force from 2026-02-01: Tells/), /must sign/);
    assert.match(
      after(/^New criterion I90: Heart rate of at most 120 \(.*120/),
      /not yet enrolled/,
    );
    assert.match(after(/^Month 6 moves: was .*180.*, is .*\+21/), /visits already held keep/);
    assert.match(after(/^VS asks Oxygen saturation \(new\)\.$/), /forms already saved/i);
    assert.match(after(/^The form SCIM-III is no longer used\.$/), /stay in the record/);
    for (const line of lines) assert.match(line, /^\S.*[.:“”)\w%]$|^ {4}[A-Z].*\.$/, line);
    assert.doesNotMatch(stdout, /undefined|\[object|"kind"/);
  });

  it("points out that two different studies are compared", async () => {
    const other = join(repository, "examples/als-xs228");
    const { stdout } = await neurite("diff", "before.json", other);
    assert.match(stdout, /^Different studies: XS228-SCI-P1, version 1\.1 → [\w-]+, version \S+\n/);
  });

  it("says the same in Chinese", async () => {
    const ended = await neurite("diff", "before.json", "after.json", "--language", "zh-CN");
    assert.equal(ended.code, 0);
    assert.match(ended.stdout, /^知情同意书第 3\.0 版/m);
    assert.match(ended.stdout, /^新增标准 I90:心率不超过120/m);
    assert.match(ended.stdout, /^“第6个月”时间调整/m);
    assert.match(ended.stdout, /^VS 新增字段“血氧饱和度”/m);
    assert.match(ended.stdout, /^不再使用表单“/m);
  });

  it("gives programs every change with its kind, part and both languages", async () => {
    const { stdout } = await neurite("diff", "before.json", "after.json", "--json");
    const changes = JSON.parse(stdout) as {
      kind: string;
      part: string;
      id: string;
      text: { en: string; "zh-CN": string };
    }[];
    const has = (kind: string, part: string, id: string): boolean =>
      changes.some((one) => one.kind === kind && one.part === part && one.id === id);
    assert.ok(has("added", "eligibility", "I90"));
    assert.ok(has("changed", "visits", "month6"));
    assert.ok(has("added", "fields", "VS.spo2"));
    assert.ok(has("removed", "forms", "SCIM"));
    assert.ok(has("added", "consents", "3.0"));
    for (const { text } of changes) assert.ok(text.en !== "" && text["zh-CN"] !== "");
  });

  it("reads the way back as well", async () => {
    const { stdout } = await neurite("diff", "after.json", "before.json");
    assert.match(stdout, /^Criterion I90 no longer applies/m);
    assert.match(stdout, /^VS no longer asks Oxygen saturation/m);
    assert.match(stdout, /^New form SCIM-III\.$/m);
  });
});
