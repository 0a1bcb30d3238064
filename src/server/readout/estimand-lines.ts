import { readoutOf, type Study } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { EstimandLine } from "../contract.ts";

/** The estimands of a study's readout, with the words of what each names by its id. */
export function estimandLines(study: Study): EstimandLine[] {
  const readout = readoutOf(study);
  const { endpoints } = study;
  return readout.estimands.map((estimand) => ({
    estimand,
    population: titleOf(readout.populations, estimand.population),
    variable:
      endpoints.find(({ id }) => id === estimand.endpoint)?.text ?? named(estimand.endpoint),
    analyses: estimand.analyses.map((analysis) => titleOf(readout.analyses, analysis)),
  }));
}

function titleOf(all: readonly { readonly id: string; readonly title: Text }[], id: string): Text {
  return all.find((one) => one.id === id)?.title ?? named(id);
}

const named = (id: string): Text => ({ en: id, "zh-CN": id });
