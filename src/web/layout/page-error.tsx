import { useRouter } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words } from "./layout-words.ts";

/** A page that could not be shown, and why. */
export function PageError({
  error,
  reset,
}: {
  readonly error: unknown;
  readonly reset: () => void;
}) {
  const { say } = useLanguage();
  const router = useRouter();
  return (
    <Page title={say(words.failed)}>
      <ProblemNotice error={error} />
      <Button
        className="mt-4"
        onClick={() => {
          reset();
          void router.invalidate();
        }}
      >
        {say(words.again)}
      </Button>
    </Page>
  );
}
