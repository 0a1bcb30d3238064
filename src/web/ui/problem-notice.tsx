import type { Fact } from "../../kernel/index.ts";
import { Problem } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "./notice.tsx";

const offline = {
  en: "The server cannot be reached. Nothing was changed; try again when the network is back.",
  "zh-CN": "无法连接服务器。未做任何更改，请在网络恢复后重试。",
};

const unreadable = {
  en: "The server gave an answer that could not be read (status {status}). Nothing is known of what it did: look before you repeat it.",
  "zh-CN":
    "服务器的答复无法读取（状态 {status}），尚不清楚是否已执行。请先查看再决定是否重复操作。",
};

/** The words of what went wrong, in the language of the screen. */
export function useProblemWords(): (error: unknown) => { title: string; facts: readonly Fact[] } {
  const { say } = useLanguage();
  return (error) => {
    if (!(error instanceof Problem)) return { title: String(error), facts: [] };
    if (error.status === 0) return { title: say(offline), facts: [] };
    const { body } = error;
    if (body === undefined) return { title: say(unreadable, { status: error.status }), facts: [] };
    if (body.refusal !== undefined) return { title: say(body.words), facts: body.refusal.facts };
    const facts = (body.issues ?? []).map((issue) => ({ text: issue.text, path: issue.path }));
    return { title: say(body.words), facts };
  };
}

/** What the server said when it did not do what was asked: the rule and the facts that decided. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const words = useProblemWords();
  const { say } = useLanguage();
  if (error === undefined || error === null) return null;
  const { title, facts } = words(error);
  return (
    <Notice tone="wrong" title={title}>
      {facts.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {facts.map((fact, index) => (
            <li key={index}>
              {typeof fact.text === "object" ? say(fact.text) : String(fact.text)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
