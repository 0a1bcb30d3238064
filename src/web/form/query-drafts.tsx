import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type Command, type QueryDraft, type Role, roleWords } from "../../engine/index.ts";
import type { ParticipantRecord } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { fieldTitle, placeTitle } from "../participant/place-words.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useGiveCommand } from "./give-command.ts";

const words = {
  title: text("Drafts of queries: the site does not see them", "质疑草稿：研究中心不可见"),
  release: text("Release {count} to the site", "向研究中心发布 {count} 条"),
  discard: text("Discard", "删除草稿"),
  choose: text("Release draft {number}", "发布草稿 {number}"),
} as const;

/** The key under which a participant's drafts are kept current. */
export function draftsKey(study: string, participant: string): readonly string[] {
  return ["participant", study, participant, "drafts"];
}

/** Drafts of queries about a participant, for those who ask: several are released in one act. */
export function QueryDrafts({
  study,
  record,
  role,
}: {
  readonly study: Study;
  readonly record: ParticipantRecord;
  readonly role: Role;
}) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const participant = record.state.id;
  const [left, setLeft] = useState<readonly number[]>([]);
  const { give, isBusy, error } = useGiveCommand(study.id, participant, role);
  const queryKey = draftsKey(study.id, participant);
  const { data } = useQuery({
    queryKey,
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/drafts", {
        params: { study: study.id, participant },
      }),
  });
  const drafts = data?.drafts ?? [];
  if (drafts.length === 0) return null;
  const chosen = drafts.map(({ number }) => number).filter((number) => !left.includes(number));
  const act = async (command: Command): Promise<void> => {
    if ((await give(command)) !== undefined) await client.invalidateQueries({ queryKey });
  };
  const where = ({ place, path }: QueryDraft): string => {
    const at = say(placeTitle(study, place));
    const field =
      place.form === undefined || path === undefined
        ? ""
        : say(fieldTitle(study, place.form, path));
    return [at, field].filter((part) => part !== "").join(" · ") || say(study.participantWord);
  };
  return (
    <section
      aria-labelledby="query-drafts"
      data-drafts
      className="mb-4 rounded-xl border border-dashed border-ask bg-ask-soft px-4 py-3 text-[0.92rem] print:hidden"
    >
      <h2 id="query-drafts" className="text-[0.95rem]">
        {say(words.title)}
      </h2>
      <ul className="my-2 space-y-1">
        {drafts.map((draft) => {
          const { number, text: said, by, role: drafter } = draft;
          return (
            <li key={number} className="flex flex-wrap items-start gap-x-3">
              <label className="flex min-h-7 min-w-0 flex-1 items-start gap-2">
                <input
                  type="checkbox"
                  className="mt-1 size-4"
                  aria-label={say(words.choose, { number })}
                  checked={chosen.includes(number)}
                  onChange={({ target }) =>
                    setLeft(
                      target.checked ? left.filter((one) => one !== number) : [...left, number],
                    )
                  }
                />
                <span className="min-w-0 break-words">
                  <span className="block text-soft">
                    {where(draft)} · {data?.people[by] ?? by} ({say(roleWords[drafter])})
                  </span>
                  {said}
                </span>
              </label>
              <Button
                small
                tone="quiet"
                busy={isBusy}
                onClick={() => void act({ kind: "discard-draft", participant, draft: number })}
              >
                {say(words.discard)}
                <span className="sr-only"> {number}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <Button
        small
        tone="primary"
        busy={isBusy}
        disabled={chosen.length === 0}
        onClick={() => void act({ kind: "release-drafts", participant, drafts: chosen })}
      >
        {say(words.release, { count: chosen.length })}
      </Button>
      <ProblemNotice error={error} />
    </section>
  );
}
