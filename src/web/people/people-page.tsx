import { Link, useParams } from "@tanstack/react-router";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Page } from "../ui/page.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { useAddress } from "../ui/use-address.ts";
import { DelegationLog } from "./delegation-log.tsx";
import { words } from "./people-words.ts";
import { RoleTable } from "./role-table.tsx";

/** Who does what in the study, since when, with which training and by whose delegation. */
export function PeoplePage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const [{ tab }] = useAddress();
  const inLog = tab === "delegation";
  return (
    <Page
      title={say(words.title)}
      above={study}
      below={<span className="print:hidden">{say(words.below)}</span>}
    >
      <Tabs label={say(words.parts)}>
        {([undefined, "delegation"] as const).map((one) => (
          <Link
            key={one ?? "roles"}
            to="/studies/$study/people"
            params={{ study }}
            search={one === undefined ? {} : { tab: one }}
            activeOptions={{ exact: true }}
            className={tabClass}
            data-status={(one === "delegation") === inLog ? "active" : undefined}
            aria-current={(one === "delegation") === inLog ? "page" : undefined}
          >
            {say(one === undefined ? words.roles : words.log)}
          </Link>
        ))}
      </Tabs>
      {inLog ? <DelegationLog view={view} /> : <RoleTable view={view} />}
    </Page>
  );
}
