import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RecallPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { Card } from "../ui/card.tsx";
import { When } from "../ui/when.tsx";
import { unitWords } from "./lot-tones.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { recallQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";

/** Whom a lot concerns: every dose, every recipient, every unit that is left, what is told and who does what. */
export function RecallPart({ study, lot }: { readonly study: string; readonly lot: string }) {
  const { say, language } = useLanguage();
  const { data: page } = useQuery(recallQuery(study, lot));
  if (page === undefined) return null;
  return (
    <Card title={say(words.whomItConcerns)}>
      <div className="space-y-5">
        <RecallFacts page={page} />
        {page.doses.length > 0 && (
          <section>
            <h3 className="mb-1">{say(words.dosesGiven)}</h3>
            <Sheet
              name={say(words.dosesGiven)}
              heads={[say(words.participant), say(words.unit), say(words.site), say(words.given)]}
            >
              {page.doses.map(({ unit, participant, site, started }) => (
                <tr key={unit} className={rowClass}>
                  <th scope="row" className={`${cellClass} font-normal`}>
                    <Link
                      to="/studies/$study/participants/$participant"
                      params={{ study, participant }}
                    >
                      {participant}
                    </Link>
                  </th>
                  <td className={`num ${cellClass}`}>{unit}</td>
                  <td className={cellClass}>{site}</td>
                  <td className={cellClass}>{started !== undefined && <When at={started} />}</td>
                </tr>
              ))}
            </Sheet>
          </section>
        )}
        <section>
          <h3 className="mb-1">{say(words.noticeTexts)}</h3>
          <p className="mb-1 text-soft">{say(words.noticeHow)}</p>
          <ul className="space-y-1">
            {page.notices.map(({ site, words: told }) => (
              <li key={site}>{say(told)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1">{say(words.taskList)}</h3>
          <ul className="space-y-2">
            {page.tasks.map(({ what, site, units, participants, people }) => (
              <li key={`${what}/${site}`}>
                <span className="font-medium">
                  {say(words[what], { place: site ?? say(words.depot) })}
                </span>{" "}
                <span className="num">{units.join(", ")}</span>
                {participants.length > 0 && <> · {participants.join(", ")}</>}
                <br />
                <span className="text-soft">
                  {say(words.pair, {
                    what: words.ask,
                    which: people
                      .map(({ name, role }) =>
                        say(words.personLine, { name, role: roleName(role) }),
                      )
                      .join(language === "en" ? ", " : "、"),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Card>
  );
}

/** How much of a lot is where: the numbers that a decision needs. */
export function RecallFacts({ page }: { readonly page: RecallPage }) {
  const { say } = useLanguage();
  const rows = [
    [say(words.dosesGiven), String(page.doses.length), page.recipients.join(", ")],
    [say(words.holders), String(page.holders.length), page.holders.join(", ")],
    [
      say(words.stillLeft),
      String(page.left.length),
      [...new Set(page.left.map(({ status }) => status))]
        .map((status) =>
          say(words.pair, {
            what: unitWords[status],
            which: page.left.filter((one) => one.status === status).length,
          }),
        )
        .join(" · "),
    ],
    [say(words.site), String(page.sites.length), page.sites.join(", ")],
  ] as const;
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_auto_1fr] gap-x-4 gap-y-1">
      {rows.map(([name, count, which]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="num font-medium">{count}</dd>
          <dd>{which}</dd>
        </div>
      ))}
    </dl>
  );
}
