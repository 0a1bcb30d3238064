import type { Field } from "../../../definition/index.ts";
import type { FieldView } from "../field-view.ts";
import type { FormSession } from "../form-session.ts";

/** What every control is given: the field as it stands, and how it is named and described to every reader. */
export interface ControlProps<F extends Field = Field> {
  readonly session: FormSession;
  readonly view: FieldView;
  readonly field: F;
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isReadOnly: boolean;
}
