import type { ReactNode } from "react";
import { languageOf } from "../language/language-of.ts";
import { useLanguage } from "../language/language.tsx";

const original = {
  en: { en: "in English", "zh-CN": "原文为英文" },
  "zh-CN": { en: "in Chinese", "zh-CN": "原文为中文" },
} as const;

/**
 * Words that exist in one language only, such as the quote of a source: marked with their language for screen
 * readers, and named when it is not the language of the screen. They are never translated here.
 */
export function Foreign({
  children,
  quiet = false,
  after,
}: {
  readonly children: string;
  /** Only marks the language, and names it nowhere. */
  readonly quiet?: boolean;
  readonly after?: ReactNode;
}) {
  const { language, say } = useLanguage();
  const spoken = languageOf(children);
  return (
    <>
      <span lang={spoken}>{children}</span>
      {!quiet && spoken !== language && (
        <span className="ml-1.5 whitespace-nowrap rounded bg-sunken px-1.5 text-[0.75rem] not-italic text-soft">
          {say(original[spoken])}
        </span>
      )}
      {after}
    </>
  );
}
