import type { SessionView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { words } from "./session-words.ts";

/** Signing in by one's institution, where it is set up; it leads back to the page one is on. */
export function Institutions({
  providers,
}: {
  readonly providers: SessionView["instance"]["providers"];
}) {
  const { say } = useLanguage();
  if (providers.length === 0) return null;
  const here = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <div className="space-y-2 border-t border-line pt-4">
      <p className="text-soft">{say(words.institution)}</p>
      {providers.map(({ id, name }) => (
        <a
          key={id}
          href={`/api/oidc/${encodeURIComponent(id)}/begin?returnTo=${here}`}
          className={`${buttonClass()} w-full`}
        >
          {say(words.by, { name })}
        </a>
      ))}
    </div>
  );
}
