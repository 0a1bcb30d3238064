// long because: every kind of bad input is tried in one place, each with its own words.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, type Reply } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const id = "GZ01-001";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const investigator = await clinic.as("investigator");
await done(
  coordinator.post(`${base}/screenings`, { id: "first-GZ01", site: "GZ01", date: "2026-11-20" }),
);
for (const command of [
  { kind: "consent", participant: id, version: "1.1", date: "2026-11-20" },
  { kind: "start-visit", participant: id, visit: "screening", date: "2026-11-20" },
]) {
  await done(coordinator.command(command));
}
const save = { kind: "save-form", participant: id, form: "VS", visit: "screening" };
const mri = { ...save, form: "MRI" };
const commands = `${base}/commands`;
let ids = 0;
const newId = (): string => `bad-input-${(ids += 1)}`;

async function done(asked: Promise<Reply>): Promise<Reply> {
  const reply = await asked;
  assert.ok(reply.status < 300, reply.text);
  return reply;
}

async function version(): Promise<number> {
  return (await coordinator.get(`${base}/participants/${id}`)).body.state.version;
}

/** Nothing of what is sent may have been kept. */
async function refusesAll(
  asks: readonly (() => Promise<Reply>)[],
  status: number,
  type?: string,
): Promise<void> {
  const before = await version();
  for (const ask of asks) assertProblem(await ask(), status, type);
  assert.equal(await version(), before);
}

describe("what is not a request of this API", () => {
  it("is refused as JSON that broke off, of another type, or too large", async () => {
    const json = { "content-type": "application/json" };
    for (const body of ["{", "", '{"id":"abc', "nope", "\u0000", '{"id":NaN}']) {
      await refusesAll([() => coordinator.post(commands, body, json)], 400, "request.not-json");
    }
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonp",
    ]) {
      await refusesAll(
        [() => coordinator.post(commands, "{}", { "content-type": type })],
        415,
        "request.media-type",
      );
    }
    const large = JSON.stringify({
      id: newId(),
      command: { ...save, values: { pulse: "9".repeat(5_000_000) } },
    });
    await refusesAll([() => coordinator.post(commands, large, json)], 413, "request.too-large");
  });

  it("is refused with each place named when a member is missing, unknown, of the wrong type or too long", async () => {
    const wrong: readonly [object, string][] = [
      [{}, ""],
      [{ id: newId() }, "command"],
      [{ id: "short", command: { ...save, values: {} } }, "id"],
      [{ id: newId(), command: { ...save, values: {}, evil: 1 } }, "command"],
      [{ id: newId(), command: { ...save, values: {} }, actor: "somebody" }, ""],
      [{ id: newId(), command: { ...save, values: {} }, role: "superuser" }, "role"],
      [{ id: newId(), command: { kind: "drop-table" } }, "command/kind"],
      [{ id: newId(), command: { kind: "constructor" } }, "command/kind"],
      [{ id: newId(), command: { ...save, values: [] } }, "command/values"],
      [
        { id: newId(), command: { ...save, values: { pulse: { evil: 1 } } } },
        "command/values/pulse",
      ],
      [
        { id: newId(), command: { ...save, values: { pulse: { missing: "lazy" } } } },
        "command/values/pulse",
      ],
      [{ id: newId(), command: { ...save, values: {}, line: 0 } }, "command/line"],
      [{ id: newId(), command: { ...save, values: {}, basedOn: 1.5 } }, "command/basedOn"],
      [
        {
          id: newId(),
          command: { ...save, values: {}, rows: { main: { __proto__: null, x: {} } } },
        },
        "command/rows/main/x",
      ],
      [
        { id: newId(), command: { ...save, participant: "x".repeat(200), values: {} } },
        "command/participant",
      ],
    ];
    for (const [body, place] of wrong) {
      const reply = await coordinator.post(commands, body);
      assertProblem(reply, 400, "request.malformed");
      const places = reply.body.issues.map(({ path }: { path: string[] }) => path.join("/"));
      assert.ok(places.includes(place) || place === "", `${JSON.stringify(body)}: ${places}`);
    }
  });

  it("says it in Chinese to who asks in Chinese", async () => {
    const reply = await coordinator.post(commands, {}, { "accept-language": "zh-CN,zh;q=0.9" });
    assertProblem(reply, 400, "request.malformed");
    assert.equal(reply.body.title, reply.body.words["zh-CN"]);
    assert.equal(reply.headers.get("content-language"), "zh-CN");
  });

  it("does not hold up the others: four megabytes of wrong values are refused within seconds", async () => {
    const values = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`f${index}`, { evil: index }]),
    );
    const started = performance.now();
    await refusesAll(
      [() => coordinator.post(commands, { id: newId(), command: { ...save, values } })],
      400,
    );
    const deep = `{"id":"${newId()}","command":${"[".repeat(500_000)}"\\u0041"${"]".repeat(500_000)}}`;
    await refusesAll([() => coordinator.post(commands, deep)], 400);
    assert.ok(performance.now() - started < 20_000);
  });
});

describe("a command whose content is wrong", () => {
  it("keeps nothing, whichever field it is in", async () => {
    const values: readonly object[] = [
      { pulse: "seventy" },
      { pulse: true },
      { pulse: [] },
      { pulse: 1e308 },
      { pulse: -1 },
      { unknown: 1 },
      { constructor: 1 },
      { toString: 1 },
      { pulse: 70, systolic: "x" },
      { temperature: { value: 38, entered: "x" } },
    ];
    await refusesAll(
      values.map((each) => () => coordinator.command({ ...save, values: each })),
      422,
      "save.invalid",
    );
    const dates = ["2026-02-30", "2026-13", "yesterday", "99999-01-01", "0000-00-00"];
    await refusesAll(
      dates.map((date) => () => coordinator.command({ ...mri, values: { date } })),
      422,
    );
    await refusesAll(
      [() => coordinator.command({ ...mri, values: { comment: "x".repeat(2_001) } })],
      422,
      "save.invalid",
    );
    await refusesAll(
      [() => coordinator.command({ ...mri, values: { comment: "x".repeat(20_001) } })],
      400,
    );
  });

  it("is refused where the form, the visit, the line or the participant does not exist, by whatever name", async () => {
    for (const name of [
      "nowhere",
      "constructor",
      "toString",
      "hasOwnProperty",
      "../DM",
      "DM'--",
      "",
      " ",
      "访视",
    ]) {
      for (const command of [
        { ...save, form: name, values: {} },
        { ...save, visit: name, values: { pulse: 70 } },
        { ...save, participant: name, values: { pulse: 70 } },
        { kind: "start-visit", participant: id, visit: name, date: "2026-11-20" },
      ]) {
        const reply = await coordinator.command(command);
        assert.ok([400, 403, 404, 422].includes(reply.status), `${name}: ${reply.text}`);
        assertProblem(reply, reply.status);
      }
    }
    for (const name of [
      "constructor",
      "__proto__",
      "%00",
      "..%2f..%2fetc",
      "%ff",
      "'; select 1; --",
    ]) {
      const encoded = name.startsWith("%") || name.includes("%") ? name : encodeURIComponent(name);
      for (const path of [
        `/participants/${encoded}`,
        `/participants/${encoded}/events`,
        `/versions/${encoded}`,
        `/audit?participant=${encoded}&by=${encoded}&form=${encoded}&type=${encoded}`,
        `/participants/${id}/events?form=${encoded}&visit=${encoded}`,
      ]) {
        const reply = await coordinator.get(`${base}${path}`);
        assert.ok(reply.status < 500, `${path}: ${reply.text}`);
        if (reply.status >= 400) assertProblem(reply, reply.status);
      }
      const reply = await coordinator.get(`/api/studies/${encoded}`);
      assert.ok([400, 404].includes(reply.status), `${name} ${reply.status}`);
    }
  });

  it("is refused where a role, a site or the study's version was forged", async () => {
    await refusesAll(
      ["investigator", "administrator", "study-manager", "pharmacist"].map(
        (role) => () => coordinator.command({ ...save, values: { pulse: 70 } }, { role }),
      ),
      403,
      "permission.role-not-held",
    );
    await refusesAll(
      [() => elsewhere.command({ ...save, values: { pulse: 70 } })],
      403,
      "permission.site",
    );
    await refusesAll(
      [
        () =>
          elsewhere.post(`${base}/screenings`, { id: newId(), site: "GZ01", date: "2026-11-20" }),
      ],
      403,
    );
    await refusesAll(
      [
        () =>
          coordinator.post(`${base}/screenings`, { id: newId(), site: "XX99", date: "2026-11-20" }),
      ],
      403,
    );
    await refusesAll(
      [() => coordinator.command({ ...save, values: { pulse: 70 } }, { version: "0".repeat(64) })],
      409,
      "study.other-version",
    );
    const { body } = await coordinator.get(base);
    assert.equal(body.hash, clinic.hash);
  });

  it("is refused as a signature that nobody proved, or with a grant that was made up", async () => {
    const sign = {
      kind: "sign",
      participant: id,
      places: [{ form: "VS", visit: "screening" }],
      meaning: "author",
      manifest: "0".repeat(64),
    };
    await refusesAll(
      [
        () => investigator.command(sign),
        () => investigator.command(sign, { grant: "A".repeat(43) }),
      ],
      403,
      "sign.not-proved",
    );
  });

  it("never makes the server stumble, whatever JSON it is", async () => {
    const before = await version();
    const shape = fc.record(
      {
        kind: fc.constantFrom(
          "save-form",
          "correct-value",
          "start-visit",
          "raise-query",
          "sign",
          "screen",
          "withdraw-line",
          "mark-missing",
          "record-dose",
          "assign",
        ),
        participant: fc.constantFrom(id, "GZ01-999", ""),
        form: fc.oneof(
          fc.constantFrom("VS", "AE", "DM", "__proto__"),
          fc.string({ unit: "binary", maxLength: 12 }),
        ),
        visit: fc.oneof(
          fc.constantFrom("screening", "day1"),
          fc.string({ unit: "binary", maxLength: 12 }),
        ),
        line: fc.oneof(fc.integer(), fc.double()),
        field: fc.string({ unit: "binary" }),
        values: fc.oneof(
          fc.dictionary(
            fc.constantFrom("pulse", "sex", "__proto__", "constructor", "term"),
            fc.jsonValue(),
          ),
          fc.jsonValue(),
        ),
        rows: fc.jsonValue(),
        value: fc.jsonValue(),
        text: fc.string({ unit: "binary", maxLength: 5 }),
        reason: fc.string({ unit: "binary", maxLength: 5 }),
        date: fc.oneof(fc.constant("2026-11-20"), fc.string()),
        site: fc.constantFrom("GZ01", "DL01", "constructor"),
        places: fc.jsonValue(),
        basedOn: fc.oneof(fc.integer(), fc.constant(0)),
      },
      { requiredKeys: ["kind"] },
    );
    // Most of what is well-formed by chance is still wrong; what does fit is a rightful command and may be kept.
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), shape), async (command) => {
        const reply = await coordinator.post(commands, { id: newId(), command });
        assert.ok(reply.status < 500, `${JSON.stringify(command)}: ${reply.text}`);
        if (reply.status >= 400) assertProblem(reply, reply.status);
      }),
      { numRuns: Number(process.env["FUZZ"] ?? 300) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(
          "/api/session",
          `${base}/screenings`,
          "/api/grants",
          `${base}/delegations`,
          "/api/people",
        ),
        async (body, path) => {
          const reply = await coordinator.post(path, JSON.stringify(body));
          assert.ok(reply.status < 500, reply.text);
          if (reply.status >= 400) assertProblem(reply, reply.status);
        },
      ),
      { numRuns: 100 },
    );
    assert.deepEqual(
      clinic.logged.filter((line) => line.startsWith("fault")),
      [],
    );
    assert.ok((await version()) >= before);
    assert.equal((await clinic.store.verify()).found, 0);
  });
});

describe("the same command again", () => {
  const saving = (value: number) => ({ ...save, values: { pulse: value } });

  it("does nothing twice, one after the other or at once", async () => {
    const before = await version();
    const body = { id: newId(), command: saving(71) };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => done(coordinator.post(commands, body))),
    );
    assert.equal(answers.filter((reply) => !reply.body.repeated).length, 1);
    const again = await done(coordinator.post(commands, body));
    assert.equal(again.body.repeated, true);
    assert.equal(again.body.position, answers[0]?.body.position);
    assert.equal(await version(), before + 1);
  });

  it("is refused under the same id with another content, whether or not that could be carried out", async () => {
    const body = { id: newId(), command: saving(72) };
    await done(coordinator.post(commands, body));
    await refusesAll(
      [
        () => coordinator.post(commands, { ...body, command: saving(73) }),
        // Decided anew it would change nothing, or be refused: it is still not the command of this id.
        () => coordinator.post(commands, { ...body, command: { ...saving(72), complete: false } }),
        () => coordinator.post(commands, { ...body, command: saving(9_999) }),
        () => investigator.post(commands, { ...body, command: saving(74) }),
      ],
      409,
      "command.reused",
    );
    const raced = newId();
    const both = await Promise.all(
      [75, 76].map((value) => coordinator.post(commands, { id: raced, command: saving(value) })),
    );
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
  });

  it("means the same out of order: what came late is decided on the record as it is then", async () => {
    const first = { id: newId(), command: saving(81) };
    const second = { id: newId(), command: saving(82) };
    await done(coordinator.post(commands, first));
    await done(coordinator.post(commands, second));
    assert.equal((await done(coordinator.post(commands, first))).body.repeated, true);
    const { body } = await coordinator.get(`${base}/participants/${id}`);
    assert.equal(body.state.forms.screening.VS.values.pulse, 82);
  });

  it("gives a screening one number, however often it is sent, and refuses another under its id", async () => {
    const body = { id: newId(), site: "GZ01", date: "2026-11-21" };
    const numbers = await Promise.all(
      Array.from({ length: 8 }, () => done(coordinator.post(`${base}/screenings`, body))),
    );
    assert.equal(new Set(numbers.map((reply) => reply.body.participant)).size, 1);
    assert.equal(numbers.filter((reply) => !reply.body.repeated).length, 1);
    assertProblem(
      await coordinator.post(`${base}/screenings`, { ...body, date: "2026-11-22" }),
      409,
      "command.reused",
    );
    const others = await Promise.all(
      Array.from({ length: 8 }, () =>
        done(coordinator.post(`${base}/screenings`, { ...body, id: newId() })),
      ),
    );
    assert.equal(new Set(others.map((reply) => reply.body.participant)).size, 8);
  });
});

describe("several people at one form", () => {
  it("loses nothing of what 32 clients correct at once, and refuses nobody", async () => {
    const fields = {
      systolic: [100, 160],
      diastolic: [50, 95],
      pulse: [50, 110],
      breaths: [8, 30],
    } as const;
    const names = Object.keys(fields) as (keyof typeof fields)[];
    const sessions = await Promise.all([
      clinic.as("coordinator"),
      clinic.as("coordinator"),
      clinic.as("investigator"),
    ]);
    const acknowledged = await Promise.all(
      Array.from({ length: 32 }, async (_, client) => {
        const field = names[client % names.length] ?? "pulse";
        const value = fields[field][0] + Math.floor(client / names.length);
        const reply = await done(
          (sessions[client % 3] ?? coordinator).command({ ...save, values: { [field]: value } }),
        );
        assert.equal(reply.body.events.length, 1);
        return { field, value };
      }),
    );
    const { body } = await coordinator.get(
      `${base}/participants/${id}/events?form=VS&visit=screening`,
    );
    const kept = body.rows.map(
      ({ event }: { event: { values: Record<string, number> } }) => event.values,
    );
    for (const { field, value } of acknowledged) {
      assert.ok(
        kept.some((values: Record<string, number>) => values[field] === value),
        `${field} ${value}`,
      );
    }
  });

  it("is told who changed the field meanwhile, to what, and what one entered oneself", async () => {
    const basedOn = (await coordinator.get(`${base}/participants/${id}`)).body.state.forms.screening
      .VS.version;
    await done(investigator.command({ ...save, values: { saturation: 96 }, basedOn }));
    const before = await version();
    const reply = await coordinator.command({
      ...save,
      values: { saturation: 95, temperature: 36.6 },
      basedOn,
    });
    assertProblem(reply, 409, "save.stale");
    const [fact] = reply.body.refusal.facts;
    assert.deepEqual(fact.path, ["saturation"]);
    assert.match(JSON.stringify(fact.params.stored), /96/);
    assert.match(JSON.stringify(fact.params.yours), /95/);
    assert.equal(fact.params.who, "investigator");
    assert.match(reply.body.title, /^investigator changed this form at 20/);
    assert.equal(await version(), before);
    await done(coordinator.command({ ...save, values: { temperature: 36.6 }, basedOn }));
  });
});

describe("hostile words", () => {
  const words = [
    "<script>alert(1)</script>",
    "'); drop table neurite.journal; --",
    '"><img src=x onerror=alert(1)>',
    "${7*7} {{7*7}} %s %n",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
    "𠮷野家 👩‍👩‍👧 é é ﷽",
    "abc\u202Egpj.exe\u202C",
    'line one\r\nline, "two"; three',
    "\u2028\u2029\uFEFF\u200B",
    "__proto__",
    "constructor",
    "NULL",
    "undefined",
    "../../etc/passwd",
  ];

  it("are kept letter by letter and come back the same in the record, the audit trail and both exports", async () => {
    for (const comment of words) await done(coordinator.command({ ...mri, values: { comment } }));
    const { body: audit } = await coordinator.get(
      `${base}/audit?participant=${id}&form=MRI&limit=500`,
    );
    const kept = audit.rows
      .map(({ event }: { event: { values: { comment?: string } } }) => event.values.comment)
      .reverse();
    assert.deepEqual(kept, words);
    const ndjson = async (): Promise<string> => {
      const { text } = await coordinator.get(`${base}/forms.ndjson`);
      const lines = text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      return lines.find((line) => line.participant === id && line.form === "MRI").values.comment;
    };
    const cell = async (path: string): Promise<string> => {
      const { text } = await coordinator.get(`${base}/${path}`);
      return (
        readCsv(text)
          .filter((cells) => cells.includes("MRI") && cells.includes("comment"))
          .at(-1)
          ?.join("\n") ?? ""
      );
    };
    for (const comment of words) {
      await done(coordinator.command({ ...mri, values: { comment } }));
      const { body } = await coordinator.get(`${base}/participants/${id}`);
      assert.equal(body.state.forms.screening.MRI.values.comment, comment);
      assert.equal(await ndjson(), comment);
      // What a spreadsheet would run is kept from running; everything else stands as it was typed.
      const shown = /^[=@\t\r]|^[+-](?![\d.]+$)/.test(comment) ? `'${comment}` : comment;
      assert.ok((await cell("forms.csv")).includes(shown), `forms.csv ${comment}`);
      assert.ok((await cell("audit.csv?form=MRI")).includes(shown), `audit.csv ${comment}`);
    }
  });

  it("start no formula in any cell of a spreadsheet", async () => {
    const bytes = await (await coordinator.send(`${base}/forms.csv`, {})).bytes();
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "says that it is UTF-8");
    for (const path of ["forms.csv", "audit.csv", "audit.csv?language=zh-CN"]) {
      const { text } = await coordinator.get(`${base}/${path}`);
      for (const cell of readCsv(text).flat()) {
        assert.ok(!/^[=@\t\r]|^[+-](?![\d.]+$)/.test(cell), `${path}: ${cell}`);
      }
    }
  });

  it("are refused where nothing can keep them: half a character, a zero byte, a name that is JavaScript's own", async () => {
    const raw = (text: string) => () =>
      coordinator.post(
        commands,
        `{"id":"${newId()}","command":{"kind":"save-form","participant":"${id}","form":"MRI","visit":"screening","values":${text}}}`,
      );
    const wrong = [
      '{"comment":"a\\u0000b"}',
      '{"comment":"a\\ud800b"}',
      '{"comment":"\\udc00"}',
      '{"__proto__":{"polluted":1}}',
      '{"\\u005f_proto__":1}',
      '{"\\ud800":1}',
    ];
    await refusesAll(wrong.map(raw), 400, "request.malformed");
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    for (const path of ["/api/session", `${base}/screenings`]) {
      const reply = await clinic
        .stranger()
        .post(path, '{"email":"a\\u0000@x.example","password":"\\ud800"}');
      assert.ok([400, 401].includes(reply.status), reply.text);
    }
    const administrator = await clinic.as("administrator");
    for (const name of ["a\u0000b", "a\ud800b"]) {
      assertProblem(
        await administrator.post("/api/people", { name, email: "zero@clinic.example" }),
        400,
        "request.malformed",
      );
    }
  });

  it("stand in names of people, reasons, queries and searches without doing anything", async () => {
    const administrator = await clinic.as("administrator");
    for (const [index, name] of words.slice(0, 4).entries()) {
      const reply = await administrator.post("/api/people", {
        name,
        email: `hostile${index}@clinic.example`,
      });
      if (reply.status !== 200) {
        assertProblem(reply, reply.status);
        continue;
      }
      const { body } = await administrator.get("/api/people");
      assert.equal(
        body.find((person: { id: string }) => person.id === reply.body.person.id).name,
        name,
      );
    }
    for (const text of words) {
      const raised = await coordinator.command({
        kind: "raise-query",
        participant: id,
        form: "MRI",
        visit: "screening",
        field: "comment",
        text,
      });
      if (raised.status !== 200) assertProblem(raised, raised.status);
      const found = await coordinator.get(
        `${base}/audit?by=${encodeURIComponent(text)}&type=${encodeURIComponent(text)}`,
      );
      assert.equal(found.status, 200, found.text);
      assert.equal(found.body.matching, 0);
    }
    assert.equal((await clinic.store.verify()).found, 0);
  });
});

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows;
}
