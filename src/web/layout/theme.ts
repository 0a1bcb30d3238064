import { useEffect, useState } from "react";

export type Theme = "system" | "light" | "dark";
const stored = "neurite.theme";

/** Light or dark, as this device was told, else as its system has it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const known = localStorage.getItem(stored);
    return known === "light" || known === "dark" ? known : "system";
  });
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(stored, theme);
  }, [theme]);
  return [theme, setTheme];
}
