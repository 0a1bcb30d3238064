import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { SiteLine } from "../../server/contract.ts";
import type { PartialDate } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./participants-words.ts";

/** Screens a person: the site and the day are asked, the number is given by the server. */
export function ScreenDialog({
  study,
  sites,
  todayAt,
  onClose,
  onScreened,
}: {
  readonly study: string;
  /** Those at which one may screen. */
  readonly sites: readonly SiteLine[];
  readonly todayAt: (site: string) => PartialDate;
  readonly onClose: () => void;
  readonly onScreened: (participant: string) => void;
}) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [site, setSite] = useState(sites[0]?.id ?? "");
  const today = todayAt(site);
  const [day, setDay] = useState(() => readDay("t", today));
  const once = useRef(new AskedOnce());
  const screening = useMutation({
    mutationFn: (asked: { site: string; date: string }) =>
      call("POST /api/studies/{study}/screenings", {
        params: { study },
        body: { id: once.current.idOf(asked), ...asked },
      }),
    onSuccess: async ({ participant }) => {
      await client.invalidateQueries({ queryKey: ["summaries", study] });
      onScreened(participant);
    },
  });
  return (
    <ActDialog
      title={say(words.screenTitle)}
      consequence={say(words.screenHelp)}
      act={say(words.screenNow)}
      ready={day.date !== undefined && site !== ""}
      busy={screening.isPending}
      error={screening.error}
      onAct={() => day.date !== undefined && screening.mutate({ site, date: day.date })}
      onClose={onClose}
    >
      {sites.length > 1 && (
        <Labelled label={say(words.site)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-full"
              value={site}
              onChange={(event) => {
                setSite(event.target.value);
                setDay(readDay(day.typed, todayAt(event.target.value)));
              }}
            >
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {id} · {say(name)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      <DateBox
        label={say(words.screenDate)}
        today={today}
        value={day}
        onChange={setDay}
        autoFocus
      />
    </ActDialog>
  );
}
