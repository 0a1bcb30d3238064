import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/**
 * Why nothing is here. The three kinds look different: `yet` says what will come, `match` names the filters and
 * offers to clear them, `you` says who can see it.
 */
export function Empty({
  kind,
  title,
  children,
}: {
  readonly kind: "yet" | "match" | "you";
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const look = {
    yet: "border-dashed",
    match: "border-solid bg-sunken",
    you: "border-double border-4",
  }[kind];
  const icon = { yet: "clock", match: "search", you: "lock" } as const;
  return (
    <div
      className={`flex items-start gap-3 rounded-lg border border-line px-5 py-6 text-soft ${look}`}
    >
      <Icon name={icon[kind]} className="mt-1 shrink-0" />
      <div>
        <p className="font-medium text-ink">{title}</p>
        {children}
      </div>
    </div>
  );
}
