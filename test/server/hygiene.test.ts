import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { assertProblem } from "./assert-problem.ts";
import { openClinic } from "./clinic.ts";

const webFolder = await mkdtemp(join(tmpdir(), "neurite-pages-"));
await mkdir(join(webFolder, "assets"));
await writeFile(
  join(webFolder, "index.html"),
  `<!doctype html><title>Neurite</title>${" ".repeat(3_000)}`,
);
await writeFile(join(webFolder, "assets", "index-a1b2c3d4.js"), "export {};".repeat(1_000));
// The build leaves each file compressed beside it.
await writeFile(
  join(webFolder, "assets", "index-a1b2c3d4.js.gz"),
  gzipSync("export {};".repeat(1_000)),
);
const clinic = await openClinic({ webFolder, requestTimeoutMs: 1_000 });
after(async () => {
  await clinic.close();
  await rm(webFolder, { recursive: true });
});
const base = "/api/studies/XS228-SCI-P1";
const { port } = new URL(clinic.server.url);
const coordinator = await clinic.as("coordinator");
const stranger = clinic.stranger();

/** What the server answers to bytes as they are. */
async function raw(bytes: string, waitMs = 0): Promise<string> {
  const socket = connect(Number(port), "127.0.0.1");
  let answer = "";
  socket
    .setEncoding("latin1")
    .on("data", (text: string) => (answer += text))
    .on("error", () => undefined);
  await once(socket, "connect");
  socket.write(bytes);
  if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs));
  else socket.end();
  if (!socket.closed)
    await Promise.race([once(socket, "close"), new Promise((done) => setTimeout(done, 10_000))]);
  socket.destroy();
  return answer;
}

describe("a page", () => {
  it("may load and do nothing but what is its own", async () => {
    for (const path of [
      "/",
      "/participants/GZ01-001",
      "/assets/index-a1b2c3d4.js",
      "/nothing.js",
    ]) {
      const { headers } = await stranger.send(path, {});
      assert.match(
        headers.get("content-security-policy") ?? "",
        /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
      );
      assert.doesNotMatch(headers.get("content-security-policy") ?? "", /unsafe/);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
      assert.equal(headers.get("x-powered-by"), null);
    }
  });

  it("is asked for again when it changed, and an asset never", async () => {
    const page = await stranger.send("/", {});
    assert.equal(page.headers.get("cache-control"), "no-cache");
    const etag = page.headers.get("etag") ?? "";
    assert.equal((await stranger.send("/", { headers: { "if-none-match": etag } })).status, 304);
    const asset = await stranger.send("/assets/index-a1b2c3d4.js", {});
    assert.match(asset.headers.get("cache-control") ?? "", /immutable/);
    assert.match(asset.headers.get("content-encoding") ?? "", /^(br|gzip)$/);
  });

  it("answers HEAD without a body, and no other method", async () => {
    const head = await stranger.send("/", { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), "");
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      assert.equal((await stranger.send("/", { method })).status, 405, method);
    }
  });

  it("is never a file outside the folder of the application", async () => {
    for (const path of [
      "/../package.json",
      "/..%2fpackage.json",
      "/%2e%2e/package.json",
      "/%2e%2e%2fpackage.json",
      "/..\\package.json",
      "/assets/../../package.json",
      "//package.json",
      "/\0package.json",
      "/%00package.json",
      "/....//package.json",
      "/assets/%2e%2e/%2e%2e/etc/passwd.txt",
    ]) {
      const answer = await raw(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1.1 (400|404)/, path);
      assert.doesNotMatch(answer, /"name": ?"neurite"|root:/);
    }
  });
});

describe("an answer of the API", () => {
  it("is kept by nobody, whatever it says", async () => {
    for (const path of [
      "/api/session",
      base,
      `${base}/summaries`,
      "/api/nothing",
      `${base}/forms.csv`,
      `${base}/audit`,
    ]) {
      const { headers } = await coordinator.send(path, {});
      assert.equal(headers.get("cache-control"), "no-store", path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("access-control-allow-origin"), null, path);
    }
  });

  it("says which methods there are, and does nothing for HEAD and OPTIONS", async () => {
    for (const [path, allow] of [
      ["/api/session", "GET, POST, DELETE"],
      [`${base}/commands`, "POST"],
      ["/api/policy", "GET, PUT"],
    ] as const) {
      for (const method of ["PATCH", "OPTIONS", "HEAD", "BREW"]) {
        const response = await new Promise<{ status: number; allow: string }>((done, fail) => {
          const sending = request(
            `${clinic.server.url}${path}`,
            {
              method: method === "BREW" ? "PROPFIND" : method,
              headers: { cookie: coordinator.cookie, "x-neurite": "1" },
            },
            (got) => {
              got.resume();
              done({ status: got.statusCode ?? 0, allow: String(got.headers["allow"]) });
            },
          );
          sending.on("error", fail).end();
        });
        assert.deepEqual(response, { status: 405, allow }, `${method} ${path}`);
      }
    }
    assertProblem(await coordinator.get("/api/nothing/here"), 404, "request.unknown");
    const before = (await coordinator.get(`${base}/audit`)).body.total;
    for (const path of ["forms.csv", "forms.ndjson", "audit.csv"])
      assert.equal((await coordinator.send(`${base}/${path}`, { method: "HEAD" })).status, 405);
    assert.equal((await coordinator.get(`${base}/audit`)).body.total, before);
  });

  it("is compressed where it is long and the browser takes that, and only there", async () => {
    const ask = (encoding: string) =>
      new Promise<{ bytes: Buffer; encoding: string | undefined }>((done, fail) => {
        request(
          `${clinic.server.url}${base}`,
          { headers: { cookie: coordinator.cookie, "accept-encoding": encoding } },
          (got) => {
            const parts: Buffer[] = [];
            got
              .on("data", (part: Buffer) => parts.push(part))
              .on("end", () =>
                done({ bytes: Buffer.concat(parts), encoding: got.headers["content-encoding"] }),
              );
          },
        )
          .on("error", fail)
          .end();
      });
    const plain = await ask("identity");
    assert.equal(plain.encoding, undefined);
    const br = await ask("gzip, deflate, br");
    assert.equal(br.encoding, "br");
    assert.ok(brotliDecompressSync(br.bytes).equals(plain.bytes));
    assert.ok(br.bytes.length < plain.bytes.length / 4);
    const gzip = await ask("gzip");
    assert.ok(gunzipSync(gzip.bytes).equals(plain.bytes));
    assert.equal(
      (await coordinator.send("/api/session", {})).headers.get("content-encoding"),
      null,
    );
  });
});

describe("a request that is not one", () => {
  const cookie = `Cookie: ${coordinator.cookie}\r\nX-Neurite: 1\r\nContent-Type: application/json\r\n`;

  it("gets a short answer and its connection closed: no host, an endless line, huge headers, half a request", async () => {
    const lines = {
      "GET /api/session HTTP/1.1\r\n\r\n": /^HTTP\/1.1 400/,
      [`GET /api/${"x".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`]: /^HTTP\/1.1 4(31|14)/,
      [`GET /api/session HTTP/1.1\r\nHost: a\r\nX-Big: ${"x".repeat(20_000)}\r\n\r\n`]:
        /^HTTP\/1.1 431/,
      "GET /api/session HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n": /^HTTP\/1.1 400/,
      "NONSENSE\r\n\r\n": /^HTTP\/1.1 400/,
      "GET http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n": /^HTTP\/1.1 400/,
      "POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n":
        /^HTTP\/1.1 400/,
    };
    for (const [bytes, expected] of Object.entries(lines))
      assert.match(await raw(bytes), expected, bytes.slice(0, 60));
  });

  it("does nothing when its body breaks off or never comes, and is let go in time", async () => {
    const before = (await coordinator.get(`${base}/audit`)).body.total;
    const head = `POST ${base}/screenings HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${cookie}Content-Length: 70\r\n\r\n`;
    await raw(`${head}{"id":"broken-off","site":"GZ01"`);
    const started = performance.now();
    const slow = await raw(`${head}{"id":"slow`, 4_000);
    assert.ok(performance.now() - started < 9_000);
    assert.match(slow, /^(HTTP\/1.1 408|$)/);
    assert.equal((await coordinator.get(`${base}/audit`)).body.total, before);
    assert.equal((await coordinator.get(`${base}/summaries`)).body.participants.length, 0);
  });

  it("takes names that JavaScript knows for what they are: nothing", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      for (const path of [
        `/api/session?${name}=1&${name}[x]=1`,
        `${base}/audit?${name}=1`,
        `/api/${name}`,
        `/${name}`,
        `/api/studies/${name}`,
      ]) {
        assert.ok((await coordinator.send(path, {})).status < 500, path);
      }
    }
    assert.deepEqual(
      clinic.logged.filter((line) => line.startsWith("fault")),
      [],
    );
  });
});
