import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeIdentityEvent } from "../audit/describe-identity-event.ts";
import { readAuditFilter } from "../audit/audit-filter.ts";
import { InstanceAudit } from "../audit/instance-audit.tsx";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { download } from "../participants/download.ts";
import { csvField } from "../participants/write-csv.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./administration-words.ts";
import { peopleQuery } from "./people-queries.ts";

const pageSize = 500;

/** What happened to accounts and rights, and its export: every event that fits the filters, not only those shown. */
export function AccountsAuditPart() {
  const { say } = useLanguage();
  const { data = [] } = useQuery(peopleQuery);
  const [search] = useAddress();
  const { act, busy, error } = useAct();
  const [fetched, setFetched] = useState(0);
  const exportAll = () =>
    act(async () => {
      const lines: string[][] = [
        [`${say(words.when)} (UTC)`, say(words.what), say(words.whom), say(words.by), "hash"],
      ];
      const { participant: _, form: __, ...filter } = readAuditFilter(search);
      let before: number | undefined;
      do {
        const page = await call("GET /api/audit", {
          query: { ...filter, limit: pageSize, ...(before === undefined ? {} : { before }) },
        });
        const nameOf = (id: string) => page.people[id] ?? id;
        for (const { event, stream, hash } of page.rows) {
          const told = describeIdentityEvent(event, page.people);
          const account = nameOf(stream.slice(stream.indexOf("/") + 1));
          lines.push([String(event["at"]), say(told), account, nameOf(String(event["by"])), hash]);
        }
        setFetched(lines.length - 1);
        before = page.before;
      } while (before !== undefined);
      const csv = lines.map((line) => line.map(csvField).join(",")).join("\r\n");
      download(`\uFEFF${csv}\r\n`, "text/csv;charset=utf-8", "accounts-audit.csv");
    });
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="num text-soft">
          {busy && say(words.count, { count: fetched })}
        </span>
        <Button small busy={busy} onClick={() => void exportAll()}>
          <Icon name="download" />
          {say(words.exportAll)}
        </Button>
      </div>
      <ProblemNotice error={error} />
      <InstanceAudit people={data} />
    </>
  );
}
