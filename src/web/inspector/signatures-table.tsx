import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Event, roleWords, signatureMeanings } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { When } from "../ui/when.tsx";
import { InspectionTable } from "./inspection-table.tsx";
import { words } from "./inspection-words.ts";

const most = 500;
const meanings: Readonly<Record<string, Text>> = signatureMeanings;

/** What signing said, in words; a meaning of the study's own as it was written. */
function meaningOf(meaning: string): Text {
  const known = Object.hasOwn(meanings, meaning) ? meanings[meaning] : undefined;
  return known ?? { en: meaning, "zh-CN": meaning };
}

/** Who signed what, and with which meaning; the newest first. Which of them still hold stands in the figures. */
export function SignaturesTable({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { data } = useQuery({
    queryKey: ["audit", study, "forms-signed"],
    queryFn: () =>
      call("GET /api/studies/{study}/audit", {
        params: { study },
        query: { type: "forms-signed", limit: most },
      }),
  });
  const rows = (data?.rows ?? []).flatMap(({ position, stream, event: body }) => {
    const event = body as unknown as Event;
    if (event.type !== "forms-signed") return [];
    return [
      {
        position,
        event,
        participant: stream.slice("participant/".length),
        signer: `${data?.people[event.by] ?? event.by}, ${say(roleWords[event.role])}`,
        meaning: say(meaningOf(event.meaning)),
      },
    ];
  });
  return (
    <div className="space-y-1 lg:col-span-2">
      <InspectionTable
        title={say(words.signed)}
        name={`${study}-signatures`}
        header={[words.when, words.signer, words.participant, words.meaning, words.forms].map(
          (word) => say(word),
        )}
        rows={rows.map(({ position, event, participant, signer, meaning }) => [
          String(position),
          <When key="w" at={event.at} in={event.zone} />,
          signer,
          <Link
            key="p"
            to="/studies/$study/participants/$participant"
            params={{ study, participant }}
            search={{ tab: "signatures" }}
          >
            {participant}
          </Link>,
          meaning,
          event.places.length,
        ])}
        csv={() =>
          rows.map(({ event, participant, signer, meaning }) => [
            event.at,
            signer,
            participant,
            meaning,
            event.places.length,
          ])
        }
        empty={say(words.noneSigned)}
      />
      {data !== undefined && data.matching > rows.length && (
        <p className="text-soft">{say(words.newest, { shown: rows.length, all: data.matching })}</p>
      )}
    </div>
  );
}
