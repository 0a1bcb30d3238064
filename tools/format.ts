/** `npm run format`: formats the given files, or everything. */
import { runTool } from "./run-tool.ts";

const given = process.argv.slice(2);
const { code, output } = await runTool("biome", [
  "format",
  "--write",
  ...(given.length > 0 ? given : ["."]),
]);
process.stdout.write(output);
process.exitCode = code;
