import type { AnalysisMethod } from "../../definition/index.ts";
import type { MethodOf } from "./analysis-context.ts";
import { conditionColumns } from "./evaluate.ts";

/** The columns that a method reads from its dataset: which must be numbers, and which are taken as they are. */
export interface MethodColumns {
  readonly numbers: readonly string[];
  readonly categories: readonly string[];
}

export function methodColumns(method: AnalysisMethod): MethodColumns {
  const read = columnsOf[method.kind] as (one: AnalysisMethod) => MethodColumns;
  return read(method);
}

interface Adjusted {
  readonly response: string;
  readonly treatment: string;
  readonly factors?: readonly string[];
  readonly covariates?: readonly string[];
}

const adjusted = (
  { response, treatment, factors = [], covariates = [] }: Adjusted,
  numbers: readonly string[] = [],
  categories: readonly string[] = [],
): MethodColumns => ({
  numbers: [response, ...covariates, ...numbers],
  categories: [treatment, ...factors, ...categories],
});

const given = (column: string | undefined): readonly string[] =>
  column === undefined ? [] : [column];

const columnsOf: {
  readonly [K in AnalysisMethod["kind"]]: (method: MethodOf<K>) => MethodColumns;
} = {
  ancova: (method) => adjusted(method, given(method.dose)),
  mmrm: (method) => adjusted(method, [], [method.visit]),
  slope: (method) => adjusted(method, [method.time]),
  "joint-rank": (method) => adjusted(method, [], given(method.visit)),
  "imputed-ancova": (method) => adjusted(method, given(method.baseline), [method.visit]),
  "geometric-ratio": (method) => adjusted(method, [method.baseline]),
  "time-to-event": ({ time, censor, treatment, strata = [], covariates = [] }) => ({
    numbers: [time, censor, ...covariates],
    categories: [treatment, ...strata],
  }),
  categories: ({ response, treatment, strata = [] }) => ({
    numbers: [],
    categories: [response, treatment, ...strata],
  }),
  proportions: ({ event, treatment, strata = [] }) => ({
    numbers: [],
    categories: [treatment, ...strata, ...conditionColumns(event)],
  }),
  ranks: ({ response, treatment, strata = [] }) => ({
    numbers: [response],
    categories: [treatment, ...strata],
  }),
  summary: ({ response, treatment, by = [] }) => ({
    numbers: [response],
    categories: [treatment, ...by],
  }),
};
