import type { Language } from "../../kernel/index.ts";
import type { Study } from "../study.ts";
import { headings, levels } from "./headings.ts";

/** What the trial estimates, by the five attributes; each says whether it stood before the code was opened. */
export function estimandWords({ readout }: Study, language: Language): string[] {
  return (readout?.estimands ?? []).map((estimand) => {
    const population = readout?.populations.find(({ id }) => id === estimand.population);
    const planned = estimand.planned === "post-hoc" ? headings.postHoc : headings.prespecified;
    const events = estimand.intercurrent.map(
      ({ event, handling }) => `${event[language]}: ${handling[language]}`,
    );
    const attributes = [
      estimand.treatment[language],
      population?.title[language] ?? estimand.population,
      ...events,
      estimand.summary[language],
    ];
    const status = `${levels[estimand.level][language]}, ${planned[language]}`;
    return `${estimand.title[language]} (${status}): ${attributes.join(" · ")}`;
  });
}
