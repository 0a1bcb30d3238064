import type { ComponentType } from "react";
import { text } from "../../../kernel/index.ts";
import type {
  BooleanField,
  ChoiceField,
  ChoicesField,
  Code,
  Field,
  SignatureField,
} from "../../../definition/index.ts";
import { describeDatum, formPlanOf } from "../../../engine/index.ts";
import { useLanguage } from "../../language/language.tsx";
import { words } from "../form-words.ts";
import { ChoiceControl, Ticks } from "./choice-control.tsx";
import type { ControlProps } from "./control.ts";
import { DerivedControl } from "./derived-control.tsx";
import { FileControl } from "./file-control.tsx";
import { NumberControl } from "./number-control.tsx";
import { TypedControl } from "./typed-control.tsx";

const yesNo: readonly Code[] = [
  { code: "true", text: text("Yes", "是") },
  { code: "false", text: text("No", "否") },
];

function YesNoControl(props: ControlProps<BooleanField>) {
  return (
    <ChoiceControl
      {...props}
      codes={yesNo}
      read={(code) => code === "true"}
      spell={(datum) => (typeof datum === "boolean" ? String(datum) : undefined)}
    />
  );
}

function CodedControl(props: ControlProps<ChoiceField>) {
  const codes = codesOf(props);
  return <ChoiceControl {...props} codes={codes} isSetValued={props.field.setValued === true} />;
}

function TickedControl(props: ControlProps<ChoicesField>) {
  const { view, session } = props;
  const now = view.entry !== undefined && "value" in view.entry ? view.entry.value : view.stored;
  return (
    <Ticks
      {...props}
      path={view.path}
      codes={codesOf(props)}
      ticked={Array.isArray(now) ? now : []}
      onTick={(ticked) => session.type(view.path, { value: ticked })}
    />
  );
}

function codesOf({ session, field }: ControlProps<ChoiceField | ChoicesField>): readonly Code[] {
  return (
    formPlanOf(session.world.study, session.world.form.id)?.fields.get(field.id)?.codes?.codes ?? []
  );
}

function SignatureControl({ view, session, field, id }: ControlProps<SignatureField>) {
  const { say } = useLanguage();
  return (
    <output id={id} className="text-soft">
      {view.stored === undefined
        ? say(words.signatureField)
        : say(describeDatum(session.world.study, field, view.stored))}
    </output>
  );
}

const DateControl = (props: ControlProps) => <TypedControl {...props} width="w-52" />;
const TimeControl = (props: ControlProps) => <TypedControl {...props} width="w-28" />;

/** The control of each kind of field; a new kind does not compile until it stands here. */
const controls = {
  integer: NumberControl,
  decimal: NumberControl,
  text: TypedControl,
  boolean: YesNoControl,
  date: DateControl,
  datetime: DateControl,
  time: TimeControl,
  choice: CodedControl,
  choices: TickedControl,
  file: FileControl,
  derived: DerivedControl,
  signature: SignatureControl,
} satisfies {
  readonly [K in Field["kind"]]: ComponentType<ControlProps<Extract<Field, { kind: K }>>>;
};

/** The control of a field. */
export function FieldControl(props: ControlProps) {
  const Control = controls[props.field.kind] as ComponentType<ControlProps>;
  return <Control {...props} />;
}

/** Kinds whose control is a group of inputs, or none: their label is tied by `aria-labelledby`. */
export function isGrouped(field: Field, codes: number): boolean {
  return (
    field.kind === "boolean" || field.kind === "choices" || (field.kind === "choice" && codes <= 7)
  );
}
