import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { statusWords, type Summary, type VisitMark } from "../../engine/index.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import {
  CorrectVisitDialog,
  SkipVisitDialog,
  StartVisitDialog,
} from "../participant/visit-dialogs.tsx";
import type { Search } from "../router.tsx";
import { useAccess } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { markWords } from "../ui/mark-state.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StateLegend } from "../ui/state-legend.tsx";
import { download } from "./download.ts";
import { FilterBar } from "./filter-bar.tsx";
import { type Filter, filterNames, filterRows, readFilter, writeFilter } from "./filter.ts";
import { matrixColumns, visitAt } from "./matrix-column.ts";
import { MatrixGrid } from "./matrix-grid.tsx";
import { matrixRows } from "./matrix-row.ts";
import { words } from "./participants-words.ts";
import { ScreenDialog } from "./screen-dialog.tsx";
import { siteDays } from "./site-day.ts";
import { readSorting, sortings, sortRows } from "./sort-rows.ts";
import { TodayStrip } from "./today-strip.tsx";
import { ViewsMenu } from "./views-menu.tsx";
import { writeMatrixCsv } from "./write-csv.ts";

const sortWords = {
  number: words.byNumber,
  next: words.byNext,
  change: words.byChange,
  queries: words.byQueries,
};

interface VisitAct {
  readonly kind: "start" | "skip" | "correct";
  readonly summary: Summary;
  readonly mark: VisitMark;
}

/** Everybody one may see, with every visit: what is done, due, late and asked. */
export function ParticipantsPage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say, language } = useLanguage();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const view = useStudy(id);
  const access = useAccess(id);
  const { data, error } = useQuery(summariesQuery(id));
  const findBox = useRef<HTMLInputElement>(null);
  const [screening, setScreening] = useState(false);
  const [act, setAct] = useState<VisitAct>();
  const [said, setSaid] = useState("");

  const { study, sites } = view;
  const now = data?.now;
  const todayAt = useMemo(() => siteDays(sites, now ?? new Date().toISOString()), [sites, now]);
  const summaries = data?.participants;
  const rows = useMemo(() => matrixRows(summaries ?? [], todayAt), [summaries, todayAt]);
  const sought = useDeferredValue(search);
  const filter = useMemo(() => readFilter(sought), [sought]);
  const { shown, counts } = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const sorting = readSorting(search["sort"]);
  const sorted = useMemo(() => sortRows(shown, sorting), [shown, sorting]);
  const openList = search["open"] ?? "";
  const columns = useMemo(
    () =>
      matrixColumns(
        study,
        summaries ?? [],
        new Set(openList.split(",").filter((key) => key !== "")),
      ),
    [study, summaries, openList],
  );
  const formTitles = useMemo(
    () => new Map(study.forms.map((form) => [form.id, form.title])),
    [study],
  );
  const formTitle = useCallback(
    (form: string) => say(formTitles.get(form) ?? form),
    [say, formTitles],
  );
  const titles = useMemo(
    () =>
      columns.map(({ visit, occurrence, form }) => {
        const title =
          occurrence === 1
            ? say(visit.title)
            : say(words.occurrence, { visit: visit.title, count: occurrence });
        return form === undefined ? title : `${title} · ${formTitle(form)}`;
      }),
    [columns, say, formTitle],
  );
  const change = useCallback(
    (changed: Search, replace = true) => {
      const next = Object.fromEntries(
        Object.entries({ ...search, ...changed }).filter(
          ([, value]) => value !== undefined && value !== "",
        ),
      );
      void navigate({
        to: "/studies/$study/participants",
        params: { study: id },
        search: next,
        replace,
      });
    },
    [navigate, search, id],
  );
  const setFilter = (next: Filter) => change(writeFilter(next));
  const toggle = (key: string) => {
    const open = openList.split(",").filter((one) => one !== "");
    change({
      open: (open.includes(key) ? open.filter((one) => one !== key) : [...open, key]).join(","),
    });
  };
  const screenSites = sites.filter(
    ({ id: site, active }) => active && mayAt(access, site, "screen"),
  );
  const acts = {
    mayEnter: (site: string) => mayAt(access, site, "start-visit"),
    start: (summary: Summary, mark: VisitMark) => setAct({ kind: "start", summary, mark }),
    skip: (summary: Summary, mark: VisitMark) => setAct({ kind: "skip", summary, mark }),
    correct: (summary: Summary, mark: VisitMark) => setAct({ kind: "correct", summary, mark }),
  };
  const filterWords = (): string[] =>
    filterNames.flatMap((name) => {
      const value = filter[name];
      if (value === undefined) return [];
      if (name === "overdue" || name === "queries") return [say(words[name])];
      if (name === "state" && filter.state !== undefined) return [say(markWords[filter.state])];
      if (name === "status")
        return [say(statusWords[value as keyof typeof statusWords] ?? String(value))];
      return [String(value)];
    });
  const exportShown = () => {
    const leading = [
      {
        title: say(words.number),
        value: ({ summary }: (typeof sorted)[number]) => summary.participant,
      },
      { title: say(words.site), value: ({ summary }: (typeof sorted)[number]) => summary.site },
      {
        title: say(words.status),
        value: ({ summary }: (typeof sorted)[number]) => say(statusWords[summary.status]),
      },
      {
        title: say(words.cohort),
        value: ({ summary }: (typeof sorted)[number]) => summary.cohort ?? "",
      },
      { title: say(words.next), value: ({ nextDue }: (typeof sorted)[number]) => nextDue ?? "" },
    ];
    const csv = writeMatrixCsv(
      leading,
      columns,
      sorted,
      (column) => titles[columns.indexOf(column)] ?? column.id,
      language,
    );
    const name = [id, say(words.title), ...filterWords(), (now ?? "").slice(0, 10)]
      .filter((part) => part !== "")
      .join(" ");
    download(csv, "text/csv;charset=utf-8", `${name}.csv`);
    setSaid(say(words.exported, { count: sorted.length }));
  };
  const hasFilter = Object.keys(filter).length > 0;
  const visit = act === undefined ? undefined : visitAt(study, act.mark.key);
  const dialog =
    act === undefined || visit === undefined
      ? undefined
      : {
          study: id,
          participant: act.summary.participant,
          title: say(visit.title),
          today: todayAt(act.summary.site),
          onClose: () => setAct(undefined),
        };
  return (
    <Page
      wide
      title={say(words.title)}
      below={
        <span aria-live="polite" className="num">
          {data === undefined
            ? ""
            : hasFilter
              ? say(words.shown, { shown: shown.length, all: rows.length })
              : say(words.total, { all: rows.length })}
        </span>
      }
      actions={
        <>
          <ViewsMenu
            study={id}
            search={new URLSearchParams(
              Object.entries(search).flatMap(([name, value]) =>
                value === undefined ? [] : [[name, value]],
              ),
            ).toString()}
            onOpen={(kept) =>
              void navigate({
                to: "/studies/$study/participants",
                params: { study: id },
                search: Object.fromEntries(new URLSearchParams(kept)),
              })
            }
            onSaid={setSaid}
          />
          {rows.length > 0 && (
            <Button onClick={exportShown}>
              <Icon name="download" />
              {say(words.export)}
            </Button>
          )}
          {screenSites.length > 0 && (
            <Button tone="primary" onClick={() => setScreening(true)}>
              <Icon name="plus" />
              {say(words.screen)}
            </Button>
          )}
        </>
      }
    >
      <ProblemNotice error={error} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {data === undefined ? (
        error === null && <Skeleton lines={10} />
      ) : rows.length === 0 ? (
        access.length === 0 ? (
          <Empty kind="you" title={say(words.notYours)}>
            <p>{say(words.whoCan)}</p>
          </Empty>
        ) : (
          <Empty kind="yet" title={say(words.none)}>
            <p>{say(words.noneNext)}</p>
          </Empty>
        )
      ) : (
        <>
          <TodayStrip rows={rows} onFilter={(one) => change(writeFilter(one), false)} />
          <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
            <FilterBar
              view={view}
              filter={readFilter(search)}
              counts={counts}
              search={findBox}
              onChange={setFilter}
            />
            <div className="flex flex-wrap items-end gap-3">
              <label className="flex flex-col text-[0.8rem] text-soft">
                {say(words.sort)}
                <select
                  className="field-box text-[0.95rem] text-ink"
                  value={sorting}
                  onChange={(event) =>
                    change({
                      sort: event.target.value === "number" ? undefined : event.target.value,
                    })
                  }
                >
                  {sortings.map((one) => (
                    <option key={one} value={one}>
                      {say(sortWords[one])}
                    </option>
                  ))}
                </select>
              </label>
              <button
                type="button"
                aria-pressed={search["dense"] === "1"}
                onClick={() => change({ dense: search["dense"] === "1" ? undefined : "1" })}
                className="inline-flex min-h-[2.4rem] items-center rounded-md border border-edge bg-card px-3 aria-pressed:border-accent aria-pressed:bg-accent-soft"
              >
                {say(words.dense)}
              </button>
              <button
                type="button"
                aria-expanded={search["legend"] === "1"}
                onClick={() => change({ legend: search["legend"] === "1" ? undefined : "1" })}
                className="inline-flex min-h-[2.4rem] items-center rounded-md border border-edge bg-card px-3 aria-expanded:border-accent aria-expanded:bg-accent-soft"
              >
                {say(words.legend)}
              </button>
            </div>
          </div>
          {search["legend"] === "1" && (
            <div className="mb-3 rounded-lg border border-line bg-card p-3">
              <StateLegend
                picked={filter.state}
                counts={Object.fromEntries(counts.state)}
                onPick={(state) => {
                  const { state: _before, ...others } = filter;
                  setFilter(state === undefined ? others : { ...others, state });
                }}
              />
            </div>
          )}
          {shown.length === 0 ? (
            <Empty
              kind="match"
              title={say(words.noMatch, {
                filters: filterWords().join(language === "en" ? ", " : "、"),
              })}
            >
              <Button className="mt-2" small onClick={() => setFilter({})}>
                {say(words.clear)}
              </Button>
            </Empty>
          ) : (
            <MatrixGrid
              study={id}
              rows={sorted}
              columns={columns}
              titles={titles}
              dense={search["dense"] === "1"}
              acts={acts}
              formTitle={formTitle}
              onToggle={toggle}
              onFilter={() => findBox.current?.focus()}
            />
          )}
        </>
      )}
      {screening && (
        <ScreenDialog
          study={id}
          sites={screenSites}
          todayAt={todayAt}
          onClose={() => setScreening(false)}
          onScreened={(participant) =>
            void navigate({
              to: "/studies/$study/participants/$participant",
              params: { study: id, participant },
            })
          }
        />
      )}
      {act !== undefined && dialog !== undefined && visit !== undefined && (
        <>
          {act.kind === "start" && (
            <StartVisitDialog
              {...dialog}
              visit={visit.id}
              unscheduled={visit.timing === undefined}
              onDone={() =>
                void navigate({
                  to: "/studies/$study/participants/$participant",
                  params: { study: id, participant: act.summary.participant },
                  search: { tab: "visits", visit: act.mark.key },
                })
              }
            />
          )}
          {act.kind === "skip" && <SkipVisitDialog {...dialog} visit={visit.id} />}
          {act.kind === "correct" && (
            <CorrectVisitDialog {...dialog} visit={act.mark.key} date={act.mark.date} />
          )}
        </>
      )}
    </Page>
  );
}
