import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { screensPeople } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { studyQuery, summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { programmesQuery } from "../programmes/programmes-query.ts";
import { useSession, useSetSession } from "../session/session.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { kindWords, words } from "./command-palette-words.ts";
import { type PaletteItem, paletteItems } from "./palette-entries.ts";
import { findableOf, type PaletteKind, searchPalette } from "./palette-search.ts";

const icons: Readonly<Record<PaletteKind, IconName>> = {
  participant: "people",
  form: "pen",
  page: "grid",
  study: "book",
  action: "right",
};

/** Finds participants, forms, pages, studies and acts by number, by word, or by pinyin initials; by keyboard alone. */
export function CommandPalette({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const box = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup
          initialFocus={box}
          className="fixed top-[10dvh] left-1/2 z-50 flex max-h-[75dvh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-card shadow-float"
        >
          <Dialog.Title className="sr-only">{say(words.title)}</Dialog.Title>
          <Finder box={box} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({
  box,
  onClose,
}: {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const items = usePaletteItems();
  const findable = useMemo(() => findableOf(items), [items]);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const found = useMemo(
    () => searchPalette(findable, typed) as readonly PaletteItem[],
    [findable, typed],
  );
  const act = useAct(onClose);
  const list = useId();
  const shown = Math.min(chosen, Math.max(0, found.length - 1));
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In new browsers its answer is a promise, which an effect may not give back.
    marked.current?.scrollIntoView({ block: "nearest" });
  }, [shown, found]);

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    // While an input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing || found.length === 0) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (shown + 1) % found.length,
      ArrowUp: (shown + found.length - 1) % found.length,
      PageDown: Math.min(found.length - 1, shown + 8),
      PageUp: Math.max(0, shown - 8),
    };
    const next = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    const item = found[shown];
    if (next !== undefined) {
      event.preventDefault();
      setChosen(next);
    } else if (event.key === "Enter" && item !== undefined) {
      event.preventDefault();
      act(item);
    }
  };
  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Icon name="search" className="shrink-0 text-soft" />
        <input
          ref={box}
          role="combobox"
          aria-label={say(words.label)}
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${list}-${shown}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={say(words.hint)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          className="min-h-14 min-w-0 flex-1 bg-transparent text-[1.05rem] outline-none placeholder:text-soft"
        />
      </div>
      <p role="status" className="sr-only">
        {typed === "" ? "" : say(words.found, { count: found.length })}
      </p>
      {found.length === 0 ? (
        <p className="px-5 py-8 text-soft">{say(words.none, { typed })}</p>
      ) : (
        <ul
          id={list}
          role="listbox"
          aria-label={say(words.title)}
          className="min-h-0 flex-1 overflow-y-auto p-2"
        >
          {found.map((item, index) => (
            // The keyboard stays in the box above; here the list is only pointed at.
            <li
              key={item.id}
              id={`${list}-${index}`}
              ref={index === shown ? marked : undefined}
              role="option"
              aria-selected={index === shown}
              onMouseMove={() => index === shown || setChosen(index)}
              onClick={() => act(item)}
              className={`flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 ${index === shown ? "bg-accent-soft" : ""}`}
            >
              <Icon name={icons[item.kind]} className="shrink-0 text-accent" />
              <span className="min-w-0 flex-1">
                <span className="num">{say(item.label)}</span>
                {item.note !== undefined && (
                  <span className="ml-2 text-[0.87rem] text-soft">{say(item.note)}</span>
                )}
              </span>
              <span className="shrink-0 text-[0.8rem] text-soft">{say(kindWords[item.kind])}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="border-t border-line px-5 py-2 text-[0.8rem] text-soft max-sm:hidden">
        {say(words.keys)}
      </p>
    </>
  );
}

function usePaletteItems(): readonly PaletteItem[] {
  const { study } = useParams({ strict: false });
  const session = useSession();
  const here = session.access.filter((line) => line.study === study);
  const { data: programmes } = useQuery(programmesQuery);
  const { data: view } = useQuery({ ...studyQuery(study ?? ""), enabled: study !== undefined });
  const { data: summaries } = useQuery({
    ...summariesQuery(study ?? ""),
    enabled: here.length > 0,
  });
  const roles = here.map(({ role }) => role).join(" ");
  const administrator = session.access.some(({ role }) => role === "administrator");
  const screens = session.access.some(({ role }) => screensPeople(role));
  return useMemo(
    () =>
      paletteItems({
        programmes: programmes ?? [],
        open: study === undefined ? undefined : view?.study,
        participants: summaries?.participants ?? [],
        administrator,
        screens,
        roles: roles === "" ? [] : roles.split(" "),
      }),
    [programmes, view, summaries, administrator, screens, roles, study],
  );
}

function useAct(onClose: () => void): (item: PaletteItem) => void {
  const router = useRouter();
  const { language, speak } = useLanguage();
  const session = useSession();
  const setSession = useSetSession();
  return ({ id, address }) => {
    onClose();
    if (address !== undefined) {
      router.history.push(address);
    } else if (id === "action:language") {
      speak(language === "en" ? "zh-CN" : "en");
    } else if (id === "action:lock") {
      void call("POST /api/session/lock").then(() => setSession({ ...session, locked: true }));
    } else {
      void call("DELETE /api/session").then(() => {
        const { person: _, ...nobody } = session;
        setSession({ ...nobody, access: [] });
      });
    }
  };
}
