import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import type { Theme, useTheme } from "../layout/theme.ts";
import { PreferencePart } from "../notices/preference-part.tsx";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { BadgePart } from "./badge-part.tsx";
import { NewPassword } from "./new-password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { useSession, useSetSession } from "./session.tsx";
import { words } from "./session-words.ts";

type Part = "password" | "factor" | undefined;

/** One's own account: password, second factor, language and colours. */
export function AccountDialog({
  open,
  onClose,
  colours,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly colours: ReturnType<typeof useTheme>;
}) {
  const { say } = useLanguage();
  return (
    <Dialog open={open} onClose={onClose} title={say(words.account)}>
      <Account colours={colours} />
    </Dialog>
  );
}

function Account({
  colours: [theme, setTheme],
}: {
  readonly colours: ReturnType<typeof useTheme>;
}) {
  const { language, speak, say } = useLanguage();
  const session = useSession();
  const setSession = useSetSession();
  const [part, setPart] = useState<Part>();
  const [set, setSet] = useState(false);
  const themes: readonly (readonly [Theme, string])[] = [
    ["system", say(words.system)],
    ["light", say(words.light)],
    ["dark", say(words.dark)],
  ];
  return (
    <div className="space-y-6">
      <p>
        <span className="font-medium">{session.person?.name}</span>
        <span className="block text-soft">{session.person?.email}</span>
      </p>
      <section className="space-y-3 border-t border-line pt-4">
        <h3>{say(words.password)}</h3>
        {set && <Notice tone="done">{say(words.passwordSet)}</Notice>}
        {part === "password" ? (
          <NewPassword
            given={false}
            onSet={(view) => {
              setSession(view);
              setSet(true);
              setPart(undefined);
            }}
          />
        ) : (
          <Button onClick={() => setPart("password")}>{say(words.changePassword)}</Button>
        )}
      </section>
      <section className="space-y-3 border-t border-line pt-4">
        <h3>{say(words.factor)}</h3>
        <p className="text-soft">
          {say(session.hasSecondFactor ? words.factorHas : words.factorHasNot)}{" "}
          {say(words.factorOwn)}
        </p>
        {part === "factor" ? (
          <SecondFactor
            onDone={() => {
              setPart(undefined);
              void call("GET /api/session").then(setSession);
            }}
          />
        ) : (
          <Button onClick={() => setPart("factor")}>
            {say(session.hasSecondFactor ? words.factorAgain : words.factorSetUp)}
          </Button>
        )}
      </section>
      <PreferencePart />
      {session.quickSwitch === true && <BadgePart />}
      <section className="grid gap-5 border-t border-line pt-4 sm:grid-cols-2">
        <Choice
          legend={say(words.language)}
          name="account-language"
          value={language}
          choices={[
            ["en", "English"],
            ["zh-CN", "简体中文"],
          ]}
          onChoose={speak}
        />
        <Choice
          legend={say(words.colours)}
          name="account-theme"
          value={theme}
          choices={themes}
          onChoose={setTheme}
        />
      </section>
    </div>
  );
}
