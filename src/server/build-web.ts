import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = [
  "src/web",
  "src/server/contract.ts",
  "src/engine",
  "src/definition",
  "src/kernel",
  "package-lock.json",
];

/**
 * The folder of the built application. It is built when what it is made from has changed, which takes some seconds,
 * and kept by the hash of that; several processes may ask at once.
 */
export async function buildWeb(cache: string, log: (line: string) => void): Promise<string> {
  const cacheFolder = resolve(cache);
  const folder = join(cacheFolder, `web-${hashSources()}`);
  if (existsSync(join(folder, "index.html"))) return folder;
  log("Building the application (once after a change) …");
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(cacheFolder, { recursive: true });
  const [{ build }, { default: react }, { default: tailwind }] = await Promise.all([
    import("vite"),
    import("@vitejs/plugin-react"),
    import("@tailwindcss/vite"),
  ]);
  await build({
    configFile: false,
    root: join(root, "src/web"),
    logLevel: "error",
    plugins: [react(), tailwind()],
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: "es2023",
      // Where it is small enough a picture could become a data: address, which the content policy need not allow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: join(root, "src/web/index.html"),
          "service-worker": join(root, "src/web/offline/worker.ts"),
        },
        output: {
          entryFileNames: ({ name }) =>
            name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js",
        },
      },
    },
  });
  compressFiles(unfinished);
  writeFileSync(join(unfinished, "asset-list.json"), JSON.stringify(listAssets(unfinished)));
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  for (const old of readdirSync(cacheFolder)) {
    if (/^web-[0-9a-f]+$/.test(old) && !folder.endsWith(old))
      rmSync(join(cacheFolder, old), { recursive: true, force: true });
  }
  return folder;
}

/** Puts beside each file what is sent to browsers that take it compressed: once at the build, not at every start. */
function compressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = readFileSync(path);
    if (plain.length < 1024) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(plain));
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
  }
}

function listAssets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/service-worker|asset-list|\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/"))
    .sort();
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(root, source);
    for (const file of filesOf(path)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

function filesOf(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test(-d)?\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
