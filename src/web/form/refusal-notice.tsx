import { type Refusal, refusalText } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";

/** Why nothing can be stored here, in the engine's words. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal }) {
  const { say, language } = useLanguage();
  return (
    <div className="mb-4">
      <Notice tone="wrong" title={refusalText(refusal, language)}>
        {refusal.facts.map(({ text }, index) => (
          <p key={index}>{typeof text === "object" ? say(text) : String(text)}</p>
        ))}
      </Notice>
    </div>
  );
}
