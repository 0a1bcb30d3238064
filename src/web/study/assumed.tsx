import { useLanguage } from "../language/language.tsx";
import { Foreign } from "../ui/foreign.tsx";
import { words } from "./study-words.ts";

/** Marks a part that rests on an assumption; opened, it says the reason. Nothing where there is none. */
export function Assumed({ reason }: { readonly reason: string | undefined }) {
  const { say } = useLanguage();
  if (reason === undefined) return null;
  return (
    <details className="group my-0.5 text-[0.87rem] open:block [&:not([open])]:inline-block">
      <summary className="inline-flex min-h-6 cursor-pointer items-center rounded-full border border-dashed border-edge px-2 text-[0.78rem] text-soft hover:bg-sunken">
        {say(words.assumption)}
      </summary>
      <p className="mt-1 border-l-2 border-edge pl-3 text-soft">
        {say(words.because)}
        <Foreign>{reason}</Foreign>
      </p>
    </details>
  );
}
