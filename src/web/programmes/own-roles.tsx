import type { AccessLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { roleDoes, words } from "./programmes-words.ts";

/** What the person who looks may do in a study, role by role. */
export function OwnRoles({ access }: { readonly access: readonly AccessLine[] }) {
  const { say, language } = useLanguage();
  if (access.length === 0) return <p className="text-soft">{say(words.noRole)}</p>;
  return (
    <ul className="space-y-0.5">
      {access.map(({ role, sites }) => {
        const [name, acts] = roleDoes(role);
        const where =
          sites === "all"
            ? say(words.allSites)
            : sites.map((site) => say(words.site, { site })).join(language === "en" ? ", " : "、");
        return (
          <li key={`${role} ${where}`}>
            <strong className="font-medium">{say(name)}</strong>
            <span className="text-soft">
              {language === "en" ? ` (${where}): ` : `（${where}）：`}
              {say(acts)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
