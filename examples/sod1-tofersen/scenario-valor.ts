import { text } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/simulate/index.ts";
import { TofersenFate } from "./fate.ts";
import { parameters } from "./scenario-parameters.ts";

/** VALOR with generated people, who fare as the published estimates say. */
export default {
  title: text(
    "Generated participants; the published point estimates of VALOR are taken as the truth",
    "模拟受试者；以VALOR已发表的点估计值作为模拟的真值",
  ),
  parameters,
  // 54 of 162 were screened and did not fit.
  failing: 54 / 162,
  betweenDays: 7,
  fate: (random) =>
    new TofersenFate(random, {
      since: 0,
      tofersenFrom: (arm) => (arm === "TOFERSEN" ? 0 : Infinity),
      end: { kind: "completed", day: 199 },
    }),
} satisfies Scenario;
