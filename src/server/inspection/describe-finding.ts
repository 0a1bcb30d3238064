import { type Issue, issueText, type Text } from "../../kernel/index.ts";

const unseen = {
  en: "Something is wrong in a record you may not see. Whoever runs the server is told which by `neurite verify`.",
  "zh-CN": "您无权查看的某条记录存在异常；服务器管理人员可用 `neurite verify` 查明具体位置。",
};

/**
 * What a proof found, in words. A finding that names a stream the reader may not see says that there is one, and no
 * more; each sentence once.
 *
 * @param visible whether the reader may see a stream, or has to do with a study at all
 */
export async function describeFindings(
  issues: readonly Issue[],
  visible: (study: string, stream: string | undefined) => Promise<boolean>,
): Promise<readonly Text[]> {
  const said = new Map<string, Text>();
  for (const issue of issues) {
    const { study, stream } = issue.params;
    const of = typeof stream === "string" ? stream : undefined;
    const shown = typeof study === "string" ? await visible(study, of) : stream === undefined;
    const words = shown
      ? { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") }
      : unseen;
    said.set(words.en, words);
  }
  return [...said.values()];
}
