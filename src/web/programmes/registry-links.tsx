import { useLanguage } from "../language/language.tsx";
import { words } from "./programmes-words.ts";
import { registryAddress } from "./registry-address.ts";

/** A study's numbers; those of a public registry lead there. */
export function RegistryLinks({ numbers }: { readonly numbers: readonly string[] }) {
  const { say } = useLanguage();
  if (numbers.length === 0) return <span className="text-soft">{say(words.notRegistered)}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {numbers.map((number) => {
        const address = registryAddress(number);
        return (
          <li key={number} className="num">
            {address === undefined ? (
              number
            ) : (
              <a
                href={address}
                className="underline"
                target="_blank"
                rel="noreferrer"
                title={say(words.elsewhere)}
              >
                {number}
                <span aria-hidden="true" className="ml-0.5">
                  ↗
                </span>
                <span className="sr-only">({say(words.elsewhere)})</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
