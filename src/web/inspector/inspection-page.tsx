import { Link, useParams } from "@tanstack/react-router";
import { AccessPart } from "../administration/access-part.tsx";
import { useStudy } from "../api/study.ts";
import { useVerification } from "../audit/verify-button.tsx";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./inspection-words.ts";
import { StudyScreen } from "./study-screen.tsx";
import { ValueFinder } from "./value-finder.tsx";

const tabs = ["overview", "finder", "access"] as const;

/** The inspector's seat. It reads; nothing on it changes anything. */
export function InspectionPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const [search] = useAddress();
  const tab = tabs.find((one) => one === search["tab"]) ?? "overview";
  const [verify, verified] = useVerification(study);
  return (
    <Page
      title={say(words.title)}
      above={`${study} · ${say(view.study.title)}`}
      below={say(words.below)}
      actions={
        <>
          {verify}
          <Button onClick={() => print()}>
            <Icon name="print" />
            {say(words.print)}
          </Button>
        </>
      }
    >
      {verified}
      <Tabs label={say(words.parts)}>
        {tabs.map((one) => (
          <Link
            key={one}
            to="/studies/$study/inspection"
            params={{ study }}
            search={one === "overview" ? {} : { tab: one }}
            className={tabClass}
            activeOptions={{ exact: true }}
            data-status={one === tab ? "active" : undefined}
            aria-current={one === tab ? "page" : undefined}
          >
            {say(words[one])}
          </Link>
        ))}
      </Tabs>
      {tab === "overview" && <StudyScreen view={view} />}
      {tab === "finder" && <ValueFinder view={view} />}
      {tab === "access" && <AccessPart study={study} />}
    </Page>
  );
}
