import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { type BulkKind, bulkKinds } from "./bulk-plan.ts";
import { bulkWords } from "./bulk-words.ts";
import type { SelectedRow } from "./selection.ts";

/** What is selected, and what one may do with all of it. */
export function SelectionBar({
  selected,
  shown,
  mayBegin,
  onBegin,
  onSelectSame,
  onClear,
}: {
  readonly selected: readonly SelectedRow[];
  /** How many participants are shown. */
  readonly shown: number;
  readonly mayBegin: (kind: BulkKind) => boolean;
  readonly onBegin: (kind: BulkKind) => void;
  readonly onSelectSame: () => void;
  readonly onClear: () => void;
}) {
  const { say } = useLanguage();
  const cells = selected.reduce(
    (sum, { whole, columns }) => sum + columns.length + Number(whole),
    0,
  );
  return (
    <section
      aria-label={say(bulkWords.selection)}
      className={
        selected.length === 0
          ? "sr-only"
          : "sticky bottom-2 z-30 mt-3 flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-card px-4 py-2.5 shadow-float"
      }
    >
      <p role="status" className="num mr-auto font-medium">
        {selected.length > 0 && say(bulkWords.selected, { cells, participants: selected.length })}
      </p>
      {selected.length > 0 && (
        <>
          {bulkKinds.filter(mayBegin).map((kind) => (
            <Button key={kind} small onClick={() => onBegin(kind)}>
              {say(bulkWords[kind])}
            </Button>
          ))}
          {selected.length < shown && (
            <Button small tone="quiet" onClick={onSelectSame}>
              {say(bulkWords.selectSame, { count: shown })}
            </Button>
          )}
          <Button small tone="quiet" onClick={onClear}>
            {say(bulkWords.clear)}
          </Button>
        </>
      )}
    </section>
  );
}
