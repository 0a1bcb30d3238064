import type { Direction } from "../statistics/joint-rank/joint-outcome.ts";
import type { AnalysisContext, Groups, State } from "./analysis-context.ts";
import type { JointParticipants } from "./joint-participants.ts";

/** Two arms whose participants are ranked among themselves. */
export interface RankComparison {
  readonly context: AnalysisContext<"joint-rank">;
  readonly both: JointParticipants;
  readonly direction: Direction;
  readonly level: string;
  readonly reference: string;
  readonly groups: Groups;
  readonly state: State;
}
