import type { Instant, PartialDate, ParticipantId, Sha256, SiteId } from "../../kernel/index.ts";
import type { CohortDecision } from "./command.ts";

/** Why a cohort takes nobody. Sites are told that it is on hold, not why. */
export type GateCause = "not-open" | "full" | "possible-dlt" | "held" | "late-dlt" | "decision";

/** What happens to the cohorts of a study: the stream `cohorts`. */
export type CohortEvent =
  | {
      readonly type: "slot-reserved";
      readonly participant: ParticipantId;
      readonly site: SiteId;
      readonly cohort: string;
      readonly until: Instant;
    }
  | {
      readonly type: "slot-waiting";
      readonly participant: ParticipantId;
      readonly site: SiteId;
      readonly cohort: string;
    }
  | { readonly type: "slot-given-up"; readonly participant: ParticipantId; readonly reason: string }
  | {
      readonly type: "slot-taken";
      readonly participant: ParticipantId;
      readonly site: SiteId;
      readonly cohort: string;
      readonly date: PartialDate;
    }
  | {
      readonly type: "cohort-dosed";
      readonly participant: ParticipantId;
      /** Dates of all doses so far, in order. */
      readonly doses: readonly PartialDate[];
    }
  | {
      readonly type: "participant-left";
      readonly participant: ParticipantId;
      readonly date: PartialDate;
    }
  /** A departure was undone. */
  | { readonly type: "participant-returned"; readonly participant: ParticipantId }
  | {
      readonly type: "dlt-suspected" | "dlt-no-longer-suspected";
      readonly participant: ParticipantId;
    }
  | {
      readonly type: "dlt-judged";
      readonly participant: ParticipantId;
      readonly verdict: "dlt" | "no-dlt";
      readonly reason: string;
    }
  | {
      readonly type: "participant-replaced";
      readonly participant: ParticipantId;
      readonly reason: string;
    }
  | {
      readonly type: "gate-closed";
      readonly cohort: string;
      readonly cause: GateCause;
      readonly reason?: string;
    }
  | {
      readonly type: "decision-proposed";
      readonly decision: number;
      readonly cohort: string;
      readonly act: CohortDecision;
      readonly recommended: CohortDecision;
      readonly basis: Sha256;
      readonly reason?: string;
      readonly attended: readonly string[];
    }
  | { readonly type: "decision-signed"; readonly decision: number }
  | {
      readonly type: "decision-effective";
      readonly decision: number;
      /** Cohorts whose gate opens. */
      readonly opens: readonly string[];
      /** Participants that each of them takes from now on, those it has had included. */
      readonly places: Readonly<Record<string, number>>;
    }
  | {
      readonly type: "decision-reopened";
      readonly decision: number;
      readonly participant: ParticipantId;
    };
