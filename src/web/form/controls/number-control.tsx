import { useState } from "react";
import { unitWords } from "../../../kernel/index.ts";
import { type DecimalField, type IntegerField, numberOf } from "../../../definition/index.ts";
import { useLanguage } from "../../language/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { changeUnit, convertBetween, enteredOf, unitsOf } from "../change-unit.ts";
import { words } from "../form-words.ts";
import type { ControlProps } from "./control.ts";
import { TypedControl, unitNow } from "./typed-control.tsx";

/** A number with its unit; where several units are allowed, with the value in the field's own unit beside it. */
export function NumberControl(props: ControlProps<IntegerField | DecimalField>) {
  const { field, view, session, isReadOnly, id } = props;
  const { say, language } = useLanguage();
  const [asked, setAsked] = useState<string>();
  const units = unitsOf(field);
  const own = units[0];
  const unit = unitNow(view) ?? own;
  const typed =
    view.entry !== undefined && "typed" in view.entry
      ? view.entry.typed
      : enteredOf(view.stored).typed;
  const choose = (to: string) => {
    const isStored = view.stored !== undefined && view.entry === undefined && typed !== "";
    if (isStored) setAsked(to);
    else session.type(view.path, { typed, ...(to === own ? {} : { unit: to }) });
  };
  const decide = (meaning: "convert" | "wrong-unit") => {
    if (asked === undefined || unit === undefined || field.kind !== "decimal") return;
    session.type(view.path, changeUnit(field, typed, unit, asked, meaning));
    setAsked(undefined);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const value = numberOf(view.now);
  const params = {
    field: field.label,
    typed,
    from: unit === undefined ? "" : unitWords(unit, language),
    to: asked === undefined ? "" : unitWords(asked, language),
  };
  const converted =
    asked === undefined || unit === undefined || field.kind !== "decimal"
      ? undefined
      : convertBetween(field, Number(typed.normalize("NFKC")), unit, asked);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <TypedControl {...props} numeric width="w-32" />
      {units.length > 1 ? (
        <select
          aria-label={`${say(words.unit)}: ${say(field.label)}`}
          className="field-box"
          value={unit}
          disabled={isReadOnly}
          tabIndex={-1}
          aria-keyshortcuts="Alt+U"
          title="Alt U"
          data-unit-of={view.path}
          onChange={(event) => choose(event.target.value)}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {unitWords(each, language)}
            </option>
          ))}
        </select>
      ) : (
        own !== undefined &&
        own !== "1" && <span className="text-soft">{unitWords(own, language)}</span>
      )}
      {own !== undefined && unit !== own && value !== undefined && (
        <span className="num text-soft">
          {say(words.equals, { value: `${value} ${unitWords(own, language)}` })}
        </span>
      )}
      {asked !== undefined && (
        <Dialog open onClose={() => setAsked(undefined)} title={say(words.unitAsk, params)}>
          <div className="flex flex-col gap-2">
            {converted !== undefined && (
              <Button onClick={() => decide("convert")}>
                {say(words.unitConvert, { ...params, converted: Number(converted.toPrecision(6)) })}
              </Button>
            )}
            <Button onClick={() => decide("wrong-unit")}>{say(words.unitWrong, params)}</Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}
