import type { PlannedSite } from "../../src/definition/index.ts";

const numbers = [
  "701",
  "702",
  "703",
  "704",
  "705",
  "706",
  "707",
  "708",
  "709",
  "710",
  "711",
  "713",
  "714",
  "715",
  "716",
  "717",
  "718",
];

/** The 17 sites of the published data. Of each only the number and the country are known. */
export const sites: readonly PlannedSite[] = numbers.map((id) => ({
  id,
  name: { en: `Site ${id}`, "zh-CN": `${id}中心` },
  country: "USA",
  zone: "America/New_York",
  assumption: "Name, place and time zone of the site were not published.",
}));
