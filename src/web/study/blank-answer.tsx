import type { ReactNode } from "react";
import type { Field, Study } from "../../definition/index.ts";
import { unitWords } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./study-words.ts";

/** How many codes are drawn one by one before the rest is only counted, on the plain form. */
const codesShown = 12;

/** The room on paper for the answer to a field. */
export function BlankAnswer({
  study,
  field,
  annotated,
}: {
  readonly study: Study;
  readonly field: Field;
  readonly annotated: boolean;
}): ReactNode {
  const { say, language } = useLanguage();
  const unit =
    "unit" in field && field.unit !== undefined && field.unit !== "1"
      ? unitWords(field.unit, language)
      : "";
  switch (field.kind) {
    case "integer":
    case "decimal":
      return (
        <Line>
          <Box className="w-24" />
          <span className="text-soft">{unit}</span>
        </Line>
      );
    case "text":
      return <Box className="w-full max-w-md" />;
    case "boolean":
      return (
        <Line>
          <Tick round words={say(words.yes)} />
          <Tick round words={say(words.no)} />
        </Line>
      );
    case "date":
      return <DateBoxes />;
    case "datetime":
      return (
        <Line>
          <DateBoxes />
          <TimeBoxes />
        </Line>
      );
    case "time":
      return <TimeBoxes />;
    case "choice":
    case "choices": {
      const codes = study.codeLists.find(({ id }) => id === field.codes)?.codes ?? [];
      const shown = annotated ? codes : codes.slice(0, codesShown);
      return (
        <ul className="flex flex-wrap gap-x-5 gap-y-0.5">
          {shown.map(({ code, text, sdtm }) => (
            <li key={code}>
              <Tick round={field.kind === "choice"} words={say(text)}>
                {annotated && (
                  <code className="font-mono text-[0.78rem] text-soft">
                    {sdtm === undefined || sdtm === code ? code : `${code} → ${sdtm}`}
                  </code>
                )}
              </Tick>
            </li>
          ))}
          {shown.length < codes.length && (
            <li className="text-soft">{say(words.more, { count: codes.length - shown.length })}</li>
          )}
        </ul>
      );
    }
    case "file":
      return <Box className="w-40 border-dashed!">{say(words.file)}</Box>;
    case "derived":
      return (
        <Line>
          <Box className="w-24 bg-sunken" />
          <span className="text-soft">{unit}</span>
        </Line>
      );
    case "signature":
      return (
        <Box className="h-12 w-full max-w-sm">{say(words.signs, { meaning: field.meaning })}</Box>
      );
    default:
      return field satisfies never;
  }
}

function Line({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-4 gap-y-1">{children}</div>;
}

function Box({
  className,
  children,
}: {
  readonly className: string;
  readonly children?: ReactNode;
}) {
  return (
    <span
      className={`inline-flex min-h-7 items-center rounded border border-edge px-2 text-[0.8rem] text-soft ${className}`}
    >
      {children}
    </span>
  );
}

function Tick({
  round,
  words: said,
  children,
}: {
  readonly round: boolean;
  readonly words: string;
  readonly children?: ReactNode;
}) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden="true"
        className={`size-3.5 shrink-0 border border-edge ${round ? "rounded-full" : "rounded-[3px]"}`}
      />
      {said}
      {children}
    </span>
  );
}

function DateBoxes() {
  const { say } = useLanguage();
  return (
    <span className="inline-flex gap-1">
      <Box className="w-18">{say(words.year2)}</Box>
      <Box className="w-14">{say(words.month2)}</Box>
      <Box className="w-12">{say(words.day2)}</Box>
    </span>
  );
}

function TimeBoxes() {
  return (
    <span className="inline-flex items-center gap-1">
      <Box className="w-10" />:
      <Box className="w-10" />
    </span>
  );
}
