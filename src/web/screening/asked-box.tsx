import { unitWords } from "../../kernel/index.ts";
import type { AskedField } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { deviceToday } from "../ui/plain-date-box.tsx";
import { words } from "./screening-words.ts";

/** So many codes at most are ticked; of a longer list one is chosen. */
const mostTicked = 7;

/** The box of one question, of whatever kind. */
export function AskedBox({
  asked,
  name,
  value,
  isWrong,
  onChange,
}: {
  readonly asked: AskedField;
  readonly name: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { say, language } = useLanguage();
  const { kind, unit, codes = [] } = asked;
  const label = say(asked.label);
  const help = asked.follows === true ? { help: say(words.follows) } : {};
  if (kind === "date") {
    const today = deviceToday();
    return (
      <DateBox
        label={label}
        today={today}
        plain
        value={readDay(value, today)}
        onChange={({ typed }) => onChange(typed)}
      />
    );
  }
  if (kind === "choice" && asked.setValued === true && codes.length <= mostTicked) {
    const ticked = value === "" ? [] : value.split(",");
    return (
      <fieldset>
        <legend className="mb-1 font-medium">{label}</legend>
        <div className="flex flex-wrap gap-x-5">
          {codes.map(({ code, text }) => (
            <label key={code} className="flex min-h-9 items-center gap-2 leading-tight">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                name={`${name}.${code}`}
                checked={ticked.includes(code)}
                onChange={({ target }) =>
                  onChange(
                    codes
                      .map((one) => one.code)
                      .filter((one) => (one === code ? target.checked : ticked.includes(one)))
                      .join(","),
                  )
                }
              />
              {say(text)}
            </label>
          ))}
        </div>
        <p className="text-[0.87rem] text-soft">{say(words.several)}</p>
      </fieldset>
    );
  }
  const choices =
    kind === "yes-no"
      ? [
          { code: "yes", text: words.yes },
          { code: "no", text: words.no },
        ]
      : codes;
  if (kind === "yes-no" || kind === "choice") {
    return (
      <Labelled label={label} {...help}>
        {(control) => (
          <select
            {...control}
            name={name}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`field-box w-full ${kind === "yes-no" ? "max-w-40" : "max-w-sm"}`}
          >
            <option value="">{say(words.notKnown)}</option>
            {choices.map(({ code, text }) => (
              <option key={code} value={code}>
                {say(text)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    );
  }
  return (
    <Labelled label={label} {...help} {...(isWrong ? { error: say(words.noNumber) } : {})}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            name={name}
            inputMode={kind === "number" ? "decimal" : "text"}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`field-box num ${kind === "number" ? "w-28" : "w-full max-w-sm"}`}
          />
          {unit !== undefined && unit !== "1" && (
            <span className="text-soft">{unitWords(unit, language)}</span>
          )}
        </span>
      )}
    </Labelled>
  );
}
