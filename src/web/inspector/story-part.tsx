import { useQuery } from "@tanstack/react-query";
import { describeEvent, type Event, roleWords } from "../../engine/index.ts";
import { printTypedDate, text, wallClock, zone } from "../../kernel/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { participantQuery, summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { placeTitle } from "../participant/place-words.ts";
import { Button } from "../ui/button.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./inspection-words.ts";
import { PrintHeader } from "./print-header.tsx";

const storyWords = {
  clock: text("Times are those of the site ({zone}).", "时间为研究中心当地时间（{zone}）。"),
  what: text("What happened", "事件"),
};

/** One participant from screening to the last entry, in the order of time and in full; it prints. */
export function StoryPart({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const { study } = view;
  const [{ participant = "" }, go] = useAddress();
  const chosen = participant !== "";
  const { data: summaries } = useQuery(summariesQuery(study.id));
  const record = useQuery({ ...participantQuery(study.id, participant), enabled: chosen });
  const events = useQuery({
    queryKey: ["participant", study.id, participant, "events"],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/events", {
        params: { study: study.id, participant },
      }),
    enabled: chosen,
  });
  const where = record.data?.zone ?? "UTC";
  const nameOf = (id: string) => events.data?.people[id] ?? id;
  const lines = (events.data?.rows ?? []).map(({ position, hash, event: body }) => {
    const event = body as unknown as Event;
    const clock = wallClock(event.at, zone(where));
    const place = "place" in event ? event.place : "form" in event || "visit" in event ? event : {};
    return {
      position,
      hash,
      event,
      when: `${printTypedDate(clock.slice(0, 10), language)} ${clock.slice(11, 16)}`,
      place: say(placeTitle(study, place)),
      said: say(describeEvent(study, event)),
    };
  });
  return (
    <div className="space-y-4">
      <PrintHeader
        about={[study.id, say(study.title), participant].filter((part) => part !== "").join(" · ")}
      />
      <div className="flex flex-wrap items-end gap-3 print:hidden">
        <Labelled label={say(words.participant)}>
          {(control) => (
            <select
              {...control}
              className="field-box num"
              value={participant}
              onChange={(event) => go({ participant: event.target.value })}
            >
              <option value="">{say(words.chooseParticipant)}</option>
              {summaries?.participants.map(({ participant: id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          )}
        </Labelled>
        {lines.length > 0 && (
          <>
            <Button onClick={() => print()}>
              <Icon name="print" />
              {say(words.print)}
            </Button>
            <ExportButton
              name={`${study.id}-${participant}-story`}
              header={[
                `${say(words.when)} (UTC)`,
                `${say(words.when)} (${where})`,
                say(words.by),
                `${say(words.visit)} · ${say(words.form)}`,
                say(storyWords.what),
                "hash",
              ]}
              rows={() =>
                lines.map(({ event, when, place, said, hash }) => [
                  event.at,
                  when,
                  `${nameOf(event.by)}, ${say(roleWords[event.role])}`,
                  place,
                  said,
                  hash,
                ])
              }
            />
          </>
        )}
      </div>
      <ProblemNotice error={events.error ?? record.error} />
      {events.isLoading && <Skeleton lines={8} />}
      {lines.length > 0 && (
        <>
          <p className="text-soft">{say(storyWords.clock, { zone: where })}</p>
          <ol className="divide-y divide-line">
            {lines.map(({ position, event, when, place, said }) => (
              <li
                key={position}
                className="grid break-inside-avoid gap-x-4 py-2 sm:grid-cols-[12rem_1fr] print:grid-cols-[12rem_1fr]"
              >
                <span className="num text-[0.87rem] text-soft">
                  <time dateTime={event.at}>{when}</time>
                  <br />
                  {nameOf(event.by)} · {say(roleWords[event.role])}
                </span>
                <div className="min-w-0">
                  {place !== "" && <p className="text-[0.9rem] font-medium">{place}</p>}
                  <p className="break-words whitespace-pre-line">{said}</p>
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
