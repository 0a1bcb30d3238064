import { Menu as Base } from "@base-ui/react/menu";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Summary, VisitMark } from "../../engine/index.ts";
import type { BulkKind, May } from "./bulk-plan.ts";
import type { SelectedRow } from "./selection.ts";
import { useLanguage } from "../language/language.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import type { MatrixColumn } from "./matrix-column.ts";
import type { PointedCell } from "./matrix-grid.tsx";
import { leadingColumns } from "./row-markup.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { words } from "./participants-words.ts";
import { formState } from "./visit-state.ts";

/** What one may do with visits; absent where the role may not. */
export interface CellActs {
  readonly may: May;
  readonly start: (summary: Summary, mark: VisitMark) => void;
  readonly skip: (summary: Summary, mark: VisitMark) => void;
  readonly correct: (summary: Summary, mark: VisitMark) => void;
  /** How many things an act would do with what is pointed at. */
  readonly count: (kind: BulkKind, chosen: SelectedRow) => number;
  readonly begin: (kind: BulkKind, chosen: readonly SelectedRow[]) => void;
}

const others = [
  ["sign", words.sign],
  ["raise-query", words.ask],
  ["print", words.print],
] as const;

const item =
  "flex min-h-9 cursor-pointer items-center gap-2 px-4 py-1 outline-none data-[highlighted]:bg-accent-soft";

/** What can be done with a cell, by the right of one's role. */
export function CellMenu({
  study,
  pointed,
  rows,
  columns,
  acts,
  formTitle,
  onSelect,
  onClose,
}: {
  readonly study: string;
  readonly pointed: PointedCell | undefined;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly acts: CellActs;
  readonly formTitle: (form: string) => string;
  /** Adds the cell to what is selected, or takes it out: for those without keys. */
  readonly onSelect: (place: PointedCell) => void;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const row = pointed === undefined ? undefined : rows[pointed.row];
  const column = pointed === undefined ? undefined : columns[pointed.column - leadingColumns];
  const cell = column === undefined ? undefined : row?.cells.get(column.key);
  const entries: ReactNode[] = [];
  if (row !== undefined) {
    const { summary } = row;
    const { participant } = summary;
    const go = (search: Record<string, string>) =>
      void navigate({
        to: "/studies/$study/participants/$participant",
        params: { study, participant },
        search,
      });
    if (cell === undefined) {
      entries.push(<Item key="open" label={say(words.open)} act={() => go({})} />);
    } else {
      const { mark } = cell;
      entries.push(
        <Item
          key="open"
          label={say(words.openVisit)}
          act={() => go({ tab: "visits", visit: mark.key })}
        />,
      );
      if (summary.status !== "voided") {
        const { status } = mark;
        if (status !== "held" && acts.may(summary.site, "start-visit")) {
          entries.push(
            <Item key="start" label={say(words.start)} act={() => acts.start(summary, mark)} />,
          );
        }
        if ((status === "due" || status === "waiting") && acts.may(summary.site, "skip-visit")) {
          entries.push(
            <Item key="skip" label={say(words.skip)} act={() => acts.skip(summary, mark)} />,
          );
        }
        if (status === "held" && acts.may(summary.site, "correct-visit")) {
          entries.push(
            <Item
              key="correct"
              label={say(words.correct)}
              act={() => acts.correct(summary, mark)}
            />,
          );
        }
      }
    }
    const chosen: SelectedRow = {
      row,
      whole: column === undefined,
      columns: column === undefined ? [] : [column],
    };
    for (const [kind, word] of others) {
      if (acts.count(kind, chosen) === 0) continue;
      entries.push(<Item key={kind} label={say(word)} act={() => acts.begin(kind, [chosen])} />);
    }
    if (pointed !== undefined) {
      entries.push(<Item key="select" label={say(words.select)} act={() => onSelect(pointed)} />);
    }
    if (cell !== undefined) {
      const { mark } = cell;
      if (mark.forms.length > 0) {
        entries.push(
          <Base.Group key="forms">
            <Base.GroupLabel className="mt-1 border-t border-line px-4 pt-2 pb-1 text-[0.8rem] text-soft">
              {say(words.forms)}
            </Base.GroupLabel>
            {mark.forms.map((form) => (
              <Base.Item
                key={form.form}
                className={item}
                onClick={() =>
                  void navigate({
                    to: "/studies/$study/participants/$participant/visits/$visit/$form",
                    params: { study, participant, visit: mark.key, form: form.form },
                  })
                }
              >
                <StateMark state={formState(form, mark.date, row.today)} />
                {formTitle(form.form)}
              </Base.Item>
            ))}
          </Base.Group>,
        );
      }
    }
  }
  return (
    <Base.Root open={entries.length > 0} onOpenChange={(open) => open || onClose()} modal={false}>
      <Base.Portal>
        <Base.Positioner
          anchor={pointed?.element ?? null}
          sideOffset={2}
          align="start"
          className="z-50"
        >
          <Base.Popup
            finalFocus={() => pointed?.element ?? true}
            className="max-h-[60dvh] min-w-48 overflow-auto rounded-lg border border-line bg-card py-1 shadow-float outline-none"
          >
            {entries}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ label, act }: { readonly label: string; readonly act: () => void }) {
  return (
    <Base.Item className={item} onClick={act}>
      {label}
    </Base.Item>
  );
}
