import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "./button.tsx";

const words = {
  copy: { en: "Copy", "zh-CN": "复制" },
  copied: { en: "Copied", "zh-CN": "已复制" },
  failed: { en: "Copy it by hand", "zh-CN": "请手动复制" },
} as const;

/** Puts a text on the clipboard, and says whether it worked. */
export function CopyButton({ text }: { readonly text: string }) {
  const { say } = useLanguage();
  const [state, setState] = useState<keyof typeof words>("copy");
  return (
    <Button
      small
      onClick={() => {
        // Without a secure connection a browser has no clipboard at all.
        const writing =
          navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
        void writing.then(
          () => setState("copied"),
          () => setState("failed"),
        );
      }}
    >
      <span aria-live="polite">{say(words[state])}</span>
    </Button>
  );
}
