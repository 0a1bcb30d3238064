import type { Mode } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./layout-words.ts";

/** Says over the full width that what is entered here is not real; nothing in a live study. */
export function ModeBand({ mode }: { readonly mode: Mode }) {
  const { say } = useLanguage();
  if (mode === "live") return null;
  return (
    <div
      role="note"
      className="bg-[repeating-linear-gradient(135deg,#f3d48a_0_14px,#f7e2ae_14px_28px)] px-4 py-0.5 text-center text-[0.85rem] font-medium text-[#4a3100]"
    >
      {say(words[mode])}
    </div>
  );
}
