import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { printTypedDate } from "../../kernel/index.ts";
import type { ReadoutPage as Data } from "../../server/contract.ts";
import { addressOf, call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { useSession } from "../session/session.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Menu } from "../ui/menu.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { DisplayView } from "./display-view.tsx";
import { EstimandCard } from "./estimand-card.tsx";
import { LookDialog } from "./look-dialog.tsx";
import { LooksCard } from "./looks-card.tsx";
import { readoutQuery, type Readout, reportQuery } from "./readout-query.ts";
import { words } from "./readout-words.ts";

/** The results of a study, live: what is estimated, every table and figure of a cut, and the records behind each number. */
export function ReadoutPage() {
  const { study = "" } = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const { say } = useLanguage();
  const { data, error } = useQuery(readoutQuery(study, search["cut"]));
  return (
    <Page
      wide
      title={say(words.title)}
      above={study}
      below={<p className="max-w-3xl">{say(words.lead)}</p>}
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={10} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Results study={study} data={data} />
      )}
    </Page>
  );
}

const formats = ["html", "pdf", "rtf", "json"] as const;

function Results({ study, data }: { readonly study: string; readonly data: Data }) {
  const { say, language } = useLanguage();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const [isAsking, setAsking] = useState(false);
  const { act, busy, error } = useAct(["readout"]);
  const isLooking = useLasting(data.look?.until);
  const { cut: name, cuts, displays, open } = data;
  const cut = cuts.find(({ id }) => id === name);
  const unblinded = isLooking && search["arms"] === "yes";
  const display = displays.find(({ id }) => id === search["display"]) ?? displays[0];
  const go = (changes: Search): void =>
    void navigate({ to: ".", search: (now: Search) => ({ ...now, ...changes }) } as never);
  const takeCut = () =>
    act(async () => {
      const { id } = await call("POST /api/studies/{study}/readout/cuts", { params: { study } });
      go({ cut: id, result: undefined });
    });
  const taking = data.mayTakeCut && (
    <Button busy={busy} onClick={() => void takeCut()}>
      <Icon name="plus" />
      {say(words.takeCut)}
    </Button>
  );
  if (cut === undefined) {
    return (
      <div className="space-y-4">
        <Empty kind="yet" title={say(words.noCut)}>
          <p>{say(words.noCutHow)}</p>
        </Empty>
        {taking}
        <ProblemNotice error={error} />
        <Estimands data={data} />
      </div>
    );
  }
  const readout: Readout = { study, cut: cut.id, language, unblinded };
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-end gap-3 print:hidden">
        <Labelled label={say(words.cut)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={cut.id}
              onChange={(event) =>
                go({ cut: event.target.value, result: undefined, arms: undefined })
              }
            >
              {cuts.map(({ id, takenAt, position }) => (
                <option key={id} value={id}>
                  {say(words.cutOption, {
                    date: `${printTypedDate(takenAt.slice(0, 10), language)} ${takenAt.slice(11, 16)} UTC`,
                    position,
                  })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {taking}
        {cut.readable && (
          <Menu
            className={buttonClass()}
            label={
              <>
                <Icon name="download" />
                {say(words.download)}
              </>
            }
            entries={formats.map((format) => ({
              label: format.toUpperCase(),
              onSelect: () =>
                location.assign(
                  addressOf(`GET /api/studies/{study}/readout/report.${format}`, {
                    params: { study },
                    query: reportQuery(readout),
                  }),
                ),
            }))}
          />
        )}
        {data.mayLook && !open && !isLooking && cut.readable && (
          <Button onClick={() => setAsking(true)}>
            <Icon name="eye" />
            {say(words.look)}
          </Button>
        )}
      </div>
      <ProblemNotice error={error} />
      {isAsking && (
        <LookDialog
          study={study}
          cut={cut}
          onClose={() => setAsking(false)}
          onBegun={() => {
            setAsking(false);
            go({ arms: "yes", result: undefined });
          }}
        />
      )}
      {isLooking && data.look !== undefined && (
        <LookBanner
          look={data.look}
          unblinded={unblinded}
          onSwitch={(arms) => go({ arms, result: undefined })}
        />
      )}
      {search["arms"] === "yes" && !isLooking && <Notice tone="wait" title={say(words.ended)} />}
      {!cut.readable && <Notice tone="wait" title={say(words.noReadout)} />}
      {display !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <nav aria-label={say(words.displays)} className="print:hidden">
            <h2 className="mb-2">{say(words.displays)}</h2>
            <ul className="max-h-[75dvh] overflow-y-auto max-lg:max-h-60" tabIndex={0}>
              {displays.map(({ id, kind, titles }) => (
                <li key={id}>
                  <Link
                    to="."
                    search={(now: Search) => ({ ...now, display: id, result: undefined })}
                    aria-current={id === display.id ? "true" : undefined}
                    className={`block rounded-md px-2.5 py-1.5 text-ink no-underline ${id === display.id ? "bg-accent-soft" : "hover:bg-sunken"}`}
                  >
                    <span className="num block text-[0.8rem] text-soft">
                      {say(words[kind], { id })}
                    </span>
                    {titles[0] === undefined ? id : say(titles[0])}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <DisplayView
            readout={readout}
            display={display.id}
            result={search["result"]}
            onOpen={(result) => go({ result })}
          />
        </div>
      )}
      <Estimands data={data} />
      {!open && <LooksCard looks={data.looks} />}
    </div>
  );
}

function Estimands({ data: { estimands } }: { readonly data: Data }) {
  const { say } = useLanguage();
  if (estimands.length === 0) return <p className="max-w-3xl text-soft">{say(words.described)}</p>;
  return (
    <section aria-label={say(words.estimands)}>
      <h2 className="mb-3">{say(words.estimands)}</h2>
      <div className="grid gap-4 lg:grid-cols-2">
        {estimands.map((line) => (
          <EstimandCard key={line.estimand.id} line={line} />
        ))}
      </div>
    </section>
  );
}

/** Stands over everything while arms may be shown: who looks, until when, and that it is recorded. */
function LookBanner({
  look: { person, until, reason },
  unblinded,
  onSwitch,
}: {
  readonly look: NonNullable<Data["look"]>;
  readonly unblinded: boolean;
  readonly onSwitch: (arms: string | undefined) => void;
}) {
  const { say } = useLanguage();
  const { person: me } = useSession();
  const [before = "", after = ""] = say(words.until, { time: "\u0000", reason }).split("\u0000");
  return (
    <div
      data-look
      className="sticky top-14 z-20 rounded-lg border-2 border-wrong bg-wrong-soft px-4 py-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p className="font-semibold">{say(words.looking, { name: me?.name ?? person })}</p>
          <p>
            {before}
            <When at={until} />
            {after}
          </p>
        </div>
        <Button onClick={() => onSwitch(unblinded ? undefined : "yes")}>
          <Icon name={unblinded ? "lock" : "eye"} />
          {say(unblinded ? words.toBlinded : words.toUnblinded)}
        </Button>
      </div>
    </div>
  );
}

/** Whether an instant is still to come; it says so by itself when it has passed. */
function useLasting(until: string | undefined): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === undefined) return undefined;
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), Date.parse(until) - Date.now() + 100);
    return () => clearTimeout(timer);
  }, [until]);
  return until !== undefined && Date.parse(until) > now;
}
