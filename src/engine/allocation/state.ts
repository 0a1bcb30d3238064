import type { Instant, PersonId } from "../../kernel/index.ts";
import type { UnblindingCategory } from "./command.ts";

/** What a participant's own record knows of the blind: arm-free. */
export interface UnblindingState {
  readonly number: number;
  readonly at: Instant;
  readonly by: PersonId;
  /** Absent where somebody learnt the arm without the system. */
  readonly category?: UnblindingCategory;
  readonly reason?: string;
  /** When it was really opened, where that was on paper. */
  readonly opened?: Instant;
  readonly how?: string;
  readonly who?: string;
  readonly assessed?: { readonly knows: string; readonly impact: string; readonly at: Instant };
}
