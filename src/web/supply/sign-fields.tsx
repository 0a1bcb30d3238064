import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./supply-words.ts";

/** The boxes by which a signer proves again who they are; read them with {@link proofOf}. */
export function SignFields() {
  const { say } = useLanguage();
  return (
    <div className="flex flex-wrap gap-4">
      <Labelled label={say(words.password)}>
        {(control) => (
          <input
            {...control}
            name="password"
            type="password"
            required
            autoComplete="current-password"
            className="field-box w-60"
          />
        )}
      </Labelled>
      <Labelled label={say(words.code)}>
        {(control) => (
          <input
            {...control}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            className="field-box w-40"
          />
        )}
      </Labelled>
    </div>
  );
}

/** What was typed into a box of a form. */
export function said(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** The proof of a signer, from the form that holds {@link SignFields}. */
export function proofOf(data: FormData, hash: string) {
  const password = data.get("password");
  return { password: typeof password === "string" ? password : "", code: said(data, "code"), hash };
}
