import { knownDay, text } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/simulate/index.ts";
import { TofersenFate } from "./fate.ts";
import { everybody, parameters } from "./scenario-parameters.ts";

const weeks = 58;

/** The extension with those of VALOR who completed it; whoever had placebo fares as on tofersen from here on. */
export default {
  title: text(
    "Generated participants of VALOR, followed into the extension",
    "VALOR模拟受试者进入扩展研究后的随访",
  ),
  parameters,
  failing: 0,
  betweenDays: 7,
  fate: (random) =>
    new TofersenFate(random, {
      since: 0,
      tofersenFrom: () => 0,
      end: { kind: "observed", day: 7 * weeks },
    }),
  after: {
    study: "233AS101-C",
    arms: { TOFERSEN: "EARLY", PLACEBO: "DELAYED" },
    enters(before, random) {
      const first = knownDay(before.doses[0]?.date ?? "");
      const last = knownDay(before.dates.completed ?? "");
      if (before.status !== "completed" || first === undefined || last === undefined) return;
      if (random.uniform() > everybody.entering) return;
      const since = last - first + 1 + random.below(6);
      return {
        afterDays: since,
        fate: (own) =>
          new TofersenFate(own, {
            since,
            tofersenFrom: (arm) => (arm === "EARLY" ? 0 : since),
            end: { kind: "observed", day: 7 * weeks - since },
          }),
      };
    },
  },
} satisfies Scenario;
