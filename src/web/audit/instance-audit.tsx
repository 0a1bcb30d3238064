import { useInfiniteQuery } from "@tanstack/react-query";
import { useLanguage } from "../language/language.tsx";
import { useAddress } from "../ui/use-address.ts";
import { readAuditFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { instanceAuditQuery } from "./audit-queries.ts";
import { AuditTrail } from "./audit-trail.tsx";
import { identityKindGroups, words } from "./audit-words.ts";

/** The audit trail of accounts, for the administration: sign-ins, refusals, grants, exports. Filters stand in the address. */
export function InstanceAudit({
  people = [],
}: {
  readonly people?: readonly { readonly id: string; readonly name: string }[];
}) {
  const { say } = useLanguage();
  const [search] = useAddress();
  const { participant: _, form: __, ...filter } = readAuditFilter(search);
  const query = useInfiniteQuery(instanceAuditQuery(filter));
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  return (
    <>
      <p className="mb-4 text-soft">{say(words.instanceBelow)}</p>
      <AuditFilters
        filter={filter}
        people={people.map(({ id, name }) => ({ value: id, label: name }))}
        kinds={identityKindGroups.map(([label, kinds]) => ({ value: kinds.join(","), label }))}
        today={new Date().toISOString().slice(0, 10)}
      />
      <AuditTrail query={query} filter={filter} people={names} />
    </>
  );
}
