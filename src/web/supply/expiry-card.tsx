import type { LotPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { When } from "../ui/when.tsx";
import { words } from "./expiry-words.ts";
import { words as supplyWords } from "./supply-words.ts";

/** Until when a lot lasts, what its labels show, and how both came to be. */
export function ExpiryCard({
  page: { line, printed, expiryChanges },
  onChange,
}: {
  readonly page: LotPage;
  /** Absent for whoever may not change it. */
  readonly onChange?: () => void;
}) {
  const { say } = useLanguage();
  return (
    <Card
      title={say(supplyWords.shelfLife)}
      actions={
        onChange !== undefined && (
          <Button small onClick={onChange}>
            {say(words.changeExpiry)}
          </Button>
        )
      }
    >
      <dl className="grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1">
        <dt className="text-soft">{say(supplyWords.expires)}</dt>
        <dd className="num">{line.expires}</dd>
        <dt className="text-soft">{say(words.useUntil)}</dt>
        <dd className="num">{printed ?? say(words.byHand)}</dd>
      </dl>
      {expiryChanges.length > 0 && (
        <section className="mt-3">
          <h3 className="mb-1">{say(words.changes)}</h3>
          <ul className="space-y-1">
            {expiryChanges.map(({ at, before, expires, name, reason }) => (
              <li key={at}>
                {say(words.changeLine, { before, expires, name, reason })} · <When at={at} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
