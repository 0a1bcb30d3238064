import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Search } from "../router.tsx";

/**
 * What stands after the question mark of the page's address, and how to change some of it. An empty value leaves the
 * address. `replace` writes over the last step, for what is typed letter by letter.
 */
export function useAddress(): readonly [
  Search,
  (
    change: Readonly<Record<string, string | undefined>>,
    how?: { readonly replace?: boolean },
  ) => void,
] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  return [
    search,
    (change, { replace = false } = {}) => {
      void navigate({
        to: ".",
        replace,
        resetScroll: false,
        search: (old: Search) =>
          Object.fromEntries(
            Object.entries({ ...old, ...change }).filter(
              ([, value]) => value !== undefined && value !== "",
            ),
          ),
      });
    },
  ];
}
