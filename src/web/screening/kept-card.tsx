import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { KeptPeoplePage } from "../../server/contract.ts";
import { printTypedDate } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { AsideDialog } from "./aside-dialog.tsx";
import { KeptStudies } from "./kept-studies.tsx";
import { ListSelect } from "./list-select.tsx";
import { listName, type SiteList } from "./site-list.ts";
import { words } from "./screening-words.ts";
import { contentOf } from "./typed-facts.ts";

type Kept = KeptPeoplePage["people"][number];

/** Whom a site keeps, held against the studies as they are on the day; what reads otherwise than then is named. */
export function KeptCard({
  lists,
  on,
  onShow,
}: {
  readonly lists: readonly SiteList[];
  readonly on: string | undefined;
  /** Puts somebody on the board. */
  readonly onShow: (content: string) => void;
}) {
  const { say } = useLanguage();
  const [{ kept: asked }, change] = useAddress();
  const list = lists.find((one) => listName(one) === asked) ?? lists[0];
  const { data, error, isPending } = useQuery({
    queryKey: ["kept-people", list, on] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/screened/{site}", {
        params: list ?? { study: "", site: "" },
        ...(on === undefined ? {} : { query: { on } }),
      }),
    enabled: list !== undefined,
  });
  if (list === undefined) return null;
  return (
    <Card title={say(words.keptTitle)} className="mt-8 print:hidden">
      <p className="mb-3 max-w-3xl text-soft">{say(words.keptWhat)}</p>
      <ListSelect
        name="kept"
        lists={lists}
        value={listName(list)}
        onChoose={(chosen) =>
          change({ kept: chosen === undefined ? "" : listName(chosen) }, { replace: true })
        }
      />
      <div className="mt-4">
        <ProblemNotice error={error} />
        {isPending && <Skeleton lines={3} />}
        {data !== undefined && data.people.length === 0 && (
          <Empty kind="yet" title={say(words.nobodyKept)}>
            <p>{say(words.nobodyKeptHow)}</p>
          </Empty>
        )}
        {data !== undefined && data.people.length > 0 && (
          <ul data-kept className="divide-y divide-line border-t border-line">
            {data.people.map((person) => (
              <KeptLine key={person.record} list={list} person={person} onShow={onShow} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function KeptLine({
  list,
  person,
  onShow,
}: {
  readonly list: SiteList;
  readonly person: Kept;
  readonly onShow: (content: string) => void;
}) {
  const { say, language } = useLanguage();
  const { act, busy, error } = useAct();
  const [leaving, setLeaving] = useState(false);
  const { patient, record, name, at, on, times, studies } = person;
  const isNew = studies.some(({ before, changed }) => before === undefined || changed.length > 0);
  const show = (): void =>
    void act(async () => {
      const { known } = await call("GET /api/studies/{study}/screened/{site}/{record}", {
        params: { ...list, record },
      });
      onShow(contentOf(known));
    });
  return (
    <li data-person={patient} className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex flex-wrap items-center gap-2">
          <span className="break-all">{patient}</span>
          {isNew && <Badge tone="ask">{say(words.otherwise)}</Badge>}
        </h3>
        <span className="flex gap-2">
          <Button small busy={busy} onClick={show} aria-label={say(words.showOf, { patient })}>
            {say(words.show)}
          </Button>
          <Button
            small
            onClick={() => setLeaving(true)}
            aria-label={say(words.asideOf, { patient })}
          >
            {say(words.aside)}
          </Button>
        </span>
      </div>
      <p className="num text-[0.87rem] text-soft">
        {say(words.keptOn, { day: printTypedDate(on, language), name })} · <When at={at} />
        {times > 1 && ` · ${say(words.keptTimes, { times })}`}
      </p>
      <KeptStudies studies={studies} />
      <ProblemNotice error={error} />
      {leaving && <AsideDialog list={list} person={person} onClose={() => setLeaving(false)} />}
    </li>
  );
}
