import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { SupplyBoard } from "../../server/contract.ts";
import type { Study } from "../../definition/index.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { AccountPart } from "./account-part.tsx";
import { BoardPart } from "./board-part.tsx";
import { LotsPart } from "./lots-part.tsx";
import { OrdersPart } from "./orders-part.tsx";
import { ReturnsPart } from "./returns-part.tsx";
import { ShipmentsPart } from "./shipments-part.tsx";
import { words as expiryWords } from "./expiry-words.ts";
import { supplySeen } from "./sees-supply.ts";
import { SiteSupply } from "./site-supply.tsx";
import { boardQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { TracePart } from "./trace-part.tsx";

const tabs = ["board", "lots", "shipments", "orders", "returns", "account", "trace"] as const;
type Tab = (typeof tabs)[number];

/** The pharmacy, the cell laboratory and quality: the product from the bank to the participant. */
export function SupplyPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const roles = useAccess(study).map(({ role }) => role);
  // Whoever is not let in is answered by the server, in its words.
  if (supplySeen(view.study, roles) !== "sites") return <WholeSupply study={study} />;
  return (
    <Page
      title={say(words.title)}
      above={study}
      below={<p className="max-w-3xl">{say(expiryWords.siteBelow)}</p>}
    >
      <SiteSupply study={view.study} />
    </Page>
  );
}

function WholeSupply({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const view = useStudy(study);
  const [search] = useAddress();
  const tab = tabs.find((one) => one === search["tab"]) ?? "board";
  const { data, error } = useQuery(boardQuery(study));
  return (
    <Page
      title={say(words.title)}
      above={study}
      below={<p className="max-w-3xl">{say(words.below)}</p>}
    >
      <Tabs label={say(words.parts)}>
        {tabs.map((one) => (
          <Link
            key={one}
            to="/studies/$study/supply"
            params={{ study }}
            search={one === "board" ? {} : { tab: one }}
            className={tabClass}
            activeOptions={{ exact: true }}
            data-status={one === tab ? "active" : undefined}
            aria-current={one === tab ? "page" : undefined}
          >
            {say(words[one])}
          </Link>
        ))}
      </Tabs>
      {view.study.supply === undefined ? (
        <Empty kind="yet" title={say(words.noPlan)} />
      ) : data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Part tab={tab} study={view.study} board={data} />
      )}
    </Page>
  );
}

function Part({
  tab,
  ...given
}: {
  readonly tab: Tab;
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  switch (tab) {
    case "board":
      return <BoardPart {...given} />;
    case "lots":
      return <LotsPart {...given} />;
    case "shipments":
      return <ShipmentsPart {...given} />;
    case "orders":
      return <OrdersPart {...given} />;
    case "returns":
      return <ReturnsPart {...given} />;
    case "account":
      return <AccountPart {...given} />;
    case "trace":
      return <TracePart study={given.study} />;
  }
}
