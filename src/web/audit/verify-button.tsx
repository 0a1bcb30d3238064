import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words } from "./audit-words.ts";

/** Proves that nothing in a study's journal was altered, and says in a sentence what was proved. */
export function useVerification(study: string): readonly [button: ReactNode, answer: ReactNode] {
  const { say } = useLanguage();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => call("POST /api/studies/{study}/verify", { params: { study } }),
  });
  const button = (
    <Button busy={isPending} onClick={() => mutate()}>
      <Icon name="shield" />
      {say(isPending ? words.verifying : words.verify)}
    </Button>
  );
  const answer = (
    <div className="mb-4 empty:hidden">
      {error !== null && <ProblemNotice error={error} />}
      {data !== undefined && (
        <Notice
          tone={data.sound ? "done" : "wrong"}
          title={say(data.sound ? words.sound : words.unsound, { events: data.events })}
        >
          {data.first !== undefined && (
            <p className="mt-1 font-medium">{say(words.first, data.first)}</p>
          )}
          {data.findings.length > 0 && (
            <ul className="mt-1 list-disc pl-5">
              {data.findings.map((finding, index) => (
                <li key={index}>{say(finding.text)}</li>
              ))}
            </ul>
          )}
          <p className="num mt-1 text-[0.87rem] text-soft">
            {say(words.took, {
              at: `${data.at.slice(0, 19).replace("T", " ")} UTC`,
              seconds: data.seconds,
            })}
          </p>
        </Notice>
      )}
    </div>
  );
  return [button, answer];
}
