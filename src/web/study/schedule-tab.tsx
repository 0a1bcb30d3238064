import { dueWords, type Study, windowWords } from "../../definition/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Assumed } from "./assumed.tsx";
import { words } from "./study-words.ts";
import { WindowPicture } from "./window-picture.tsx";

/** When what is due: the table of activities, and the windows drawn on a time axis. */
export function ScheduleTab({ view }: { readonly view: StudyView }) {
  const { say } = useLanguage();
  return (
    <div className="space-y-6">
      <Activities study={view.study} />
      <Card title={say(words.windows)}>
        <WindowPicture study={view.study} />
      </Card>
    </div>
  );
}

function Activities({ study }: { readonly study: Study }) {
  const { say, language } = useLanguage();
  const logs = study.forms.filter(({ log }) => log === true);
  const atVisits = study.forms.filter(({ log }) => log !== true);
  const head = "border-b border-line bg-sunken px-3 py-2 text-left align-bottom font-medium";
  const corner = "sticky left-0 z-20 border-r border-line";
  return (
    <section aria-labelledby="activities">
      <h2 id="activities" className="mb-3">
        {say(words.activities)}
      </h2>
      <div
        tabIndex={0}
        role="group"
        aria-labelledby="activities"
        className="relative max-h-[75dvh] overflow-auto rounded-xl border border-line bg-card shadow-card"
      >
        <table className="w-full text-[0.9rem]">
          <thead className="sticky top-0 z-10">
            <tr>
              <th scope="col" className={`${head} ${corner} min-w-44`}>
                {say(words.form)}
              </th>
              {study.visits.map((visit) => (
                <th key={visit.id} scope="col" className={`${head} min-w-32`}>
                  <span className="block">{say(visit.title)}</span>
                  <span className="block text-[0.8rem] font-normal text-soft">
                    {dueWords(study, visit, language)}
                  </span>
                  <span className="num block text-[0.8rem] font-normal text-soft">
                    {windowWords(visit.timing)}
                  </span>
                  <Assumed reason={visit.assumption} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {atVisits.map((form) => (
              <tr key={form.id} className="group">
                <th
                  scope="row"
                  className={`${corner} border-b border-b-line bg-card px-3 py-1.5 text-left font-normal group-hover:bg-sunken`}
                >
                  {say(form.title)} <span className="num text-[0.8rem] text-soft">{form.id}</span>
                </th>
                {study.visits.map((visit) => {
                  const expected = visit.forms.includes(form.id);
                  const optional = !expected && visit.optional?.includes(form.id) === true;
                  return (
                    <td
                      key={visit.id}
                      className="border-b border-line px-3 py-1.5 group-hover:bg-sunken"
                    >
                      {(expected || optional) && (
                        <span
                          title={say(expected ? words.collected : words.optional)}
                          className="text-accent"
                        >
                          <span aria-hidden="true">{expected ? "●" : "○"}</span>
                          <span className="sr-only">
                            {say(expected ? words.collected : words.optional)}
                          </span>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-[0.87rem] text-soft">
        ● {say(words.collected)}
        {study.visits.some(({ optional }) => optional !== undefined) &&
          ` · ○ ${say(words.optional)}`}
        {logs.length > 0 &&
          ` · ${say(words.logs)}${language === "en" ? ": " : "："}${logs.map(({ title }) => say(title)).join(language === "en" ? ", " : "、")}`}
      </p>
    </section>
  );
}
