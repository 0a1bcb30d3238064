import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "./icon.tsx";

/** A question or a small task above the page. Escape closes it without doing anything. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  wide = false,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const { say } = useLanguage();
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Base.Popup
          className={`fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-auto rounded-xl border border-line bg-card p-6 shadow-float ${wide ? "max-w-3xl" : "max-w-lg"}`}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Base.Title className="text-[1.15rem] font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label={say({ en: "Close", "zh-CN": "关闭" })}
              className="-m-2 inline-flex size-10 items-center justify-center rounded-md hover:bg-sunken"
            >
              <Icon name="close" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
