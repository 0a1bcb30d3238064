import { useEffect, useState } from "react";

const seconds = 180;

/** Holds something to be read for some minutes, in this page's memory alone; it is gone when the reader looks away. */
export function useShownBriefly<T>() {
  const [shown, setShown] = useState<T>();
  const [left, setLeft] = useState(0);
  const isShown = shown !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const hide = (): void => setShown(undefined);
    const away = (): void => {
      if (document.visibilityState === "hidden") hide();
    };
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1000);
      if (rest <= 0) hide();
      else setLeft(rest);
    }, 500);
    document.addEventListener("visibilitychange", away);
    addEventListener("pagehide", hide);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", away);
      removeEventListener("pagehide", hide);
    };
  }, [isShown]);
  return {
    shown,
    left,
    show(what: T): void {
      setLeft(seconds);
      setShown(what);
    },
    hide(): void {
      setShown(undefined);
    },
  };
}
