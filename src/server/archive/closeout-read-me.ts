import { acceptance } from "./closeout-round.ts";
import type { Study } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";

/** What the signature under a site's package says. */
export const acceptanceWords: Readonly<Record<typeof acceptance, Text>> = {
  [acceptance]: {
    en: "I have checked this package: it holds the complete records of my site, and I keep it under my own control.",
    "zh-CN": "本人已核对本数据包：其中包含本中心的全部记录，并由本人自行保管。",
  },
};

/** What lies in a site's package and how it is read, for somebody who has nothing but the package. */
export function closeoutReadMe(
  study: Study,
  site: string,
  siteName: Text,
  position: number,
  at: string,
): string {
  return `${study.id} · ${siteName.en} (${site})
${study.title.en}

These are the site's own records of this study, made by the site itself on ${at.slice(0, 16).replace("T", " ")} UTC,
complete up to position ${position} of the study's journal. Keep them as your investigator's file demands.

casebooks/            one casebook for each participant (PDF/A-2b): every value, query, signature and the audit trail.
                      A long one is divided into volumes; each says which one it is.
attachments/          the files that were attached to forms, by participant. Each name begins with the file's SHA-256.
audit-trail.csv       who changed what, when and why, one line a value
signatures.csv        every signature, with what it was for and whether it still stands
delegation-log.csv    who was delegated what by the principal investigator
manifest.json         every file with its size and SHA-256; the investigator's signature is bound to the SHA-256 of
                      this file. "faults" names files that were missing or altered and could not be put in.

The tables are CSV in UTF-8; any spreadsheet opens them. To check the package: sha256sum each file and compare with
manifest.json, or run: neurite verify-archive <this zip>


${study.id} · ${siteName["zh-CN"]}（${site}）
${study.title["zh-CN"]}

本数据包为研究中心自行生成的本中心研究记录，生成时间 ${at.slice(0, 16).replace("T", " ")} UTC，
内容完整至研究日志第 ${position} 位。请按研究者文件夹的要求保存。

casebooks/            每位受试者一份病例报告表（PDF/A-2b）：全部数值、质疑、签名与稽查轨迹。
                      篇幅过长者分册，每册标明册次。
attachments/          表单所附文件，按受试者存放，文件名以其 SHA-256 开头。
audit-trail.csv       何人、何时、因何修改了何内容，每值一行
signatures.csv        全部签名、签署内容及是否仍有效
delegation-log.csv    主要研究者的授权分工
manifest.json         全部文件的大小与 SHA-256；研究者的签名与本文件的 SHA-256 绑定。
                      “faults” 列出缺失或被更改而未能放入的文件。

表格为 UTF-8 编码的 CSV，可用任意电子表格软件打开。核对方法：逐个计算文件的 SHA-256 并与
manifest.json 比对，或运行：neurite verify-archive <本压缩包>
`;
}
