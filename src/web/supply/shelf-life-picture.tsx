import type { LotLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { words } from "./supply-words.ts";

const most = 730;

/** How long each lot lasts, the first to expire first; two years are the whole width. */
export function ShelfLifePicture({ lots }: { readonly lots: readonly LotLine[] }) {
  const { say } = useLanguage();
  const shown = lots
    .filter(({ left, status }) => left > 0 && status !== "recalled")
    .sort((a, b) => a.daysLeft - b.daysLeft);
  return (
    <Card title={say(words.shelfLife)}>
      <ul className="space-y-1.5">
        {shown.map(({ lot, expires, daysLeft, left }) => (
          <li key={lot} className="grid grid-cols-[6rem_1fr] items-center gap-3 text-[0.9rem]">
            <span className="num truncate">{lot}</span>
            <span
              role="img"
              aria-label={say(words.shelfTold, { lot, expires, days: daysLeft, left })}
              className="flex items-center gap-2"
            >
              <span
                className={`block h-3 rounded-sm ${daysLeft <= 14 ? "bg-wrong" : daysLeft <= 60 ? "bg-wait" : "bg-accent"}`}
                style={{
                  width: `${(Math.min(most, Math.max(0, daysLeft)) / most) * 70}%`,
                  minWidth: 3,
                }}
              />
              <span className="num whitespace-nowrap text-[0.85rem] text-soft">
                {expires} ·{" "}
                {daysLeft < 0 ? say(words.expired) : say(words.expiresIn, { days: daysLeft })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
