import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readWristband } from "../../engine/index.ts";
import { summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "./bedside-words.ts";
import { ScanBox } from "./scan-box.tsx";

/** Whose dose it is: by the wristband, or from the list. */
export function PickParticipant({
  study,
  onPick,
}: {
  readonly study: string;
  readonly onPick: (participant: string) => void;
}) {
  const { say } = useLanguage();
  const { data, error } = useQuery(summariesQuery(study));
  const enrolled = (data?.participants ?? []).filter(({ status }) => status === "enrolled");
  return (
    <div className="space-y-6">
      <ScanBox label={say(words.wristband)} read={readWristband} onRead={onPick} />
      <section>
        <h2 className="mb-2">{say(words.enrolled)}</h2>
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={4} />
          ) : (
            <ProblemNotice error={error} />
          )
        ) : enrolled.length === 0 ? (
          <p className="text-soft">{say(words.nobody)}</p>
        ) : (
          <ul className="grid gap-2 sm:grid-cols-2">
            {enrolled.map(({ participant }) => (
              <li key={participant}>
                <Link
                  to="/studies/$study/bedside"
                  params={{ study }}
                  search={{ participant }}
                  className="flex min-h-[64px] items-center rounded-md border border-edge bg-card px-5 text-[1.15rem] font-medium text-ink no-underline hover:bg-sunken"
                >
                  {participant}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
