import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { statusWords, type Summary, type VisitMark } from "../../engine/index.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import type { Search } from "../router.tsx";
import { useAccess, useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { markWords } from "../ui/mark-state.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StateLegend } from "../ui/state-legend.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { type BulkKind, planBulk } from "./bulk-plan.ts";
import { bulkWords } from "./bulk-words.ts";
import { download } from "./download.ts";
import { exportRows } from "./export-rows.ts";
import { FilterBar } from "./filter-bar.tsx";
import { type Filter, filterNames, filterRows, readFilter, writeFilter } from "./filter.ts";
import { matrixColumns } from "./matrix-column.ts";
import { MatrixGrid } from "./matrix-grid.tsx";
import { matrixRows } from "./matrix-row.ts";
import { MatrixToolbar } from "./matrix-toolbar.tsx";
import { words } from "./participants-words.ts";
import { ScreenDialog } from "./screen-dialog.tsx";
import {
  nothingSelected,
  selectAllShown,
  selectedRows,
  type SelectedRow,
  type Selection,
} from "./selection.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { siteDays } from "./site-day.ts";
import { readSorting, sortRows } from "./sort-rows.ts";
import { TodayStrip } from "./today-strip.tsx";
import { ViewsMenu } from "./views-menu.tsx";
import { type VisitAct, VisitActDialogs } from "./visit-act-dialogs.tsx";

/** An act on many, begun and perhaps not finished: its dialog keeps what is left until it is done. */
interface BulkAct {
  readonly kind: BulkKind;
  readonly selected: readonly SelectedRow[];
  readonly number: number;
  readonly isOpen: boolean;
  readonly left: number;
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
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [bulk, setBulk] = useState<BulkAct>();
  const { person } = useSession();

  const { study, sites } = view;
  const now = data?.now;
  const todayAt = useMemo(() => siteDays(sites, now ?? new Date().toISOString()), [sites, now]);
  const summaries = data?.participants;
  const rows = useMemo(() => matrixRows(summaries ?? [], todayAt), [summaries, todayAt]);
  const sought = useDeferredValue(search);
  const filter = useMemo(() => readFilter(sought), [sought]);
  const me = useMemo(() => ({ person: person?.id ?? "", access }), [person, access]);
  const { shown, counts } = useMemo(() => filterRows(rows, filter, me), [rows, filter, me]);
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
  const selected = useMemo(
    () => selectedRows(sorted, columns, selection),
    [sorted, columns, selection],
  );
  const may = useCallback(
    (site: string, kind: Parameters<typeof mayAt>[2]) => mayAt(access, site, kind),
    [access],
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
  const begin = (kind: BulkKind, chosen: readonly SelectedRow[]) =>
    setBulk((before) => ({
      kind,
      selected: chosen,
      number: (before?.number ?? 0) + 1,
      isOpen: true,
      left: 0,
    }));
  const acts = {
    count: (kind: BulkKind, chosen: SelectedRow) =>
      planBulk(study, [chosen], { kind }, may).will.length,
    begin,
    may,
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
      if (name === "mine") return [say(words.mine)];
      if (name === "status")
        return [say(statusWords[value as keyof typeof statusWords] ?? String(value))];
      return [String(value)];
    });
  const exportShown = () => {
    const csv = exportRows(sorted, columns, titles, language);
    const name = [id, say(words.title), ...filterWords(), (now ?? "").slice(0, 10)]
      .filter((part) => part !== "")
      .join(" ");
    download(csv, "text/csv;charset=utf-8", `${name}.csv`);
    setSaid(say(words.exported, { count: sorted.length }));
  };
  const hasFilter = Object.keys(filter).length > 0;
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
          {bulk !== undefined && !bulk.isOpen && (
            <Button
              tone="primary"
              className="mb-3"
              onClick={() => setBulk({ ...bulk, isOpen: true })}
            >
              {say(bulkWords.unfinished, {
                act: bulkWords[bulk.kind],
                count: bulk.left,
              })}
            </Button>
          )}
          <TodayStrip rows={rows} onFilter={(one) => change(writeFilter(one), false)} />
          <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
            <FilterBar
              view={view}
              filter={readFilter(search)}
              counts={counts}
              today={todayAt(sites[0]?.id ?? "")}
              search={findBox}
              onChange={setFilter}
            />
            <MatrixToolbar
              search={search}
              onChange={change}
              onSelectAll={() =>
                setSelection(
                  selectAllShown(sorted, columns, nothingSelected, { row: 0, column: 0 }),
                )
              }
            />
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
            <>
              <MatrixGrid
                study={id}
                rows={sorted}
                columns={columns}
                titles={titles}
                dense={search["dense"] === "1"}
                acts={acts}
                selection={selection}
                onSelect={setSelection}
                formTitle={formTitle}
                onToggle={toggle}
                onFilter={() => findBox.current?.focus()}
              />
              <SelectionBar
                selected={selected}
                shown={sorted.length}
                mayBegin={(kind) =>
                  kind === "print" || selected.some(({ row }) => may(row.summary.site, kind))
                }
                onBegin={(kind) => begin(kind, selected)}
                onSelectSame={() =>
                  setSelection(selectAllShown(sorted, columns, selection, { row: 0, column: 0 }))
                }
                onClear={() => setSelection(nothingSelected)}
              />
            </>
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
      {act !== undefined && (
        <VisitActDialogs
          study={study}
          act={act}
          today={todayAt(act.summary.site)}
          onClose={() => setAct(undefined)}
        />
      )}
      {bulk !== undefined && (
        <BulkDialog
          key={bulk.number}
          view={view}
          kind={bulk.kind}
          selected={bulk.selected}
          may={may}
          open={bulk.isOpen}
          onClose={(left) => setBulk(left === 0 ? undefined : { ...bulk, isOpen: false, left })}
        />
      )}
    </Page>
  );
}
