import { Link, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from "react";
import type { StudyView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs, tabClass } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./study-words.ts";
import { SynopsisTab } from "./synopsis-tab.tsx";

type Tab = "synopsis" | "schedule" | "eligibility" | "assumptions" | "forms" | "versions";
type TabPage = ComponentType<{ readonly view: StudyView }>;

const tabs: Readonly<Record<Tab, TabPage | LazyExoticComponent<TabPage>>> = {
  synopsis: SynopsisTab,
  schedule: lazy(async () => ({ default: (await import("./schedule-tab.tsx")).ScheduleTab })),
  eligibility: lazy(async () => ({
    default: (await import("./eligibility-tab.tsx")).EligibilityTab,
  })),
  assumptions: lazy(async () => ({
    default: (await import("./assumptions-tab.tsx")).AssumptionsTab,
  })),
  forms: lazy(async () => ({ default: (await import("./forms-tab.tsx")).FormsTab })),
  versions: lazy(async () => ({ default: (await import("./versions-tab.tsx")).VersionsTab })),
};

function isTab(name: string | undefined): name is Tab {
  return name !== undefined && Object.hasOwn(tabs, name);
}

/** A study as it is written: all of it read from the study value. */
export function ProtocolPage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const [{ tab }] = useAddress();
  const shown = isTab(tab) ? tab : "synopsis";
  const Shown = tabs[shown];
  return (
    <Page
      title={say(words.title)}
      wide={shown === "schedule" || shown === "forms"}
      below={`${say(view.study.title)} · ${say(words.version, { version: view.study.version })}`}
    >
      <Tabs label={say(words.parts)}>
        {(Object.keys(tabs) as Tab[]).map((name) => (
          <Link
            key={name}
            to="/studies/$study/protocol"
            params={{ study: id }}
            search={name === "synopsis" ? {} : { tab: name }}
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{}}
            aria-current={name === shown ? "page" : undefined}
            className={`${tabClass} ${name === shown ? "border-accent! text-ink!" : ""}`}
          >
            {say(words[name])}
          </Link>
        ))}
      </Tabs>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Shown view={view} />
      </Suspense>
    </Page>
  );
}
