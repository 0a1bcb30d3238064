import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { proofWords as words } from "./proof-words.ts";

/** The two boxes by which somebody proves again who they are. */
export function ProofFields() {
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

/** What a form says under a name, as text. */
export function typedIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** Proves who signs, for what has this hash. */
export async function proveFor(data: FormData, manifest: string): Promise<string> {
  const code = typedIn(data, "code").trim();
  const { grant } = await call("POST /api/session/reauthenticate", {
    body: { password: typedIn(data, "password"), manifest, ...(code === "" ? {} : { code }) },
  });
  return grant;
}
