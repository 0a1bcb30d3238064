import type { SessionView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Cover } from "./cover.tsx";
import { words } from "./session-words.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { Threshold } from "./threshold.tsx";

/** The session is over while a page stands open: the page is covered until its owner is back. */
export function EndedScreen({ held }: { readonly held: SessionView }) {
  const { say } = useLanguage();
  const name = held.person?.name ?? "";
  return (
    <Cover label={say(words.ended)}>
      <Threshold title={say(words.ended)}>
        <p role="status">{say(words.endedKept, { name })}</p>
        <SignInForm providers={held.instance.providers} email={held.person?.email ?? ""} />
        <p className="text-[0.9rem] text-soft">{say(words.endedOther, { name })}</p>
      </Threshold>
    </Cover>
  );
}
