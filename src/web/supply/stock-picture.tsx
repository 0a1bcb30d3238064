import type { Study } from "../../definition/index.ts";
import type { StockLine } from "../../server/contract.ts";
import type { Text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { itemName, levelName } from "./supply-names.ts";
import { words } from "./supply-words.ts";

interface Band {
  readonly word: Text;
  readonly look: string;
  readonly count: (line: StockLine) => number;
}

const bands: readonly Band[] = [
  { word: words.within14, look: "bg-wrong", count: ({ within14 }) => within14 },
  { word: words.within60, look: "bg-wait", count: ({ within14, within60 }) => within60 - within14 },
  { word: words.later, look: "bg-accent", count: ({ usable, within60 }) => usable - within60 },
  { word: words.blocked, look: "border border-edge bg-sunken", count: ({ blocked }) => blocked },
  {
    word: words.onTheWay,
    look: "border border-dashed border-accent",
    count: ({ onTheWay }) => onTheWay,
  },
];

/** What every place holds, as bars: what expires first stands first, what cannot be given last. */
export function StockPicture({
  study,
  stock,
}: {
  readonly study: Study;
  readonly stock: readonly StockLine[];
}) {
  const { say } = useLanguage();
  const most = Math.max(
    1,
    ...stock.map(({ usable, blocked, onTheWay }) => usable + blocked + onTheWay),
  );
  const places = [...new Set(stock.map(({ site }) => site))].sort((a, b) =>
    (a ?? "~") < (b ?? "~") ? -1 : 1,
  );
  return (
    <Card title={say(words.stock)}>
      <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-[0.85rem] text-soft">
        {bands.map(({ word, look }) => (
          <li key={word.en} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`inline-block h-3 w-4 rounded-sm ${look}`} />
            {say(word)}
          </li>
        ))}
      </ul>
      <div className="space-y-4">
        {places.map((site) => (
          <section key={site ?? ""}>
            <h3 className="mb-1">{site ?? say(words.depot)}</h3>
            <ul className="space-y-1.5">
              {stock
                .filter((line) => line.site === site)
                .map((line) => (
                  <Bar key={`${line.item}/${line.level}`} study={study} line={line} most={most} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}

function Bar({
  study,
  line,
  most,
}: {
  readonly study: Study;
  readonly line: StockLine;
  readonly most: number;
}) {
  const { say } = useLanguage();
  const { site, item, level, usable, blocked, onTheWay, within14, within60 } = line;
  const level_ = say(levelName(study, level));
  const told = say(words.stockTold, {
    place: site ?? say(words.depot),
    item: itemName(study, item),
    level: level_,
    usable,
    within14,
    within60,
    blocked,
    onTheWay,
  });
  return (
    <li className="grid grid-cols-1 items-center gap-x-4 sm:grid-cols-[minmax(9rem,15rem)_1fr]">
      <span className="text-[0.9rem]">
        {itemName(study, item)} · {level_}
      </span>
      <span role="img" aria-label={told} className="flex items-center gap-0.5">
        {bands.map(({ word, look, count }) => {
          const units = count(line);
          return units === 0 ? null : (
            <span
              key={word.en}
              title={say(words.pair, { what: word, which: units })}
              className={`block h-5 rounded-sm ${look}`}
              style={{ width: `${(units / most) * 80}%`, minWidth: 4 }}
            />
          );
        })}
        <span className="num ml-2 text-[0.9rem]">{usable}</span>
      </span>
    </li>
  );
}
