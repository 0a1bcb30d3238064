import type { Text } from "../../kernel/index.ts";
import type { Assumable } from "../assumption.ts";
import type { RowCondition } from "./row-condition.ts";

/** One statistical analysis: which rows of which dataset, by which method. Its results are named and traced. */
export interface Analysis extends Assumable {
  readonly id: string;
  readonly title: Text;
  /** A population of the readout, by id. */
  readonly population: string;
  readonly dataset: string;
  readonly where?: RowCondition;
  readonly method: AnalysisMethod;
}

/** Two levels of the treatment column: what is compared with what. */
export type Contrasted = readonly [level: string, reference: string];

/**
 * A method and the columns it reads. Columns in `factors` are categories, in `covariates` numbers.
 * `treatment` is the column that tells arms apart; `contrasts` which of its levels are compared.
 */
export type AnalysisMethod =
  /** A linear model; with `dose`, a test of the trend over that numeric column in place of the treatment. */
  | {
      readonly kind: "ancova";
      readonly response: string;
      readonly treatment: string;
      readonly factors?: readonly string[];
      readonly covariates?: readonly string[];
      readonly contrasts: readonly Contrasted[];
      readonly dose?: string;
      readonly confidence?: number;
      /** Levels of factors in least-squares means weigh alike, or as observed. */
      readonly margins?: "equal" | "observed";
    }
  /** Repeated measures over visits. */
  | {
      readonly kind: "mmrm";
      readonly response: string;
      readonly treatment: string;
      readonly visit: string;
      readonly factors?: readonly string[];
      readonly covariates?: readonly string[];
      readonly covariance: "unstructured" | "toeplitz" | "ar1" | "compound-symmetry";
      readonly degreesOfFreedom: "kenward-roger" | "satterthwaite";
      /** Factors and covariates whose effect differs from visit to visit; most often the baseline value. */
      readonly byVisit?: readonly string[];
      readonly contrasts: readonly Contrasted[];
      /** Without it, at every visit. */
      readonly at?: readonly string[];
    }
  /** Random intercept and slope; `shared-baseline` starts the arms from one intercept. */
  | {
      readonly kind: "slope";
      readonly response: string;
      readonly treatment: string;
      readonly time: string;
      readonly covariates?: readonly string[];
      readonly form: "separate-baseline" | "shared-baseline";
      readonly contrasts: readonly Contrasted[];
    }
  /** Function and survival ranked together; `event` and `time` from the dataset named in `survival`. */
  | {
      readonly kind: "joint-rank";
      readonly response: string;
      readonly treatment: string;
      readonly survival: {
        readonly dataset: string;
        readonly parameter: string;
        readonly time: string;
        readonly censor: string;
      };
      /** Several rows a participant: compared at the last visit that both have. Without it each has one row. */
      readonly visit?: string;
      /** Default larger, as of a score of function. */
      readonly better?: "larger" | "smaller";
      /**
       * The dead rank below all who live; values of the living that are missing at this visit are imputed at random from
       * the other visits, and the ranks of each completed set compared, combined by Rubin's rules.
       */
      readonly imputed?: { readonly at: string; readonly imputations: number };
      readonly covariates?: readonly string[];
      readonly factors?: readonly string[];
      readonly contrasts: readonly Contrasted[];
      readonly permutations?: number;
      readonly winRatio?: boolean;
      readonly seed?: number;
    }
  /** Multiple imputation over visits, an ANCOVA on each completed set, combined by Rubin's rules. */
  | {
      readonly kind: "imputed-ancova";
      readonly response: string;
      readonly treatment: string;
      readonly visit: string;
      readonly at: string;
      /** The value before treatment: a covariate, and a logarithm where the response is. */
      readonly baseline?: string;
      readonly factors?: readonly string[];
      readonly covariates?: readonly string[];
      readonly assume: "mar" | "jump-to-reference" | "copy-reference" | "copy-increments";
      readonly reference?: string;
      readonly delta?: number;
      readonly imputations: number;
      readonly seed: number;
      readonly contrasts: readonly Contrasted[];
      /** On the log of the response; results are geometric mean ratios. */
      readonly log?: boolean;
    }
  /** ANCOVA on the logarithm, reported as geometric means and their ratios. */
  | {
      readonly kind: "geometric-ratio";
      readonly response: string;
      readonly baseline: string;
      readonly treatment: string;
      readonly factors?: readonly string[];
      readonly covariates?: readonly string[];
      readonly contrasts: readonly Contrasted[];
    }
  | {
      readonly kind: "time-to-event";
      readonly time: string;
      readonly censor: string;
      readonly treatment: string;
      readonly strata?: readonly string[];
      readonly contrasts: readonly Contrasted[];
      readonly ties?: "efron" | "breslow" | "exact";
      readonly covariates?: readonly string[];
      readonly restrictedTo?: number;
      /** Days at which survival is stated. */
      readonly at?: readonly number[];
    }
  /** Categories against treatment. */
  | {
      readonly kind: "categories";
      readonly response: string;
      readonly treatment: string;
      readonly test: "pearson" | "fisher" | "cmh-general" | "cmh-row-means" | "cmh-correlation";
      readonly strata?: readonly string[];
      readonly levels?: readonly string[];
    }
  /** One proportion against another, with its difference and interval. */
  | {
      readonly kind: "proportions";
      readonly event: RowCondition;
      readonly treatment: string;
      readonly strata?: readonly string[];
      readonly contrasts: readonly Contrasted[];
      readonly interval: "wald" | "newcombe" | "miettinen-nurminen";
    }
  | {
      readonly kind: "ranks";
      readonly response: string;
      readonly treatment: string;
      readonly test: "wilcoxon" | "van-elteren" | "kruskal-wallis" | "jonckheere";
      readonly strata?: readonly string[];
      readonly contrasts?: readonly Contrasted[];
    }
  /** Descriptive statistics, by treatment and over all. */
  | {
      readonly kind: "summary";
      readonly response: string;
      readonly treatment: string;
      readonly by?: readonly string[];
    };
