import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import type { Language, Param, Text } from "../../kernel/index.ts";
import { fill } from "./fill.ts";

interface Speech {
  readonly language: Language;
  /** Switches every word on the screen, at once; what is half typed stays. */
  readonly speak: (language: Language) => void;
  /** The words of a text in the language of the screen, with its `{name}` filled in. */
  readonly say: (text: Text | string, params?: Readonly<Record<string, Param>>) => string;
}

const Context = createContext<Speech | undefined>(undefined);
const stored = "neurite.language";

/** Which language to begin with: the one chosen last on this device, else the browser's. */
function firstLanguage(): Language {
  const known = localStorage.getItem(stored);
  if (known === "en" || known === "zh-CN") return known;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = useCallback((next: Language) => {
    localStorage.setItem(stored, next);
    setLanguage(next);
  }, []);
  const speech = useMemo<Speech>(
    () => ({ language, speak, say: (words, params) => fill(words, language, params) }),
    [language, speak],
  );
  return <Context value={speech}>{children}</Context>;
}

/** The language of the screen and how to say something in it. */
export function useLanguage(): Speech {
  const speech = useContext(Context);
  if (speech === undefined) throw new Error("useLanguage outside LanguageProvider");
  return speech;
}
