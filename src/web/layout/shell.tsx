import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "./layout-words.ts";
import { ModeBand } from "./mode-band.tsx";
import { TopBar } from "./top-bar.tsx";

const CommandPalette = lazy(async () => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
}));

/** What stands around every page. */
export function Shell() {
  const { say } = useLanguage();
  const { instance } = useSession();
  const [searching, setSearching] = useState(false);
  // Loaded when it is first wanted, and then kept, so that closing it gives the focus back.
  const [wanted, setWanted] = useState(false);
  const search = (): void => {
    setWanted(true);
    setSearching(true);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey)
        return;
      event.preventDefault();
      setWanted(true);
      setSearching((open) => !open);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="absolute -top-20 left-2 z-50 rounded-md bg-card px-3 py-2 focus:top-2"
      >
        {say(words.skip)}
      </a>
      <ModeBand mode={instance.mode} />
      <TopBar onSearch={search} />
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Suspense fallback={<Skeleton lines={8} className="mx-auto w-full max-w-6xl p-8" />}>
          <Outlet />
        </Suspense>
      </main>
      {wanted && (
        <Suspense>
          <CommandPalette open={searching} onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}
