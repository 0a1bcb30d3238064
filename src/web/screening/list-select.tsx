import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./screening-words.ts";
import { listName, type SiteList } from "./site-list.ts";

/** Chooses the list of one of one's sites. */
export function ListSelect({
  name,
  lists,
  value,
  onChoose,
}: {
  readonly name: string;
  readonly lists: readonly SiteList[];
  readonly value: string;
  readonly onChoose: (list: SiteList | undefined) => void;
}) {
  const { say } = useLanguage();
  return (
    <Labelled label={say(words.listOf)}>
      {(control) => (
        <select
          {...control}
          name={name}
          value={value}
          onChange={({ target }) => onChoose(lists.find((one) => listName(one) === target.value))}
          className="field-box w-full max-w-sm"
        >
          {lists.map((list) => (
            <option key={listName(list)} value={listName(list)}>
              {listName(list)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
