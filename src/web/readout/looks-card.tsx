import type { LookLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { When } from "../ui/when.tsx";
import { words } from "./readout-words.ts";

/** Every unblinded look that there was: who, when, at which cut, why. Never what it showed. */
export function LooksCard({ looks }: { readonly looks: readonly LookLine[] }) {
  const { say } = useLanguage();
  return (
    <Card title={say(words.looks)}>
      {looks.length === 0 ? (
        <p className="text-soft">{say(words.noLooks)}</p>
      ) : (
        <ul className="space-y-1" data-looks>
          {looks.map(({ person, at, cut, reason }) => (
            <li key={at + person}>
              <When at={at} /> {say(words.lookLine, { name: person, cut, reason })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
