import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { call, Problem } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { NoticeBell } from "../notices/notice-bell.tsx";
import { AccountDialog } from "../session/account-dialog.tsx";
import { QuickSwitchDialog } from "../session/quick-switch-dialog.tsx";
import { useSession, useSetSession } from "../session/session.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { words } from "./layout-words.ts";
import { useTheme } from "./theme.ts";

// What keeps unsent entries comes with the engine: the bar does not wait for it.
const UnsentNote = lazy(() =>
  import("../offline/unsent-note.tsx").then((part) => ({ default: part.UnsentNote })),
);
const LeaveQuestion = lazy(() =>
  import("../offline/leave-question.tsx").then((part) => ({ default: part.LeaveQuestion })),
);

const plain =
  "inline-flex min-h-9 items-center gap-1.5 rounded-md px-2.5 text-white/90 hover:bg-white/15 focus-visible:outline-white";

/** Above every page: the way home, the language, the light, and who one is. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { language, speak, say } = useLanguage();
  const session = useSession();
  const setSession = useSetSession();
  const [theme, setTheme] = useTheme();
  const dark =
    theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const navigate = useNavigate();
  const [account, setAccount] = useState(false);
  const administrator = session.access.some(({ role }) => role === "administrator");
  const [leaving, setLeaving] = useState(false);
  const [switching, setSwitching] = useState(false);
  const leave = useCallback(() => {
    setLeaving(false);
    void call("DELETE /api/session").then(
      () => setSession({ ...session, person: undefined, access: [] }),
      // Without a network the session cannot be ended: the screen is at least locked.
      (error: unknown) => {
        if (error instanceof Problem && error.status === 0)
          setSession({ ...session, locked: true });
      },
    );
  }, [session, setSession]);
  return (
    <header className="flex min-h-12 items-center gap-1 bg-[#12444e] px-3 text-white sm:px-5 print:hidden">
      <Link
        to="/"
        className="mr-2 inline-flex items-center gap-2 rounded-md py-1 font-semibold text-white no-underline focus-visible:outline-white"
      >
        <img src="/icon.svg" alt="" className="size-7" />
        <span>Neurite</span>
      </Link>
      <span className="ml-auto">
        <Suspense>
          <UnsentNote />
        </Suspense>
      </span>
      <button
        type="button"
        onClick={onSearch}
        className={`${plain} border border-white/30 sm:min-w-52`}
      >
        <Icon name="search" />
        <span className="max-sm:sr-only">{say(words.find)}</span>
        <kbd className="ml-auto text-[0.75rem] text-white/75 max-sm:hidden">Ctrl K</kbd>
      </button>
      <NoticeBell className={plain} />
      <button
        type="button"
        className={plain}
        lang={language === "en" ? "zh-CN" : "en"}
        onClick={() => speak(language === "en" ? "zh-CN" : "en")}
      >
        {language === "en" ? "中文" : "English"}
      </button>
      <button
        type="button"
        className={plain}
        aria-label={say(dark ? words.light : words.dark)}
        onClick={() => setTheme(dark ? "light" : "dark")}
      >
        <Icon name={dark ? "sun" : "moon"} />
      </button>
      <Menu
        className={plain}
        label={
          <>
            <span className="max-sm:sr-only">{session.person?.name}</span>
            <Icon name="down" />
          </>
        }
        entries={[
          { label: say(words.account), onSelect: () => setAccount(true) },
          ...(administrator
            ? [
                {
                  label: say(words.administration),
                  onSelect: () =>
                    void navigate({ to: "/administration/$part", params: { part: "people" } }),
                },
              ]
            : []),
          ...(session.quickSwitch === true
            ? [{ label: say(words.switchUser), onSelect: () => setSwitching(true) }]
            : []),
          {
            label: say(words.lock),
            onSelect: () =>
              void call("POST /api/session/lock").then(() =>
                setSession({ ...session, locked: true }),
              ),
          },
          { label: say(words.leave), onSelect: () => setLeaving(true) },
        ]}
      />
      {switching && <QuickSwitchDialog onClose={() => setSwitching(false)} />}
      {leaving && (
        <Suspense>
          <LeaveQuestion onLeave={leave} onStay={() => setLeaving(false)} />
        </Suspense>
      )}
      <AccountDialog open={account} onClose={() => setAccount(false)} colours={[theme, setTheme]} />
    </header>
  );
}
