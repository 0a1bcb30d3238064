import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Text } from "../../kernel/index.ts";
import type { MessageLine, MessageState } from "../../server/contract.ts";
import { addressOf, call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { reasonWords, stateWords, words } from "./notice-words.ts";
import { overseesMessages } from "./oversees-messages.ts";

const states = Object.keys(stateWords) as MessageState[];
const tones: Readonly<Record<MessageState, Tone>> = {
  "in-app": "calm",
  queued: "wait",
  sent: "done",
  failed: "wrong",
};
/** The study under which the record keeps what concerns accounts. */
const accounts = "neurite";

/** What became of every message: for study managers and administrators. */
export function MessageLogPage() {
  const { say } = useLanguage();
  const { access } = useSession();
  const above = <Link to="/notices">{say(words.notices)}</Link>;
  if (overseesMessages(access)) return <MessageLog />;
  return (
    <Page title={say(words.log)} above={above}>
      <Empty kind="you" title={say(words.only)}>
        {say(words.onlyHow)}
      </Empty>
    </Page>
  );
}

function MessageLog() {
  const { say, language } = useLanguage();
  const [{ study, kind, state: asked }, change] = useAddress();
  const state = states.find((known) => known === asked);
  const filter = {
    ...(study === undefined ? {} : { study }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
  };
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ["notices", "log", filter],
      queryFn: ({ pageParam }: { pageParam: number | undefined }) =>
        call("GET /api/notices/log", {
          query: { ...filter, ...(pageParam === undefined ? {} : { before: pageParam }) },
        }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ before }) => before,
    });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  const { access } = useSession();
  const studies = [...new Set(access.map((line) => (line.study === "*" ? accounts : line.study)))];
  return (
    <Page
      title={say(words.log)}
      above={<Link to="/notices">{say(words.notices)}</Link>}
      wide
      actions={
        <a
          className={buttonClass()}
          href={addressOf("GET /api/notices/log.csv", { query: { ...filter, language } })}
          download
        >
          <Icon name="download" />
          {say(words.export)}
        </a>
      }
    >
      <p className="mb-4 max-w-2xl text-soft">{say(words.logWhat)}</p>
      <section
        aria-label={say(words.filters)}
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3 rounded-xl border border-line bg-card p-4 shadow-card"
      >
        <Pick
          label={words.study}
          value={study}
          choices={studies.map((one) => [one, one === accounts ? say(words.accounts) : one])}
          onPick={(next) => change({ study: next })}
        />
        <Pick
          label={words.kind}
          value={kind}
          choices={(data?.pages[0]?.kinds ?? []).map((one) => [one.kind, say(one.name)])}
          onPick={(next) => change({ kind: next })}
        />
        <Pick
          label={words.state}
          value={state}
          choices={states.map((one) => [one, say(stateWords[one])])}
          onPick={(next) => change({ state: next })}
        />
        <p role="status" className="num ml-auto pb-2 text-soft">
          {data !== undefined && say(words.count, { count: data.pages[0]?.matching ?? 0 })}
        </p>
      </section>
      <ProblemNotice error={error} />
      {isPending ? (
        <Skeleton lines={8} />
      ) : rows.length > 0 ? (
        <MessageTable rows={rows} />
      ) : error !== null ? null : isFiltered ? (
        <Empty kind="match" title={say(words.noMatch)}>
          <Button
            small
            onClick={() => change({ study: undefined, kind: undefined, state: undefined })}
          >
            {say(words.clear)}
          </Button>
        </Empty>
      ) : (
        <Empty kind="yet" title={say(words.noMessage)} />
      )}
      {hasNextPage && (
        <Button className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(words.older)}
        </Button>
      )}
    </Page>
  );
}

function Pick({
  label,
  value = "",
  choices,
  onPick,
}: {
  readonly label: Text;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}) {
  const { say } = useLanguage();
  return (
    <Labelled label={say(label)}>
      {(control) => (
        <select
          {...control}
          className="field-box max-w-72"
          value={value}
          onChange={(event) => onPick(event.target.value)}
        >
          <option value="">{say(words.all)}</option>
          {choices.map(([choice, shown]) => (
            <option key={choice} value={choice}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function MessageTable({ rows }: { readonly rows: readonly MessageLine[] }) {
  const { say } = useLanguage();
  const heads = [
    words.recipient,
    words.study,
    words.kind,
    words.state,
    words.queued,
    words.sent,
    words.readInApp,
  ];
  return (
    <div
      className="overflow-x-auto rounded-xl border border-line bg-card"
      tabIndex={0}
      role="region"
      aria-label={say(words.log)}
    >
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.87rem] text-soft">
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.id} data-state={row.state}>
              <th scope="row" className="px-3 py-1.5 font-medium whitespace-nowrap">
                {row.name}
              </th>
              <td className="px-3 py-1.5 whitespace-nowrap">
                {row.study === accounts ? say(words.accounts) : row.study}
              </td>
              <td className="px-3 py-1.5">
                {row.kinds.map(({ name }) => say(name)).join(" · ")}
                {row.notices > 1 && <span className="num text-soft"> ({row.notices})</span>}
              </td>
              <td className="px-3 py-1.5">
                <StateCell row={row} />
              </td>
              <td className="px-3 py-1.5">
                <When at={row.queuedAt} />
              </td>
              <td className="px-3 py-1.5">{row.sentAt && <When at={row.sentAt} />}</td>
              <td className="px-3 py-1.5">{row.readAt && <When at={row.readAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateCell({ row: { state, reason, attempts } }: { readonly row: MessageLine }) {
  const { say } = useLanguage();
  const why = reason === undefined ? undefined : reasonWords(reason);
  return (
    <>
      <Badge tone={tones[state]}>{say(stateWords[state])}</Badge>
      {why !== undefined && (
        <span className="block text-[0.87rem] text-soft">
          {say(why.words, { code: why.code })} · {say(words.attempts, { count: attempts })}
        </span>
      )}
    </>
  );
}
