import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, type Reply, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
for (const site of ["GZ01"])
  await coordinator.post(`${base}/screenings`, { id: `first-${site}`, site, date: "2026-11-20" });
const place = `${base}/participants/GZ01-001/attachments`;

async function add(
  name: string,
  body: Exclude<RequestInit["body"], undefined>,
  who: Visitor = coordinator,
): Promise<Reply> {
  const response = await who.send(`${place}?name=${encodeURIComponent(name)}`, {
    method: "POST",
    body,
    headers: { "x-neurite": "1" },
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
}

async function read(sha256: string): Promise<Response> {
  return coordinator.send(`${place}/${sha256}`, {});
}

const pdf = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

describe("a file that is not what it says", () => {
  const wrong: readonly [string, string | Uint8Array, number, string][] = [
    ["report.pdf", "<!doctype html><script>alert(1)</script>", 415, "attachment.not-what-it-says"],
    ["report.pdf", "%PDF-1.7 and then it broke off", 415, "attachment.not-what-it-says"],
    ["scan.jpg", pdf, 415, "attachment.not-what-it-says"],
    ["notes.txt", "<html><body>no</body></html>", 415, "attachment.not-what-it-says"],
    ["page.html", "<!doctype html>", 415, "attachment.kind"],
    [
      "picture.svg",
      "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
      415,
      "attachment.kind",
    ],
    ["program.exe", Buffer.from("MZ\0\0"), 415, "attachment.kind"],
    ["archive.zip", Buffer.from("PK\x03\x04"), 415, "attachment.kind"],
    ["report", Buffer.from([0, 1, 2, 3]), 415, "attachment.kind"],
    ["empty.pdf", "", 422, "attachment.empty"],
    ["report.pdf\u0000.txt", pdf, 400, "request.malformed"],
  ];
  for (const [name, content, status, type] of wrong) {
    it(`is not stored: ${JSON.stringify(name)} as ${JSON.stringify(String(content).slice(0, 20))}`, async () => {
      assertProblem(
        await add(name, content as Exclude<RequestInit["body"], undefined>),
        status,
        type,
      );
      const { rows } = await clinic.store.pool.query(
        `select count(*)::integer as files from ${clinic.store.schema}.attachment`,
      );
      assert.equal(rows[0].files, 0);
    });
  }

  it("is not stored when it is larger than 20 MB, whether or not it says so beforehand", async () => {
    const large = Buffer.alloc(21 * 2 ** 20, "a");
    assertProblem(await add("large.txt", large), 413, "request.too-large");
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < large.length; at += 2 ** 20)
          controller.enqueue(large.subarray(at, at + 2 ** 20));
        controller.close();
      },
    });
    const response = await coordinator
      .send(`${place}?name=large.txt`, {
        method: "POST",
        body: stream,
        duplex: "half",
        headers: { "x-neurite": "1" },
      })
      .catch(() => undefined);
    assert.ok(response === undefined || response.status === 413);
    assert.equal((await coordinator.get("/api/session")).status, 200);
  });

  it("is not stored by who may not write there", async () => {
    for (const role of ["monitor", "inspector"] as const)
      assertProblem(await add("report.pdf", pdf, await clinic.as(role)), 403);
    assertProblem(await add("report.pdf", pdf, await clinic.as("coordinator-elsewhere")), 404);
    assertProblem(await add("report.pdf", pdf, await clinic.as("administrator")), 403);
    assertProblem(await add("report.pdf", pdf, clinic.stranger()), 401);
  });
});

describe("a file that is kept", () => {
  it("comes back byte for byte, as a download that no page can be made of", async () => {
    // A file that is a PDF and a web page at once is kept as the PDF that it is.
    const polyglot = `%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n`;
    for (const content of [pdf, polyglot]) {
      const { status, body } = await add("报告 📄 final.pdf", content);
      assert.equal(status, 200);
      assert.equal(body.sha256, createHash("sha256").update(content).digest("hex"));
      const response = await read(body.sha256);
      assert.equal(await response.text(), content);
      assert.equal(response.headers.get("content-type"), "application/pdf");
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.match(
        response.headers.get("content-security-policy") ?? "",
        /^sandbox; default-src 'none'/,
      );
      const disposition = response.headers.get("content-disposition") ?? "";
      assert.ok(disposition.startsWith("attachment; filename*=UTF-8''"));
      assert.equal(decodeURIComponent(disposition.split("''")[1] ?? ""), "报告 📄 final.pdf");
    }
  });

  it("keeps of its name no path, no line break and no letter that turns the others round", async () => {
    const names = {
      "../../etc/passwd.txt": ".._.._etc_passwd.txt",
      "C:\\Windows\\a.txt": "C:_Windows_a.txt",
      "a\r\nset-cookie: x=y\r\n.txt": "a__set-cookie: x=y__.txt",
      "report\u202Efdp.txt": "report_fdp.txt",
      '"; filename=evil.html; x=".txt': '"; filename=evil.html; x=".txt',
    };
    for (const [name, kept] of Object.entries(names)) {
      const { body, text } = await add(name, `content of ${name}`);
      assert.equal(body.file, kept, text);
      const response = await read(body.sha256);
      assert.equal(response.headers.get("set-cookie"), null);
      assert.equal(
        decodeURIComponent(
          (response.headers.get("content-disposition") ?? "").split("''")[1] ?? "",
        ),
        kept,
      );
    }
  });

  it("is shown to nobody of another site, and not under another participant", async () => {
    const { body } = await add("secret.txt", "a secret");
    const elsewhere = await clinic.as("coordinator-elsewhere");
    assert.equal((await elsewhere.send(`${place}/${body.sha256}`, {})).status, 404);
    const other = place.replace("GZ01-001", "GZ01-002");
    await coordinator.post(`${base}/screenings`, {
      id: "second-GZ01",
      site: "GZ01",
      date: "2026-11-20",
    });
    assert.equal((await coordinator.send(`${other}/${body.sha256}`, {})).status, 404);
  });
});

describe("a photograph", () => {
  const scan = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
  const segment = (marker: number, content: readonly number[]): number[] => [
    0xff,
    marker,
    (content.length + 2) >> 8,
    (content.length + 2) & 255,
    ...content,
  ];
  const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];
  const long = (value: number): number[] => [
    value >>> 24,
    (value >> 16) & 255,
    (value >> 8) & 255,
    value & 255,
  ];
  const entry = (tag: number, type: number, count: number, value: readonly number[]): number[] => [
    tag >> 8,
    tag & 255,
    0,
    type,
    ...long(count),
    ...value,
  ];
  // IFD0 at 8 with orientation 6 and a pointer to the GPS directory at 38, whose latitude stands at 56.
  const tiff = [
    ...ascii("MM"),
    0,
    42,
    ...long(8),
    0,
    2,
    ...entry(0x0112, 3, 1, [0, 6, 0, 0]),
    ...entry(0x8825, 4, 1, long(38)),
    ...long(0),
    0,
    1,
    ...entry(2, 5, 3, long(56)),
    ...long(0),
    ...ascii("LATITUDE 23.13 N, here"),
  ];
  const quantisation = segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]);
  const frame = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
  const start = segment(0xda, [1, 1, 0, 0, 63, 0]);
  const jpeg = Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0")),
    0xff,
    ...segment(0xe1, [...ascii("Exif\0\0"), ...tiff]),
    ...segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude</x:xmpmeta>")),
    ...segment(0xe2, ascii("MPF\0 another picture LATITUDE")),
    ...segment(0xe2, ascii("ICC_PROFILE\0 colours")),
    ...segment(0xed, ascii("Photoshop LATITUDE")),
    ...segment(0xfe, ascii("remark LATITUDE")),
    ...quantisation,
    ...frame,
    ...start,
    ...scan,
    0xff,
    0xd9,
    ...ascii("LATITUDE behind the end"),
  ]);

  it("is kept without where it was taken, with its picture untouched and the right way up", async () => {
    const { status, text, body } = await add("wound.jpg", jpeg);
    assert.equal(status, 200, text);
    const kept = Buffer.from(await (await read(body.sha256)).arrayBuffer());
    const latin = kept.toString("latin1");
    assert.doesNotMatch(latin, /LATITUDE|GPS|xmpmeta|MPF|Photoshop|remark/);
    assert.match(latin, /JFIF\0.*ICC_PROFILE\0 colours/s);
    const picture = Buffer.from([...quantisation, ...frame, ...start, ...scan, 0xff, 0xd9]);
    assert.ok(kept.subarray(-picture.length).equals(picture));
    const exif = latin.indexOf("Exif\0\0") + 6;
    assert.deepEqual(
      [...kept.subarray(exif + 10, exif + 20)],
      [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6],
    );
    assert.equal(kept.readUInt16BE(exif - 8), 2 + 6 + 26);
    assert.equal(response(await read(body.sha256)), "inline");
  });

  it("loses its place in PNG, WebP and HEIC too", async () => {
    const chunk = (kind: string, content: readonly number[]) => [
      ...long(content.length),
      ...ascii(kind),
      ...content,
      0,
      0,
      0,
      0,
    ];
    const png = [
      0x89,
      ...ascii("PNG\r\n\x1a\n"),
      ...chunk("IHDR", [1]),
      ...chunk("eXIf", tiff),
      ...chunk("tEXt", ascii("LATITUDE")),
      ...chunk("IDAT", [7]),
      ...chunk("IEND", []),
      ...ascii("LATITUDE"),
    ];
    const webp = [
      ...ascii("RIFF\0\0\0\0WEBPEXIF"),
      0,
      0,
      0,
      0,
      ...tiff,
      ...ascii("XMP <x:xmpmeta>LATITUDE</x:xmpmeta>"),
    ];
    const heic = [
      0,
      0,
      0,
      24,
      ...ascii("ftypheic mdat"),
      ...ascii("Exif\0\0"),
      ...tiff,
      ...ascii("picture"),
    ];
    for (const [name, bytes] of [
      ["a.png", png],
      ["a.webp", webp],
      ["a.heic", heic],
    ] as const) {
      const { status, text, body } = await add(name, Uint8Array.from(bytes));
      assert.equal(status, 200, text);
      const kept = Buffer.from(await (await read(body.sha256)).arrayBuffer()).toString("latin1");
      assert.doesNotMatch(kept, /LATITUDE 23/, name);
      assert.doesNotMatch(kept, /GPSLatitude|>LATITUDE<|LATITUDE$/, name);
      if (name !== "a.png") assert.equal(kept.length, bytes.length, "nothing in it moved");
    }
  });

  it("that is damaged is kept or refused, and never stumbled over", async () => {
    for (let length = 3; length < jpeg.length; length += 7) {
      const { status, text } = await add(`part${length}.jpg`, jpeg.subarray(0, length));
      assert.ok(status === 200 || status === 415, text);
    }
    const hostile = Uint8Array.from([
      0xff,
      0xd8,
      0xff,
      0xe1,
      0,
      2,
      0xff,
      0xe1,
      0,
      0,
      0xff,
      0xe1,
      0,
      40,
      ...ascii("Exif\0\0MM"),
      0,
      42,
      0xff,
      0xff,
      0xff,
      0xff,
    ]);
    assert.ok((await add("hostile.jpg", hostile)).status < 500);
    assert.deepEqual(
      clinic.logged.filter((line) => line.startsWith("fault")),
      [],
    );
  });
});

function response({ headers }: Response): string {
  return (headers.get("content-disposition") ?? "").split(";")[0] ?? "";
}
