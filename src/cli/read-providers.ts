import { readFileSync } from "node:fs";
import type { Provider } from "../server/index.ts";
import { Problem } from "./problem.ts";

/**
 * Institutions whose own sign-in is trusted, from a JSON file that an environment variable names: a list of
 * `{ id, name: { en, "zh-CN" }, issuer, clientId, clientSecret, redirectUri }`. The file holds secrets: keep it readable to
 * the server alone.
 */
export function readProviders(file: string | undefined): readonly Provider[] {
  if (file === undefined || file === "") return [];
  try {
    return JSON.parse(readFileSync(file, "utf8")) as readonly Provider[];
  } catch (error) {
    // The parser's message could show a piece of the file.
    const why = error instanceof SyntaxError ? "it is not JSON" : "it cannot be read";
    throw new Problem(`NEURITE_SIGN_IN_PROVIDERS names ${file}, but ${why}.`);
  }
}
