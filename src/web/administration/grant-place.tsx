import type { Grant } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { words } from "./administration-words.ts";

/** A grant in words: role, study, where. */
export function GrantPlace({
  grant,
}: {
  readonly grant: Pick<Grant, "role" | "study" | "site" | "participant">;
}) {
  const { say } = useLanguage();
  return (
    <span>
      <span className="font-medium">{say(roleName(grant.role))}</span> ·{" "}
      {grant.study === "*" ? say(words.wholeInstance) : grant.study}
      {grant.study !== "*" && ` · ${grant.participant ?? grant.site ?? say(words.allSites)}`}
    </span>
  );
}
