import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { words } from "./administration-words.ts";

/** The devices on which people may switch by badge and PIN. One is allowed by sitting at it. */
export function WardDevices() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const { data = [], error: unread } = useQuery({
    queryKey: ["devices"],
    queryFn: () => call("GET /api/devices"),
  });
  const { act, busy, error } = useAct(["devices"]);
  const [name, setName] = useState("");
  return (
    <section className="space-y-3 border-t border-line pt-5">
      <h2 className="text-[1.05rem]">{say(words.devices)}</h2>
      <p className="text-soft">{say(words.devicesWhat)}</p>
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {data.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center gap-x-3 py-2">
            <span className="min-w-0 flex-1 basis-48">
              <span className="font-medium">{device.name}</span>{" "}
              {device.here && <Badge tone="accent">{say(words.thisDevice)}</Badge>}
              <span className="block text-[0.87rem] text-soft">
                <When at={device.allowedAt} />
              </span>
            </span>
            <Button
              small
              busy={busy}
              aria-label={say(words.deviceEndTitle, { name: device.name })}
              onClick={() =>
                void act(() =>
                  call("POST /api/devices/{device}/end", { params: { device: device.id } }),
                )
              }
            >
              {say(words.deviceEnd)}
            </Button>
          </li>
        ))}
      </ul>
      {!data.some(({ here }) => here) && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () => {
              await call("POST /api/devices", { body: { name: name.trim() } });
              setName("");
              await client.invalidateQueries({ queryKey: ["devices"] });
            });
          }}
        >
          <Labelled label={say(words.deviceName)}>
            {(control) => (
              <input
                {...control}
                required
                maxLength={100}
                className="field-box"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Labelled>
          <Button type="submit" busy={busy}>
            {say(words.deviceAllow)}
          </Button>
        </form>
      )}
      <ProblemNotice error={error ?? unread} />
    </section>
  );
}
