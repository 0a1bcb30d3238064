import type { Page } from "playwright-core";
import { blindedScene } from "./blinded-scene.ts";
import { geneticScene } from "./genetic-scene.ts";
import { readoutScene } from "./readout-scene.ts";

/** Every page of the application, who looks at it, and what shows that it is there: for screenshots and audits. */
export interface ShownPage {
  /** Of the screenshot. */
  readonly name: string;
  readonly path: string;
  readonly role:
    | "coordinator"
    | "investigator"
    | "data-manager"
    | "study-manager"
    | "administrator"
    | "inspector"
    | "participant"
    | "pharmacist"
    | "quality"
    | "allocation-keeper"
    | "nobody";
  /** Seen when the page has its data. */
  readonly ready: string;
  readonly phone?: boolean;
}

const study = "XS228-SCI-P1";
const at = `/studies/${study}`;
/** A study with arms, whose people are blinded. */
const blinded = `/studies/${blindedScene.study}`;
const blindedPerson = `${blinded}/participants/${blindedScene.participant}`;
const geneticPerson = `/studies/${geneticScene.study}/participants/${geneticScene.participant}`;
const results = `/studies/${readoutScene.study}/results`;
const genetics = `${geneticPerson}?tab=genetics`;

/** The pages, for a participant of the demonstration who has had a dose and several visits. */
export function everyPage(participant: string): readonly ShownPage[] {
  const person = `${at}/participants/${participant}`;
  const page = (
    name: string,
    path: string,
    role: ShownPage["role"],
    ready = "main h1",
  ): ShownPage => ({
    name,
    path,
    role,
    ready,
  });
  const tabs = ["visits", "doses", "eligibility", "events", "scores", "history", "signatures"];
  const onPhone = (shown: ShownPage): ShownPage => ({ ...shown, phone: true });
  const supply = ["lots", "shipments", "orders", "account", "returns", "trace"];
  const parts = ["synopsis", "schedule", "eligibility", "assumptions", "forms", "versions"];
  return [
    page("sign-in", "/", "nobody", "input[type=password]"),
    page("programmes", "/", "coordinator"),
    page("programme", "/programmes/XS228-SCI-P1", "coordinator"),
    page("screening", "/screening?list=XS228-SCI-P1", "coordinator", "select[name=list]"),
    page("study-home", at, "coordinator"),
    page("study-home-data-manager", at, "data-manager"),
    page("participants", `${at}/participants`, "coordinator", "[role=grid]"),
    page("participant", person, "coordinator"),
    ...tabs.map((tab) => page(`participant-${tab}`, `${person}?tab=${tab}`, "investigator")),
    page("form", `${person}/visits/screening/VS`, "coordinator", "main form, main h1"),
    page("form-isncsci", `${person}/visits/screening/SCI`, "coordinator", "main form, main h1"),
    page("genetics", genetics, "investigator", "[data-finding]"),
    onPhone(page("genetics-phone", genetics, "investigator", "[data-finding]")),
    page(
      "form-isncsci-body",
      `${person}/visits/screening/SCI?as=body`,
      "coordinator",
      "[data-layer]",
    ),
    onPhone(
      page("form-isncsci-phone", `${person}/visits/screening/SCI`, "coordinator", "[data-layer]"),
    ),
    page("log", `${person}/logs/AE`, "coordinator"),
    {
      ...page("form-phone", `${person}/visits/screening/VS`, "coordinator", "main form, main h1"),
      phone: true,
    },
    ...parts.map((part) => page(`study-${part}`, `${at}/protocol?tab=${part}`, "coordinator")),
    page("cohorts", `${at}/cohorts`, "coordinator", "[data-gate]"),
    page("cohorts-board", `${at}/cohorts`, "data-manager", "[data-gate]"),
    page("randomise", `${blindedPerson}/randomise`, "coordinator"),
    page("unblindings", `${blinded}/unblindings`, "investigator"),
    onPhone(page("unblind-phone", `${blindedPerson}/unblind`, "investigator")),
    onPhone(page("unblind-drill-phone", `${blindedPerson}/unblind?drill=yes`, "investigator")),
    page("allocation", `${blinded}/allocation`, "allocation-keeper"),
    page("supply", `${at}/supply`, "pharmacist"),
    ...supply.map((tab) => page(`supply-${tab}`, `${at}/supply?tab=${tab}`, "pharmacist")),
    page("lot", `${at}/supply/lots/L-101`, "quality"),
    onPhone(page("bedside-pick-phone", `${at}/bedside`, "coordinator")),
    onPhone(
      page(
        "bedside-phone",
        `${blinded}/bedside?participant=${blindedScene.participant}`,
        "coordinator",
      ),
    ),
    page("results", results, "study-manager", "[data-result]"),
    onPhone(page("results-phone", results, "study-manager", "[data-result]")),
    page(
      "results-figure",
      "/studies/XS228-SCI-P1/results?display=14-4.02",
      "study-manager",
      "svg.nf",
    ),
    page("audit", `${at}/audit`, "data-manager", "main table"),
    page("people", `${at}/people`, "investigator"),
    page("inspection", `${at}/inspection`, "inspector"),
    ...["people", "sites", "policy", "access", "reviews", "audit"].map((part) =>
      page(`administration-${part}`, `/administration/${part}`, "administrator"),
    ),
    page("notices", "/notices", "investigator"),
    page("notices-log", "/notices/log", "administrator"),
    page("closeout", `${at}/closeout`, "investigator"),
    page("api-reference", "/api-reference", "data-manager"),
    { ...page("participant-own", "/studies/SOD1-TOFERSEN-CN", "participant"), phone: true },
  ];
}

/** Waits until nothing is being fetched that the page shows a shape of. The live channel never rests, so the network cannot tell. */
export async function settled(page: Page): Promise<void> {
  await page.locator(".animate-pulse").first().waitFor({ state: "detached" });
}
