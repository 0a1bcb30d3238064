import { fileURLToPath } from "node:url";
import { shortPath } from "./short-path.ts";

const ours = fileURLToPath(new URL("..", import.meta.url));

/** Says why a TypeScript file could not be run: which line of whose file, and what to do where that is known. */
export function describeModuleError(error: unknown, file: string): string {
  const name = shortPath(file);
  if (!(error instanceof Error)) return `${name} throws ${String(error)}, which is no error.`;
  const code = "code" in error ? String(error.code) : "";
  const at = placeOf(error, file);
  const words = error.message.replaceAll(/file:\/\/\S+/g, (url) => shortPath(fileURLToPath(url)));
  switch (code) {
    case "ERR_INVALID_TYPESCRIPT_SYNTAX":
      return `${at} cannot be read as TypeScript: ${words}`;
    case "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX":
      return `${at} uses what Node cannot run without compiling: ${words}. Write plain types and values.`;
    case "ERR_MODULE_NOT_FOUND":
      return `${name} imports what is not there: ${words}.${/package/.test(words) ? " Install it there with npm." : ""}`;
    default:
      return `${at} throws ${error.name}: ${words}`;
  }
}

/** The line of the author's own file: the first the stack names that is not one of Neurite's. */
function placeOf({ stack = "" }: Error, file: string): string {
  const named = stack.matchAll(
    /(?:file:\/\/|^| \()(\/[^\s:()]+|[A-Z]:[^\s:()]+):(\d+)(?::(\d+))?/gm,
  );
  for (const [, path = "", line, column] of named) {
    const real = decodeURI(path);
    if (real.startsWith(ours) || /[/\\]node_modules[/\\]/.test(real)) continue;
    return [shortPath(real), line, column].filter((part) => part !== undefined).join(":");
  }
  return shortPath(file);
}
