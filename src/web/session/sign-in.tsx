import { useEffect } from "react";
import type { SessionView } from "../../server/contract.ts";
import { ModeBand } from "../layout/mode-band.tsx";
import { useLanguage } from "../language/language.tsx";
import { QuickSwitchForm } from "./quick-switch-form.tsx";
import { words } from "./session-words.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { Threshold } from "./threshold.tsx";

/** The way in. */
export function SignIn({ view }: { readonly view: SessionView | undefined }) {
  const { say } = useLanguage();
  const title = say(words.signIn);
  useEffect(() => {
    document.title = `${title} · Neurite`;
  }, [title]);
  return (
    <>
      <ModeBand mode={view?.instance.mode ?? "live"} />
      <Threshold title={title}>
        {view?.quickSwitch === true && (
          <section aria-label={say(words.switchUser)} className="space-y-3">
            <QuickSwitchForm />
            <h2 className="border-t border-line pt-4 text-[1.05rem]">{say(words.switchFull)}</h2>
          </section>
        )}
        <SignInForm providers={view?.instance.providers ?? []} />
        <p className="text-[0.9rem] text-soft">{say(words.noAccount)}</p>
      </Threshold>
    </>
  );
}
