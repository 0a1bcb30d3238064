import { useQuery } from "@tanstack/react-query";
import { addressOf, call } from "../api/call.ts";
import type { ValidationPack } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { seatWords as words } from "./seat-words.ts";

const kinds = ["clause", "invariant", "acceptance"] as const;

/** The maker's evidence: requirement, test file, what each test says. */
export function ValidationPart({ study }: { readonly study: string }) {
  const { say, language } = useLanguage();
  const { data, error, isPending } = useQuery({
    queryKey: ["validation", study],
    queryFn: () => call("GET /api/studies/{study}/validation", { params: { study } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isPending) return <Skeleton lines={10} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  return (
    <div className="space-y-5">
      <p className="max-w-3xl">{say(words.validationHow, { version: data.version })}</p>
      <div className="flex flex-wrap items-center gap-3">
        <p className="num mr-auto text-soft">
          {say(words.counts, {
            requirements: data.requirements.length,
            tests: Object.values(data.tests).flat().length,
            files: Object.keys(data.tests).length,
          })}
          {language === "zh-CN" && ` · ${say(words.validationWords)}`}
        </p>
        <a
          className={`${buttonClass("plain", true)} print:hidden`}
          href={addressOf("GET /api/studies/{study}/validation.csv", {
            params: { study },
            query: { language },
          })}
          download
        >
          <Icon name="download" />
          {say(words.validationCsv)}
        </a>
      </div>
      {kinds.map((kind) => (
        <Card key={kind} title={say(words[kind])}>
          <ul lang="en" className="divide-y divide-line">
            {data.requirements
              .filter((requirement) => requirement.kind === kind)
              .map((requirement) => (
                <RequirementLine
                  key={requirement.requirement}
                  pack={data}
                  requirement={requirement}
                />
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function RequirementLine({
  pack,
  requirement: { requirement, tests, sentences },
}: {
  readonly pack: ValidationPack;
  readonly requirement: ValidationPack["requirements"][number];
}) {
  const { say, language } = useLanguage();
  const of = (file: string) => sentences ?? pack.tests[file] ?? [];
  const count = tests.reduce((sum, file) => sum + of(file).length, 0);
  return (
    <li className="py-2">
      <details>
        <summary className="cursor-pointer">
          {requirement}{" "}
          <span lang={language} className="num text-[0.87rem] text-soft">
            {count === 0 ? say(words.noTest) : say(words.testCount, { count })}
          </span>
        </summary>
        {tests.map((file) => (
          <div key={file} className="mt-1 pl-5 text-[0.9rem]">
            <code className="font-mono text-[0.82rem] break-all text-soft">{file}</code>
            <ul className="list-disc pl-5">
              {of(file).map((said, index) => (
                <li key={index}>{said}</li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </li>
  );
}
