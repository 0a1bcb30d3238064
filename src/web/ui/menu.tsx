import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";

export interface MenuEntry {
  readonly label: ReactNode;
  /** Why it cannot be done, where it cannot: it is shown, and stays in reach of the keyboard. */
  readonly because?: string;
  onSelect(): void;
}

/** A button that opens a list of acts. */
export function Menu({
  label,
  entries,
  className,
  name,
}: {
  readonly label: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly className?: string;
  /** The accessible name, where the label is a picture only. */
  readonly name?: string;
}) {
  return (
    <Base.Root>
      <Base.Trigger className={className} aria-label={name}>
        {label}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className="min-w-44 rounded-lg border border-line bg-card py-1 shadow-float">
            {entries.map((entry, index) => (
              <Base.Item
                key={index}
                disabled={entry.because !== undefined}
                onClick={() => entry.onSelect()}
                className="flex min-h-9 cursor-pointer flex-col justify-center px-4 py-1 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-soft data-[highlighted]:bg-accent-soft"
              >
                {entry.label}
                {entry.because !== undefined && (
                  <span className="text-[0.8rem]">{entry.because}</span>
                )}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
