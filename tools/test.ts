/** `npm test`: the static checks, then every test. `npm test -- src/kernel` runs matching files only. */
import { listFiles } from "./source-files.ts";
import { runStaticChecks } from "./static-checks.ts";
import { runTestFiles } from "./test-run.ts";

const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
/** What takes longest begins first, so that no core waits at the end for one that began last. */
const longest = ["test/non-interference", "test/browser", "test/"];
const rank = (file: string): number => {
  const place = longest.findIndex((folder) => file.startsWith(folder));
  return place < 0 ? longest.length : place;
};
const files = ["src", "tools", "examples", "test", "bench"]
  .flatMap((folder) => listFiles(folder))
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)))
  .sort((a, b) => rank(a) - rank(b));

const checks = filters.length === 0 ? await runStaticChecks() : { passed: 0, failed: 0 };
const tests = await runTestFiles(files);
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
for (const { name, reason } of tests.skipped) {
  console.log(`skipped  ${name}${reason === "" ? "" : ` (${reason})`}`);
}
if (files.length === 0) console.log(`No test file matches ${filters.join(" or ") || "anything"}.`);
const skipped = tests.skipped.length > 0 ? `, ${tests.skipped.length} skipped` : "";
console.log(`${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
