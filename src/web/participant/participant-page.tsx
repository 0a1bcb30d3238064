import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { type Instant, isZone, localDate, zone } from "../../kernel/index.ts";
import { statusWords } from "../../engine/index.ts";
import { participantQuery, useStudy } from "../api/study.ts";
import { wholeRecord } from "../form/walled.ts";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { useAccess } from "../session/session.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { ParticipantActs, ParticipantFacts } from "./participant-header.tsx";
import { words } from "./participant-words.ts";
import type { RecordView } from "./record.ts";
import { rolesAt } from "./rights.ts";
import { VisitsTab } from "./visits-tab.tsx";

const DosesTab = lazy(() =>
  import("./doses-tab.tsx").then(({ DosesTab: tab }) => ({ default: tab })),
);
const EligibilityTab = lazy(() =>
  import("./eligibility-tab.tsx").then(({ EligibilityTab: tab }) => ({ default: tab })),
);
const GeneticsTab = lazy(() =>
  import("../genetics/genetics-tab.tsx").then(({ GeneticsTab: tab }) => ({ default: tab })),
);
const EventsTab = lazy(() =>
  import("./events-tab.tsx").then(({ EventsTab: tab }) => ({ default: tab })),
);
const ScoresTab = lazy(() =>
  import("./scores-tab.tsx").then(({ ScoresTab: tab }) => ({ default: tab })),
);
const HistoryTab = lazy(() =>
  import("./history-tab.tsx").then(({ HistoryTab: tab }) => ({ default: tab })),
);
const SignaturesTab = lazy(() =>
  import("./signatures-tab.tsx").then(({ SignaturesTab: tab }) => ({ default: tab })),
);

const tabs = {
  overview: OverviewTab,
  visits: VisitsTab,
  doses: DosesTab,
  genetics: GeneticsTab,
  eligibility: EligibilityTab,
  events: EventsTab,
  scores: ScoresTab,
  history: HistoryTab,
  signatures: SignaturesTab,
} as const;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

const statusTones: Readonly<Record<string, Tone>> = {
  enrolled: "accent",
  completed: "done",
  withdrawn: "wait",
  died: "calm",
  screening: "ask",
};

/** One participant: where they stand, what is due, what was done, and all that was recorded. */
export function ParticipantPage() {
  const { study: id = "", participant = "" } = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const access = useAccess(id);
  const { data, error } = useQuery(participantQuery(id, participant));
  const tab = names.find((name) => name === search["tab"]) ?? "overview";
  const above = (
    <Link to="/studies/$study/participants" params={{ study: id }}>
      {say(words.participants)}
    </Link>
  );
  if (data === undefined) {
    return (
      <Page title={participant} above={above}>
        {error === null ? <Skeleton lines={10} /> : <ProblemNotice error={error} />}
      </Page>
    );
  }
  const whole = wholeRecord(data);
  const { state, now } = whole;
  const record: RecordView = {
    view,
    record: whole,
    study: view.study,
    state,
    now,
    zone: data.zone,
    people: data.people,
    access,
    roles: rolesAt(access, state.site),
    today: isZone(data.zone) ? localDate(now as Instant, zone(data.zone)) : now.slice(0, 10),
  };
  const Part = tabs[tab];
  const { study } = view;
  const shown = names.filter(
    (name) =>
      (name !== "doses" || study.regimens.length > 0 || state.doses.length > 0) &&
      (name !== "genetics" || study.genetics !== undefined) &&
      (name !== "eligibility" || study.eligibility.length > 0),
  );
  return (
    <Page
      title={state.id}
      above={above}
      below={
        <Badge tone={statusTones[state.status] ?? "calm"}>{say(statusWords[state.status])}</Badge>
      }
      actions={<ParticipantActs {...record} />}
    >
      <ParticipantFacts {...record} />
      <Tabs label={say(words.tabs)}>
        {shown.map((name) => (
          <Link
            key={name}
            to="/studies/$study/participants/$participant"
            params={{ study: id, participant }}
            search={name === "overview" ? {} : { tab: name }}
            resetScroll={false}
            aria-current={name === tab ? "page" : undefined}
            className={`-mb-px border-b-2 px-3 py-2 font-medium no-underline ${name === tab ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink"}`}
          >
            {say(words[name])}
          </Link>
        ))}
      </Tabs>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Part {...record} />
      </Suspense>
    </Page>
  );
}
