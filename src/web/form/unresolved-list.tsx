import { useLanguage } from "../language/language.tsx";
import { focusField } from "./focus-field.ts";
import { words } from "./form-words.ts";
import type { Unresolved } from "./unresolved.ts";

const dots = { wrong: "bg-wrong", wait: "bg-wait", ask: "bg-ask" } as const;

/** Everything that waits for somebody, each line a way to its field. */
export function UnresolvedList({ found }: { readonly found: readonly Unresolved[] }) {
  const { say } = useLanguage();
  if (found.length === 0) return null;
  return (
    <details
      className="mb-4 rounded-lg border border-line bg-card px-4 py-2"
      open={found.length <= 3}
    >
      <summary className="font-medium">
        {say(words.whatToLook)} <span className="num text-soft">({found.length})</span>
      </summary>
      <ul className="mt-1 space-y-1 pb-1">
        {found.map(({ path, words: said, params, tone }, index) => (
          <li key={index} className="flex items-baseline gap-2">
            <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
            <button
              type="button"
              className="text-left underline decoration-line underline-offset-2 hover:decoration-current"
              onClick={() => path !== undefined && focusField(path)}
            >
              {say(said, params)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
