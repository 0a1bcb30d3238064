import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { deviceZone, isDay, PlainDateBox, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { NameBoxes } from "./create-account.tsx";
import { dayEnd } from "./day-end.ts";
import { OncePassword } from "./once-password.tsx";
import { SiteBox, StudyBox } from "./study-site-boxes.tsx";

/** An inspector's seat in one step: who, for which study and site, until when. */
export function CreateInspector({ onClose }: { readonly onClose: () => void }) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people", "access"]);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [study, setStudy] = useState("");
  const [site, setSite] = useState("");
  const [until, setUntil] = useState(() => typedDay(14));
  const [password, setPassword] = useState<string>();
  return (
    <Dialog open onClose={onClose} title={say(words.inspector)}>
      {password === undefined ? (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            const day = until.date;
            if (day === undefined || !isDay(until, true)) return;
            void act(async () => {
              const body = {
                name: name.trim(),
                email: email.trim(),
                study,
                until: dayEnd(day, deviceZone()),
                ...(site === "" ? {} : { site }),
              };
              setPassword((await call("POST /api/inspectors", { body })).temporaryPassword);
            });
          }}
        >
          <p className="text-soft">{say(words.readOnly)}</p>
          <NameBoxes name={name} email={email} onName={setName} onEmail={setEmail} />
          <StudyBox
            value={study}
            onChange={(next) => {
              setStudy(next);
              setSite("");
            }}
          />
          <SiteBox study={study} value={site} onChange={setSite} />
          <PlainDateBox label={say(words.until)} value={until} onChange={setUntil} />
          <ProblemNotice error={error} />
          <p className="flex gap-2">
            <Button type="submit" tone="primary" busy={busy} disabled={!isDay(until, true)}>
              {say(words.createDo)}
            </Button>
            <Button onClick={onClose}>{say(words.cancel)}</Button>
          </p>
        </form>
      ) : (
        <OncePassword name={name} password={password} onKept={onClose}>
          <Notice tone="done" title={say(words.readyIn, { name })}>
            {say(words.address)} <span className="num">{location.origin}</span>
          </Notice>
        </OncePassword>
      )}
    </Dialog>
  );
}
