import { useQuery } from "@tanstack/react-query";
import type { ReadoutDisplay } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BehindPanel } from "./behind-panel.tsx";
import { displayQuery, type Readout } from "./readout-query.ts";
import { words } from "./readout-words.ts";
import { ResultFigure } from "./result-figure.tsx";
import { ResultTable } from "./result-table.tsx";

/** One table, figure or listing, with what could not be done and what it was made from. */
export function DisplayView({
  readout,
  display,
  result,
  onOpen,
}: {
  readonly readout: Readout;
  readonly display: string;
  /** The number whose records are shown beside. */
  readonly result: string | undefined;
  readonly onOpen: (result: string | undefined) => void;
}) {
  const { data, error } = useQuery(displayQuery(readout, display));
  if (data === undefined)
    return error === null ? <Skeleton lines={10} /> : <ProblemNotice error={error} />;
  return (
    <>
      <Shown data={data} onOpen={onOpen} />
      {result !== undefined && (
        <BehindPanel
          key={result}
          readout={readout}
          data={data}
          result={result}
          onOpen={onOpen}
          onClose={() => onOpen(undefined)}
        />
      )}
    </>
  );
}

function Shown({
  data,
  onOpen,
}: {
  readonly data: ReadoutDisplay;
  readonly onOpen: (result: string) => void;
}) {
  const { say } = useLanguage();
  const { display, head, issues, unprinted, made } = data;
  const [title = "", ...titles] = display.titles;
  const told = [...issues, ...unprinted].filter(
    ({ text }, place, all) => all.findIndex((one) => one.text.en === text.en) === place,
  );
  const heading = "shown-display";
  return (
    <Card className="min-w-0">
      <header className="mb-4 text-center">
        <p className="flex flex-wrap justify-center gap-2 text-soft">
          <span className="num">{say(words[display.kind], { id: display.id })}</span>
          {made.blinded && <Badge>{say(words.blinded)}</Badge>}
          {made.simulated && <Badge tone="wait">{say(words.generated)}</Badge>}
        </p>
        <h2 id={heading}>{title}</h2>
        {titles.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="text-soft">{display.population}</p>
      </header>
      {display.kind === "figure" ? (
        <>
          <ResultFigure svg={display.svg} />
          <details className="mt-4">
            <summary className="min-h-8 cursor-pointer font-medium">{say(words.numbers)}</summary>
            <ResultTable table={display.data} head={head} labelledBy={heading} onOpen={onOpen} />
          </details>
        </>
      ) : (
        <ResultTable table={display} head={head} labelledBy={heading} onOpen={onOpen} />
      )}
      <footer className="mt-4 space-y-3 text-[0.87rem]">
        {display.footnotes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {told.length > 0 && (
          <Notice tone="ask" title={say(words.notDone)}>
            <ul className="list-disc pl-5">
              {told.map(({ text }) => (
                <li key={text.en}>{say(text)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <p className="num text-soft [overflow-wrap:anywhere]">
          {say(words.source, {
            position: made.cut.position,
            content: made.cut.contentHash,
            version: made.studyVersion,
            study: made.studyHash.slice(0, 12),
            software: made.software,
          })}
        </p>
      </footer>
    </Card>
  );
}
