/** `npm run check`: everything that needs no test run. `-- --update` rewrites docs/api.md. */
import { runStaticChecks } from "./static-checks.ts";

const { passed, failed } = await runStaticChecks(process.argv.includes("--update"));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
