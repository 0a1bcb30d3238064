import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NoticePreference } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Choice } from "../ui/choice.tsx";
import { useAct } from "../ui/use-act.ts";
import { digestWords, words } from "./notice-words.ts";

const digests = Object.keys(digestWords) as NoticePreference["digest"][];
const key = ["notices", "preference"] as const;

/** How one is told by mail: in which language, and how often of what is not urgent. */
export function PreferencePart() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => call("GET /api/notices/preference"),
  });
  const { act, error: refused } = useAct();
  const [kept, setKept] = useState(false);
  const keep = (change: NoticePreference): void => {
    setKept(false);
    void act(async () => {
      client.setQueryData(key, await call("PUT /api/notices/preference", { body: change }));
      setKept(true);
    });
  };
  return (
    <section className="space-y-3 border-t border-line pt-4">
      <h3>{say(words.byMail)}</h3>
      <p className="text-soft">{say(words.urgentAlways)}</p>
      <ProblemNotice error={error ?? refused} />
      {data !== undefined && (
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice
            legend={say(words.digest)}
            name="notice-digest"
            value={data.digest}
            choices={digests.map((digest) => [digest, say(digestWords[digest])])}
            onChoose={(digest) => keep({ ...data, digest })}
          />
          <Choice
            legend={say(words.mailLanguage)}
            name="notice-language"
            value={data.language ?? "both"}
            choices={[
              ["both", say(words.both)],
              ["en", "English"],
              ["zh-CN", "简体中文"],
            ]}
            onChoose={(language) =>
              keep({ digest: data.digest, ...(language === "both" ? {} : { language }) })
            }
          />
        </div>
      )}
      <p role="status" className="text-soft">
        {kept && say(words.kept)}
      </p>
    </section>
  );
}
