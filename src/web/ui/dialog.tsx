import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "./icon.tsx";

/** A question or a small task above the page, or beside what it is about. Escape closes it without doing anything. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  wide = false,
  beside = false,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** A sheet along the side of the page. */
  readonly beside?: boolean;
}) {
  const { say } = useLanguage();
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Base.Popup
          className={`fixed z-50 overflow-auto border border-line bg-card shadow-float ${beside ? sheet : centred} ${wide ? "max-w-3xl" : "max-w-lg"}`}
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

const centred =
  "top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl p-6";
const sheet = "inset-y-0 right-0 w-[calc(100vw-1.5rem)] rounded-l-xl p-5";
