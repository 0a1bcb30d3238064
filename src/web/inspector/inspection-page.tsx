import { Link, useParams } from "@tanstack/react-router";
import { AccessPart } from "../administration/access-part.tsx";
import { useStudy } from "../api/study.ts";
import { useVerification } from "../audit/verify-button.tsx";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { DocumentsPart } from "./documents-part.tsx";
import { words } from "./inspection-words.ts";
import { PrintHeader } from "./print-header.tsx";
import { RequestsPart } from "./requests-part.tsx";
import { StoryPart } from "./story-part.tsx";
import { StudyScreen } from "./study-screen.tsx";
import { SystemDescription } from "./system-description.tsx";
import { ValidationPart } from "./validation-part.tsx";
import { ValueFinder } from "./value-finder.tsx";

const tabs = [
  "overview",
  "storyTab",
  "finder",
  "access",
  "requests",
  "documentsTab",
  "system",
  "validation",
] as const;
type Tab = (typeof tabs)[number];
/** As they stand in the address. */
const names: Partial<Record<Tab, string>> = { storyTab: "story", documentsTab: "documents" };
/** What those who are inspected have here: what is asked of them, and what is shown. */
const inspected: readonly Tab[] = ["requests", "documentsTab", "system", "validation"];

/** The inspector's seat. It reads; the only thing it adds is what the inspector asks for. */
export function InspectionPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const [search] = useAddress();
  const access = useAccess(study);
  const inspects = access.some(({ role }) => role === "inspector");
  // Administering the instance is no part in the study: no request and no document of it is shown.
  const shown = inspects ? tabs : access.length > 0 ? inspected : inspected.slice(2);
  const first = shown[0] ?? "system";
  const tab = shown.find((one) => (names[one] ?? one) === search["tab"]) ?? first;
  const [verify, verified] = useVerification(study);
  return (
    <Page
      title={say(words.title)}
      above={`${study} · ${say(view.study.title)}`}
      below={say(inspects ? words.below : words.belowInspected)}
      actions={
        <>
          {inspects && verify}
          <Button onClick={() => print()}>
            <Icon name="print" />
            {say(words.print)}
          </Button>
        </>
      }
    >
      {tab !== "storyTab" && <PrintHeader about={`${study} · ${say(view.study.title)}`} />}
      {verified}
      <Tabs label={say(words.parts)}>
        {shown.map((one) => (
          <Link
            key={one}
            to="/studies/$study/inspection"
            params={{ study }}
            search={one === first ? {} : { tab: names[one] ?? one }}
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
      {tab === "storyTab" && <StoryPart view={view} />}
      {tab === "requests" && <RequestsPart study={study} />}
      {tab === "documentsTab" && <DocumentsPart study={study} />}
      {tab === "system" && <SystemDescription view={view} />}
      {tab === "validation" && <ValidationPart study={study} />}
      {tab === "finder" && <ValueFinder view={view} />}
      {tab === "access" && <AccessPart study={study} />}
    </Page>
  );
}
