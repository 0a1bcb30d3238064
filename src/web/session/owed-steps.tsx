import { useState } from "react";
import type { SessionView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Cover } from "./cover.tsx";
import { NewPassword } from "./new-password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { useSetSession } from "./session.tsx";
import { words } from "./session-words.ts";
import { Threshold } from "./threshold.tsx";

/** What has to be done before anything else: an own password, and a second factor where the role asks for it. */
export function OwedSteps({ view }: { readonly view: SessionView }) {
  const { say } = useLanguage();
  const setSession = useSetSession();
  const [steps] = useState(view.owes.length);
  const [fresh, setFresh] = useState<string>();
  const owes = view.owes.includes("new-password") ? "new-password" : "second-factor";
  const title = owes === "new-password" ? words.ownPassword : words.factorSetUp;
  const leave = async () => {
    await call("DELETE /api/session");
    const { person: _, ...nobody } = view;
    setSession({ ...nobody, access: [], owes: [] });
  };
  return (
    <Cover label={say(words.first)}>
      <Threshold title={say(title)}>
        <p className="text-soft">
          {say(words.first)} · {say(words.stepOf, { step: steps - view.owes.length + 1, steps })}
        </p>
        {owes === "new-password" ? (
          <>
            <p>{say(words.ownPasswordWhy)}</p>
            <NewPassword
              given
              onSet={(next, password) => {
                setFresh(password);
                setSession(next);
              }}
            />
          </>
        ) : (
          <>
            <p>{say(words.factorWhy)}</p>
            <SecondFactor
              password={fresh}
              onDone={() => void call("GET /api/session").then(setSession)}
            />
          </>
        )}
        <Button tone="quiet" className="self-start print:hidden" onClick={() => void leave()}>
          {say(words.leave)}
        </Button>
      </Threshold>
    </Cover>
  );
}
