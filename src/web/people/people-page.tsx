import { Link, useParams } from "@tanstack/react-router";
import { useAccess } from "../session/session.tsx";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Page } from "../ui/page.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { DelegationLog } from "./delegation-log.tsx";
import { words } from "./people-words.ts";
import { AccessReview } from "./access-review.tsx";
import { words as review } from "./review-words.ts";
import { RoleTable } from "./role-table.tsx";

/** Who does what in the study, since when, with which training and by whose delegation. */
export function PeoplePage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const [{ tab }] = useAddress();
  const reviews = useAccess(study).some(
    ({ role, sites }) => role === "study-manager" && sites === "all",
  );
  const tabs = {
    roles: words.roles,
    delegation: words.log,
    ...(reviews ? { review: review.title } : {}),
  };
  const shown = tab !== undefined && Object.hasOwn(tabs, tab) ? tab : "roles";
  return (
    <Page
      title={say(words.title)}
      above={study}
      below={<span className="print:hidden">{say(words.below)}</span>}
    >
      <Tabs label={say(words.parts)}>
        {Object.entries(tabs).map(([one, label]) => (
          <Link
            key={one}
            to="/studies/$study/people"
            params={{ study }}
            search={one === "roles" ? {} : { tab: one }}
            activeOptions={{ exact: true }}
            className={tabClass}
            data-status={one === shown ? "active" : undefined}
            aria-current={one === shown ? "page" : undefined}
          >
            {say(label)}
          </Link>
        ))}
      </Tabs>
      {shown === "delegation" ? (
        <DelegationLog view={view} />
      ) : shown === "review" ? (
        <AccessReview study={study} />
      ) : (
        <RoleTable view={view} />
      )}
    </Page>
  );
}
