import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { OpenReview } from "./open-review.tsx";
import { ReviewHistory } from "./review-history.tsx";
import { words } from "./review-words.ts";
import { useSession } from "../session/session.tsx";

/** The periodic review of who has access to a study: opened as of now, decided line by line, signed, kept. */
export function AccessReview({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const own = useSession().person?.id;
  const { act, busy, error } = useAct(["access-reviews", "access-reviews-due"]);
  const [signed, setSigned] = useState(false);
  const query = useQuery({
    queryKey: ["access-reviews", study],
    queryFn: () => call("GET /api/studies/{study}/access-reviews", { params: { study } }),
  });
  if (query.isPending) return <Skeleton lines={6} />;
  if (query.data === undefined) return <ProblemNotice error={query.error} />;
  const [last] = query.data;
  const open = last?.signed === undefined && last?.openedBy === own ? last : undefined;
  return (
    <div className="space-y-6">
      <div className="space-y-3 print:hidden">
        <p className="max-w-2xl text-soft">{say(words.what)}</p>
        {signed && <Notice tone="done">{say(words.signed)}</Notice>}
        <ProblemNotice error={error} />
        <Button
          tone={open === undefined ? "primary" : "plain"}
          busy={busy}
          onClick={() =>
            void act(async () => {
              setSigned(false);
              await call("POST /api/studies/{study}/access-reviews", { params: { study } });
            })
          }
        >
          {say(open === undefined ? words.open : words.again)}
        </Button>
      </div>
      {open !== undefined && (
        <OpenReview key={open.id} review={open} onSigned={() => setSigned(true)} />
      )}
      <ReviewHistory study={study} reviews={query.data} />
    </div>
  );
}
