import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { fieldsOf } from "../../definition/index.ts";
import { planOf, roles, roleWords } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { addressOf, call } from "../api/call.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { useAddress } from "../ui/use-address.ts";
import { readAuditFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { studyAuditQuery } from "./audit-queries.ts";
import { AuditTrail } from "./audit-trail.tsx";
import { kindGroups, words } from "./audit-words.ts";
import { textIn } from "./text-in.ts";
import { useVerification } from "./verify-button.tsx";

/** The audit trail of a study: everything that was done, by whom, when and why. */
export function AuditPage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say, language } = useLanguage();
  const view = useStudy(id);
  const [search] = useAddress();
  const filter = readAuditFilter(search);
  const query = useInfiniteQuery(studyAuditQuery(id, filter));
  const { data: summaries } = useQuery(summariesQuery(id));
  const { data: people } = useQuery({
    queryKey: ["people", id],
    queryFn: () => call("GET /api/studies/{study}/people", { params: { study: id } }),
    staleTime: 5 * 60_000,
  });
  const form = view.study.forms.find(({ id: one }) => one === filter.form);
  const [verify, verified] = useVerification(id);
  const names = useMemo(() => {
    const known: Record<string, string> = Object.fromEntries(
      (people ?? []).map((each) => [each.id, each.name]),
    );
    for (const page of query.data?.pages ?? []) {
      Object.assign(known, page.people);
      for (const { event } of page.rows) {
        const by = textIn(event, "by");
        if (by !== "") known[by] ??= by;
      }
    }
    return known;
  }, [people, query.data]);
  return (
    <Page
      title={say(words.title)}
      below={say(words.below)}
      wide
      actions={
        <>
          {verify}
          <a
            href={addressOf("GET /api/studies/{study}/audit.csv", {
              params: { study: id },
              query: { ...filter, language },
            })}
            download
            className={buttonClass()}
          >
            <Icon name="download" />
            {say(words.csv)}
          </a>
        </>
      }
    >
      {verified}
      <AuditFilters
        filter={filter}
        participants={summaries?.participants.map(({ participant }) => participant) ?? []}
        people={Object.entries(names)
          .map(([value, label]) => ({ value, label }))
          .toSorted((a, b) => a.label.localeCompare(b.label, language))}
        kinds={kindGroups.map(([label, kinds]) => ({ value: kinds.join(","), label }))}
        forms={[...planOf(view.study).forms.values()].map(({ form: { id: value, title } }) => ({
          value,
          label: named(title, value),
        }))}
        roles={roles
          .filter((role) => role !== "participant")
          .map((value) => ({ value, label: roleWords[value] }))}
        visits={view.study.visits.map(({ id: value, title }) => ({ value, label: title }))}
        fields={(form === undefined ? [] : fieldsOf(form)).map(({ id: value, label }) => ({
          value,
          label: named(label, value),
        }))}
        versions={view.versions.map(({ hash: value, version: label }) => ({ value, label }))}
        today={(summaries?.now ?? new Date().toISOString()).slice(0, 10)}
      />
      <AuditTrail
        query={query}
        filter={filter}
        about={{ study: view.study, versions: view.versions }}
        people={names}
      />
    </Page>
  );
}

function named({ en, "zh-CN": zh }: Text, id: string): Text {
  return text(`${en} (${id})`, `${zh}（${id}）`);
}
