import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import tofersen from "../../examples/sod1-tofersen/study.ts";
import { adjudicationOf } from "../../src/engine/index.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, type Reply, type Visitor } from "./clinic.ts";
import { blockGzipped, clinvarOfA5v, madeVcf } from "./made-vcf.ts";

const at = { site: "BJ01" };
const clinic = await openClinic({
  example: tofersen,
  people: {
    nurse: [{ role: "coordinator", ...at }],
    geneticist: [{ role: "investigator", ...at }],
    second: [{ role: "investigator", ...at }],
    watcher: [{ role: "monitor" }],
    chemist: [{ role: "pharmacist", ...at }],
    patient: [{ role: "participant", participant: "BJ01-001" }],
    elsewhere: [{ role: "coordinator", site: "XX99" }],
  },
});
after(() => clinic.close());
const base = `/api/studies/${tofersen.id}`;
const nurse = await clinic.as("nurse");

async function screened(consented = true): Promise<string> {
  const screening = { id: `screen-${Math.random()}`, site: "BJ01", date: "2026-11-20" };
  const { body } = await nurse.post(`${base}/screenings`, screening);
  const { participant } = body;
  if (consented) {
    const consent = { kind: "consent", participant, version: "1.0", date: "2026-11-20" };
    assert.equal((await nurse.command(consent)).status, 200);
  }
  return participant;
}

let sent = 0;

async function send(
  participant: string,
  vcf: string | Buffer,
  more: Readonly<Record<string, string>> = {},
  who: Visitor = nurse,
  behind: readonly string[] = [],
): Promise<Reply> {
  const body = Buffer.concat([vcf, ...behind].map((part) => Buffer.from(part)));
  const query = new URLSearchParams({
    id: `genetics-${(sent += 1)}`,
    name: "a.g.vcf",
    bytes: String(Buffer.from(vcf).length),
    ...more,
  });
  const response = await who.send(
    `${base}/participants/${participant}/genetic-assessments?${query.toString()}`,
    { method: "POST", body, headers: { "x-neurite": "1" } },
  );
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
}

async function genetics(participant: string) {
  const { body } = await nurse.get(`${base}/participants/${participant}`);
  return body.state.genetics ?? [];
}

const first = await screened();
const words = ({ body }: Reply): string =>
  (body.issues ?? []).map(({ text }: { text: { en: string } }) => text.en).join("\n");

describe("a file of variants", () => {
  it("is taken from nobody but the site's and the laboratory's people, at their own site, with consent, in their study", async () => {
    for (const who of ["watcher", "chemist", "patient"]) {
      const reply = await send(first, madeVcf(), {}, await clinic.as(who));
      assert.equal(reply.status, 403, `${who}: ${reply.text}`);
    }
    assert.equal((await send(first, madeVcf(), {}, await clinic.as("elsewhere"))).status, 404);
    assert.equal((await send(first, madeVcf(), {}, clinic.stranger())).status, 401);
    assertProblem(await send(await screened(false), madeVcf()), 422, "form.no-consent");
    const command = { kind: "record-genetic-assessment", participant: first, file: "0".repeat(64) };
    assert.equal((await nurse.command(command)).status, 400, "no browser sends an assessment");
    assert.deepEqual(await genetics(first), []);
  });

  it("that is not sound is refused, with every defect by line and column, and nothing of it is kept", async () => {
    const lines = madeVcf().split("\n");
    const twice = lines.with(11, lines[11]?.replace("31659683", "x") ?? "").with(12, "21\t5");
    const broken: readonly (readonly [string | Buffer, object, RegExp])[] = [
      [twice.join("\n"), {}, /Line 12, column 4: .+\nLine 13, column \d+: /],
      [madeVcf().slice(0, -30), {}, /last line does not end/],
      [blockGzipped(madeVcf()).subarray(0, -28), {}, /block that ends a block-gzipped file/],
      [blockGzipped(madeVcf()).subarray(0, 300), {}, /cut off or damaged/],
      [madeVcf({ build: "GRCh37" }), { build: "GRCh38" }, /called against GRCh37/],
      [madeVcf().replace("\tC\tT,", "\tG\tT,"), {}, /another build, or damaged/],
      [madeVcf({ samples: ["A", "B"] }), {}, /2 samples \(A, B\)/],
      [madeVcf(), { sample: "C" }, /no sample C/],
      ["<!doctype html>", {}, /Line 1, column 1/],
    ];
    for (const [vcf, query, pattern] of broken) {
      const reply = await send(first, vcf, query as Record<string, string>);
      assertProblem(reply, 422, "genetics.file");
      assert.match(words(reply), pattern);
    }
    const short = await send(first, madeVcf(), { bytes: "999999" });
    assertProblem(short, 400, "request.broke-off");
    assertProblem(await send(first, "x", { bytes: String(5 * 2 ** 30) }), 413, "request.too-large");
  });

  it("leaves its hash, name, size and the records of the panel, plain or compressed, and no other record", async () => {
    const participant = await screened();
    const elsewhere = "21\t40000000\t.\tG\tA\t.\tPASS\t.\tGT:GQ:DP:AD\t0/1:99:40:20,20\n";
    const vcf = blockGzipped(`${madeVcf()}${elsewhere}`);
    const reply = await send(participant, vcf, { name: "a.g.vcf.gz" });
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body.assessment, 1);
    const [held] = await genetics(participant);
    assert.equal(held.file, createHash("sha256").update(vcf).digest("hex"));
    assert.equal(held.fileBytes, vcf.length);
    const [sod1] = held.result.genes;
    assert.equal(sod1.findings[0].protein, "p.Ala5Val");
    assert.equal(sod1.findings[0].calls[0].gq, 99);
    assert.doesNotMatch(JSON.stringify(held), /40000000/);
    assert.deepEqual(held.result.thresholds, tofersen.genetics?.thresholds);
    assertProblem(await send(participant, vcf, { name: "a.g.vcf.gz" }), 422, "genetics.recorded");
  });

  it("of another sex than the record is kept, and asked about at the sex; of X and Y nothing else is kept", async () => {
    const participant = await screened();
    const visit = { kind: "start-visit", participant, visit: "screening", date: "2026-11-20" };
    assert.equal((await nurse.command(visit)).status, 200);
    const values = { age: 50, sex: "F", fertile: false };
    const saved = { kind: "save-form", participant, form: "DM", visit: "screening", values };
    assert.equal((await nurse.command(saved)).status, 200);
    const row = (chrom: string, pos: number) =>
      `${chrom}\t${pos}\t.\tA\tG\t.\tPASS\t.\tGT:GQ:DP:AD\t1/1:99:40:0,40\n`;
    const spread = (chrom: string, count: number) =>
      Array.from({ length: count }, (_, n) => row(chrom, 3_000_000 + n * 1_000_000)).join("");
    const his = `${madeVcf()}${spread("X", 120)}${spread("Y", 30)}`;
    const reply = await send(participant, his);
    assert.equal(reply.status, 200, reply.text);
    assert.match(reply.text, /chromosomes read as male/);
    const { body } = await nurse.get(`${base}/participants/${participant}`);
    const [held] = body.state.genetics;
    assert.equal(held.result.identity.sex, "male");
    assert.doesNotMatch(JSON.stringify(held), /"chrom":"[XY]"|xHomozygous/);
    const queries = Object.values(body.state.queries) as readonly {
      readonly path: string;
      readonly thread: readonly { readonly issue: { readonly code: string } }[];
    }[];
    assert.deepEqual(
      queries.map(({ path, thread }) => [path, thread[0]?.issue.code]),
      [["sex", "genetics.sex-differs"]],
    );
  });

  it("sent again under the same id is kept once", async () => {
    const participant = await screened();
    const replies = [];
    for (let time = 0; time < 2; time += 1) {
      replies.push(await send(participant, madeVcf(), { id: "the-same-id" }));
    }
    assert.deepEqual(
      replies.map(({ body }) => [body.assessment, body.repeated]),
      [
        [1, false],
        [1, true],
      ],
      replies.map(({ text }) => text).join("\n"),
    );
  });

  it("without exon 4 leaves the gene unknown; a BED file sent with it settles it", async () => {
    const participant = await screened();
    const absent = { without: [4], change: false };
    await send(participant, madeVcf(absent));
    const bed = "chr21\t31667200\t31667400\n";
    const query = { bedName: "a.bed", bedBytes: String(bed.length) };
    const reply = await send(participant, madeVcf(absent), query, nurse, [bed]);
    assert.equal(reply.status, 200, reply.text);
    const verdicts = (await genetics(participant)).map(
      ({ result }: { result: { genes: readonly { verdict: string }[] } }) =>
        result.genes[0]?.verdict,
    );
    assert.deepEqual(verdicts, ["unknown", "reference"]);
  });

  it("is held against the ClinVar extract that is sent with it, else against the administrator's", async () => {
    const participant = await screened();
    const query = { clinvarName: "c.vcf", clinvarBytes: String(clinvarOfA5v.length) };
    const reply = await send(participant, madeVcf(), query, nurse, [clinvarOfA5v]);
    assert.equal(reply.status, 200, reply.text);
    const [held] = await genetics(participant);
    assert.equal(held.result.clinvar, "2026-01-05");
    assert.equal(held.result.genes[0].findings[0].route, "established");
    const path = join(clinic.folder, "clinvar.vcf");
    await writeFile(path, clinvarOfA5v);
    const { openSiteClinvar } = await import("../../src/server/genetics/site-clinvar.ts");
    const { alsPanel } = await import("../../src/definition/index.ts");
    const extract = await openSiteClinvar(path).extract(alsPanel);
    assert.equal(extract.entries[0]?.id, "14763");
    await assert.rejects(openSiteClinvar(join(clinic.folder, "none")).extract(alsPanel));
  });
});

describe("a variant of a file", () => {
  it("is judged by nobody but those who may, and settled by two people who agree", async () => {
    const participant = await screened();
    await send(participant, madeVcf());
    const judgement = {
      kind: "adjudicate-variant",
      participant,
      assessment: 1,
      variant: "21-31659783-C-T",
      class: "P",
      reason: "Seen in many families with the disease",
    };
    assertProblem(await nurse.command(judgement), 403, "permission.role");
    for (const who of ["geneticist", "second"]) {
      const reply = await (await clinic.as(who)).command(judgement);
      assert.equal(reply.status, 200, reply.text);
    }
    const [held] = await genetics(participant);
    assert.equal(adjudicationOf(held, judgement.variant).class, "P");
  });

  it("is judged in a live study by no investigator whom the delegation log does not name for it", async () => {
    const live = await openClinic({
      example: tofersen,
      mode: "live",
      people: { geneticist: [{ role: "investigator", ...at }] },
    });
    try {
      const geneticist = await live.as("geneticist");
      const judgement = {
        kind: "adjudicate-variant",
        participant: "BJ01-001",
        assessment: 1,
        variant: "21-31659783-C-T",
        class: "P",
        reason: "Seen in many families with the disease",
      };
      const id = "screen-live-1";
      const { body } = await geneticist.post(`${base}/screenings`, {
        id,
        site: "BJ01",
        date: "2026-11-20",
      });
      assert.equal(body.participant, "BJ01-001");
      assertProblem(await geneticist.command(judgement), 403, "delegation.none");
    } finally {
      await live.close();
    }
  });
});
