import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { tabClass, Tabs } from "../ui/tabs.tsx";
import { AccessPart } from "./access-part.tsx";
import { AccountsAuditPart } from "./accounts-audit-part.tsx";
import { words } from "./administration-words.ts";
import { PeoplePart } from "./people-part.tsx";
import { ReviewsDue } from "../people/reviews-due.tsx";
import { PolicyPart } from "./policy-part.tsx";
import { ReviewsPart } from "./reviews-part.tsx";
import { SitesPart } from "./sites-part.tsx";

const parts = {
  people: () => <PeoplePart />,
  sites: () => <SitesPart />,
  policy: () => <PolicyPart />,
  access: () => <AccessPart />,
  reviews: () => <ReviewsPart />,
  audit: () => <AccountsAuditPart />,
} as const satisfies Readonly<Record<string, () => ReactNode>>;
type Part = keyof typeof parts;

/** Accounts, rights, sites and the rules of signing in. It shows nothing of any participant. */
export function AdministrationPage() {
  const { say } = useLanguage();
  const { part: asked = "" } = useParams({ strict: false });
  const part: Part = Object.hasOwn(parts, asked) ? (asked as Part) : "people";
  const allowed = useSession().access.some(({ role }) => role === "administrator");
  if (!allowed) {
    return (
      <Page title={say(words.title)}>
        <Empty kind="you" title={say(words.only)}>
          {say(words.onlyHow)}
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={say(words.title)}>
      <Tabs label={say(words.parts)}>
        {(Object.keys(parts) as Part[]).map((one) => (
          <Link key={one} to="/administration/$part" params={{ part: one }} className={tabClass}>
            {say(words[one])}
          </Link>
        ))}
      </Tabs>
      <ReviewsDue />
      {parts[part]()}
    </Page>
  );
}
