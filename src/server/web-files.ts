import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

const kinds: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * What a page of ours may load and do: its own files, its own server, nothing else. No inline script or style, no
 * frame around it, no form to elsewhere.
 *
 * @source CSP Level 3; OWASP Secure Headers
 */
const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "geolocation=(), microphone=(), camera=(self), payment=(), usb=()",
};

interface WebFile {
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves the built application from memory, compressed as the build left it. Any other address is a page of it. */
export function openWebFiles(folder: string): (request: Request) => Response {
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length).replaceAll("\\", "/"), readWebFile(path));
  }
  const page = files.get("/index.html");
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response("Not allowed", {
        status: 405,
        headers: { ...pageHeaders, allow: "GET, HEAD" },
      });
    }
    const { pathname } = new URL(request.url);
    const isAsset = /\.[a-z0-9]{2,12}$/i.test(pathname);
    const file = files.get(pathname) ?? (isAsset ? undefined : page);
    if (file === undefined) return new Response("Not found", { status: 404, headers: pageHeaders });
    if (request.headers.get("if-none-match") === file.headers["etag"]) {
      return new Response(null, { status: 304, headers: { ...pageHeaders, ...file.headers } });
    }
    const accepted = request.headers.get("accept-encoding") ?? "";
    const encoding =
      file.br !== undefined && /\bbr\b/.test(accepted)
        ? "br"
        : file.gzip !== undefined && /\bgzip\b/.test(accepted)
          ? "gzip"
          : undefined;
    const content = encoding === undefined ? file.plain : file[encoding];
    return new Response(request.method === "HEAD" ? null : new Uint8Array(content ?? file.plain), {
      headers: {
        ...pageHeaders,
        ...file.headers,
        vary: "accept-encoding",
        ...(encoding === undefined ? {} : { "content-encoding": encoding }),
      },
    });
  };
}

function readWebFile(path: string): WebFile {
  const plain = readFileSync(path);
  const kind = kinds[extname(path)] ?? "application/octet-stream";
  const hashed = /-[\w-]{8,}\.\w+$/.test(path);
  return {
    plain,
    br: readIfThere(`${path}.br`),
    gzip: readIfThere(`${path}.gz`),
    headers: {
      "content-type": kind,
      etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
      "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    },
  };
}

function readIfThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
