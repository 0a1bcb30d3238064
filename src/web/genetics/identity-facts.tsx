import { type IdentityCheck, sexReadWords } from "../../engine/index.ts";
import { issueText } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Fact, Facts } from "./finding-card.tsx";
import { words } from "./identity-words.ts";

/** Whether the sample is the participant's, as far as the file tells; what contradicts stands first. */
export function IdentityFacts({ check }: { readonly check: IdentityCheck | undefined }) {
  const { say, language } = useLanguage();
  if (check === undefined) {
    return (
      <Card title={say(words.title)}>
        <p className="text-soft">{say(words.notAsked)}</p>
      </Card>
    );
  }
  const { sex, recorded, sexIssue, earlier } = check;
  const issues = [sexIssue, earlier?.issue].filter((issue) => issue !== undefined);
  return (
    <Card title={say(words.title)}>
      <div className="space-y-4" data-identity={issues.length === 0 ? "plain" : "differs"}>
        {issues.map((issue) => (
          <Notice key={issue.code} tone="wrong" title={issueText(issue, language)} />
        ))}
        <Facts>
          <Fact name={say(words.read)}>{say(sexReadWords[sex])}</Fact>
          <Fact name={say(words.recorded)}>
            {recorded === undefined ? say(words.noRecord) : say(sexReadWords[recorded])}
          </Fact>
          <Fact name={say(words.earlier)}>
            {earlier === undefined
              ? say(words.noEarlier)
              : say(words[earlier.verdict], {
                  number: earlier.assessment,
                  same: earlier.same,
                  shared: earlier.shared,
                })}
          </Fact>
        </Facts>
        <p className="text-[0.87rem] text-soft">{say(words.limits)}</p>
      </div>
    </Card>
  );
}
