import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type NoticeTone = "wait" | "wrong" | "ask" | "done";
const looks: Readonly<
  Record<NoticeTone, readonly [string, "warning" | "error" | "info" | "check"]>
> = {
  wait: ["border-wait bg-wait-soft", "warning"],
  wrong: ["border-wrong bg-wrong-soft", "error"],
  ask: ["border-ask bg-ask-soft", "info"],
  done: ["border-done bg-done-soft", "check"],
};

/** Something to be read now. `wrong` interrupts a screen reader; the others wait for a pause. */
export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  const [look, icon] = looks[tone];
  return (
    <div
      role={tone === "wrong" ? "alert" : "status"}
      className={`flex gap-3 rounded-lg border-l-4 px-4 py-3 text-ink ${look}`}
    >
      <Icon name={icon} className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
