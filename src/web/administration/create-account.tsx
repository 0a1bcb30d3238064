import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { OncePassword } from "./once-password.tsx";

/** Name and e-mail of a new account. */
export function NameBoxes({
  name,
  email,
  onName,
  onEmail,
}: {
  readonly name: string;
  readonly email: string;
  readonly onName: (name: string) => void;
  readonly onEmail: (email: string) => void;
}) {
  const { say } = useLanguage();
  return (
    <>
      <Labelled label={say(words.name)} help={say(words.nameHelp)}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={100}
            autoComplete="off"
            className="field-box"
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={say(words.email)}>
        {(control) => (
          <input
            {...control}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            className="field-box"
            value={email}
            onChange={(event) => onEmail(event.target.value)}
          />
        )}
      </Labelled>
    </>
  );
}

/** Creates an account; its temporary password is shown once, then the account opens for its first role. */
export function CreateAccount({
  onClose,
  onCreated,
}: {
  readonly onClose: () => void;
  readonly onCreated: (person: string) => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people"]);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [nameZh, setNameZh] = useState("");
  const [made, setMade] = useState<{ id: string; password: string }>();
  return (
    <Dialog open onClose={onClose} title={say(made === undefined ? words.create : words.onceTitle)}>
      {made === undefined ? (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () => {
              const answer = await call("POST /api/people", {
                body: {
                  name: name.trim(),
                  email: email.trim(),
                  ...(nameZh.trim() === "" ? {} : { nameZh: nameZh.trim() }),
                },
              });
              setMade({ id: answer.person.id, password: answer.temporaryPassword });
            });
          }}
        >
          <NameBoxes name={name} email={email} onName={setName} onEmail={setEmail} />
          <Labelled label={say(words.nameZh)} help={say(words.nameZhHelp)}>
            {(control) => (
              <input
                {...control}
                maxLength={200}
                autoComplete="off"
                className="field-box"
                value={nameZh}
                onChange={(event) => setNameZh(event.target.value)}
              />
            )}
          </Labelled>
          <ProblemNotice error={error} />
          <p className="flex gap-2">
            <Button type="submit" tone="primary" busy={busy}>
              {say(words.createDo)}
            </Button>
            <Button onClick={onClose}>{say(words.cancel)}</Button>
          </p>
        </form>
      ) : (
        <OncePassword name={name} password={made.password} onKept={() => onCreated(made.id)}>
          <p className="text-soft">{say(words.thenRole)}</p>
        </OncePassword>
      )}
    </Dialog>
  );
}
