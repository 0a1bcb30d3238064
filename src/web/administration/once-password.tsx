import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { words } from "./administration-words.ts";

/** A temporary password, shown this once. */
export function OncePassword({
  name,
  password,
  onKept,
  children,
}: {
  readonly name: string;
  readonly password: string;
  readonly onKept: () => void;
  readonly children?: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div className="space-y-4">
      <p>{say(words.onceWhy, { name })}</p>
      <p className="rounded-lg border border-line bg-sunken px-4 py-3">
        <span className="block text-[0.87rem] text-soft">{say(words.onceTitle)}</span>
        <span className="flex flex-wrap items-center gap-3">
          <output className="select-all font-mono text-[1.15rem] break-all">{password}</output>
          <CopyButton text={password} />
        </span>
      </p>
      {children}
      <Button tone="primary" onClick={onKept}>
        {say(words.onceKept)}
      </Button>
    </div>
  );
}
