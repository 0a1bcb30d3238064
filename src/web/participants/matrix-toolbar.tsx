import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { bulkWords } from "./bulk-words.ts";
import { words } from "./participants-words.ts";
import { readSorting, sortings } from "./sort-rows.ts";

const sortWords = {
  number: words.byNumber,
  next: words.byNext,
  change: words.byChange,
  queries: words.byQueries,
};

/** How the rows are shown: their order, how close they stand, the legend; and selecting all of them. */
export function MatrixToolbar({
  search,
  onChange,
  onSelectAll,
}: {
  readonly search: Search;
  readonly onChange: (changed: Search) => void;
  readonly onSelectAll: () => void;
}) {
  const { say } = useLanguage();
  const flip = (name: "dense" | "legend") => () =>
    onChange({ [name]: search[name] === "1" ? undefined : "1" });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <label className="flex flex-col text-[0.8rem] text-soft">
        {say(words.sort)}
        <select
          className="field-box text-[0.95rem] text-ink"
          value={readSorting(search["sort"])}
          onChange={(event) =>
            onChange({ sort: event.target.value === "number" ? undefined : event.target.value })
          }
        >
          {sortings.map((one) => (
            <option key={one} value={one}>
              {say(sortWords[one])}
            </option>
          ))}
        </select>
      </label>
      <Flat onPress={onSelectAll}>{say(bulkWords.selectShown)}</Flat>
      <Flat pressed={search["dense"] === "1"} onPress={flip("dense")}>
        {say(words.dense)}
      </Flat>
      <Flat expanded={search["legend"] === "1"} onPress={flip("legend")}>
        {say(words.legend)}
      </Flat>
    </div>
  );
}

function Flat({
  pressed,
  expanded,
  onPress,
  children,
}: {
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onPress}
      className="inline-flex min-h-[2.4rem] items-center rounded-md border border-edge bg-card px-3 aria-expanded:border-accent aria-expanded:bg-accent-soft aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {children}
    </button>
  );
}
