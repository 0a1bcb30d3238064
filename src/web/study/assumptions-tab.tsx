import { assumptionsOf } from "../../definition/index.ts";
import { useMemo } from "react";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { AddressInput } from "../ui/address-input.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { useAddress } from "../ui/use-address.ts";
import { AssumptionList } from "./assumption-list.tsx";
import { describePlace } from "./describe-place.ts";
import { partNamed } from "./part-words.ts";
import { words } from "./study-words.ts";

/** Everything in a study that is assumed, with its reason. */
export function AssumptionsTab({ view }: { readonly view: StudyView }) {
  const { say } = useLanguage();
  const [{ q = "", part = "" }, change] = useAddress();
  const { study } = view;
  const all = useMemo(
    () =>
      assumptionsOf(study).map((mark) => {
        const place = describePlace(study, mark.path);
        const said = [mark.text, place.en, place["zh-CN"], mark.path.join(".")]
          .join("\n")
          .toLowerCase();
        return { mark, said, part: String(mark.path[0] ?? "study") };
      }),
    [study],
  );
  const parts = [...new Set(all.map((each) => each.part))];
  const wanted = q.trim().toLowerCase();
  const shown = all.filter(
    (each) => (part === "" || each.part === part) && each.said.includes(wanted),
  );
  if (all.length === 0) return <Empty kind="yet" title={say(words.noAssumptions)} />;
  return (
    <>
      <h2>{say(words.assumptions)}</h2>
      <p className="mt-1 mb-4 text-soft">{say(words.assumptionsHow)}</p>
      <div className="mb-4 flex flex-wrap items-end gap-4">
        <Labelled label={say(words.find)}>
          {(control) => (
            <AddressInput
              {...control}
              type="search"
              className="field-box w-64"
              value={q}
              onValue={(words) => change({ q: words }, { replace: true })}
            />
          )}
        </Labelled>
        <Labelled label={say(words.part)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={part}
              onChange={(event) => change({ part: event.target.value })}
            >
              <option value="">{say(words.every)}</option>
              {parts.map((name) => (
                <option key={name} value={name}>
                  {say(partNamed(name))}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <p role="status" className="num pb-2 text-soft">
          {say(words.nOfN, { shown: shown.length, all: all.length })}
        </p>
      </div>
      {shown.length === 0 ? (
        <Empty kind="match" title={say(words.noMatch)}>
          <Button small className="mt-2" onClick={() => change({ q: undefined, part: undefined })}>
            {say(words.clear)}
          </Button>
        </Empty>
      ) : (
        <AssumptionList study={study} marks={shown.map(({ mark }) => mark)} />
      )}
    </>
  );
}
