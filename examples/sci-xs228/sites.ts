import type { PlannedSite } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

export const sites: readonly PlannedSite[] = [
  {
    id: "GZ01",
    name: text(
      "The Third Affiliated Hospital, Sun Yat-sen University, Guangzhou",
      "中山大学附属第三医院",
    ),
    country: "CHN",
    zone: "Asia/Shanghai",
    investigator: "Rong Limin",
    source: "ClinicalTrials.gov NCT06976229; investigator: ndfclub 2583",
  },
  {
    id: "DL01",
    name: text("First Affiliated Hospital, Dalian Medical University", "大连医科大学附属第一医院"),
    country: "CHN",
    zone: "Asia/Shanghai",
    source: "ndfclub 2583",
    assumption: "The investigator of this site is not public.",
  },
];
