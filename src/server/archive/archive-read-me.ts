import type { Study } from "../../definition/index.ts";

/** How the archive is read by somebody who has nothing but the archive, perhaps in 25 years. */
export function archiveReadMe(
  study: Study,
  position: number,
  at: string,
  unblinded: boolean,
): string {
  const made = `${at.slice(0, 16).replace("T", " ")} UTC`;
  return `${study.id}
${study.title.en}

This is the whole record of one clinical study, made on ${made}. It needs no particular program.

TO LOOK AT IT      Unpack everything and open index.html in a web browser. No network and no server is needed.
TO READ IT         Everything is UTF-8 text, PDF/A, or a file as it was attached:
  study/versions/        every version of the study as JSON; the name of each file is the SHA-256 of its content
  study/forms-*.pdf      the forms, blank and annotated with field names and codes
  journal/*.ndjson       everything that ever happened, one event a line, in the order in which it was recorded
  audit-trail.*.csv      the same as a table: who changed what, when, why, before and after
  people/                who had which right, training and task, from when to when
  documents/             documents that were filed with the study
  attachments/           attached files by participant; each name begins with the SHA-256 of the file
  data/                  the same record in words, for index.html
  manifest.json          every file with its size and SHA-256; "faults" names files that could not be put in

TO PROVE IT        Run "neurite verify-archive <file>", or do by hand what it does:
  1. SHA-256 of every file equals what manifest.json lists.
  2. In journal/, for every line with a "body": SHA-256 of (prev + line feed + body) equals "hash"; "prev" is the hash
     of the line before it in the same stream; for version 1 it is SHA-256 of
     "neurite stream" + line feed + study + line feed + stream. Versions count 1, 2, 3 … without a gap.
  3. journal/checkpoint.json: the "signature" (Ed25519, base64) is that of the canonical JSON (RFC 8785) of
     "statement" by the public key "key" in it. The last hash of every stream is in "leaves"; "root" is the Merkle tree
     (RFC 6962) over them, a leaf being a zero byte + study + LF + stream + LF + version + LF + hash.
     Streams of other studies appear as the hash of their leaf ("node") only.
${
  unblinded || study.blinding === "open"
    ? ""
    : `
THIS COPY IS BLINDED. What would tell who received what is left out: the allocation list, and events that hold such
values ("withheld" in journal/; their hashes remain, so that the chains can be followed). A version in
study/versions/ that ends in ".blinded.json" is a copy without the numbers that foretell allocations, such as sizes of
blocks; its name begins with the SHA-256 of the whole.
`
}
It reaches up to position ${position} of the journal.


${study.id}
${study.title["zh-CN"]}

本档案为一项临床研究的完整记录，生成时间 ${made}。查阅不需要任何专用软件。

查看    解压全部文件，用浏览器打开 index.html，无需网络与服务器。
阅读    均为 UTF-8 文本、PDF/A 或原始附件：
  study/versions/        研究各版本（JSON），文件名即内容的 SHA-256
  study/forms-*.pdf      空白表单及注释表单（含字段名与代码）
  journal/*.ndjson       全部事件，每行一个，按记录先后排列
  audit-trail.*.csv      以表格形式列出何人、何时、因何将何值改为何值
  people/                人员的权限、培训与授权及其起止时间
  documents/             研究所归档的文件
  attachments/           附件，按受试者存放，文件名以其 SHA-256 开头
  data/                  同一记录的文字形式，供 index.html 使用
  manifest.json          全部文件的大小与 SHA-256；“faults” 列出未能放入的文件

核验    运行 neurite verify-archive <文件>，或按以下步骤人工核验：
  1. 每个文件的 SHA-256 与 manifest.json 所列一致。
  2. journal/ 中凡有 “body” 的行：（prev + 换行 + body）的 SHA-256 等于 “hash”；“prev” 为同一 stream 上一行的
     hash；第 1 版的 prev 为 “neurite stream” + 换行 + 研究 + 换行 + stream 的 SHA-256。版本号 1、2、3……连续无缺。
  3. journal/checkpoint.json：“signature”（Ed25519，base64）为 “statement” 的规范 JSON（RFC 8785）以其中公钥 “key”
     所作的签名。“leaves” 含各 stream 末尾的 hash；“root” 为其 Merkle 树（RFC 6962）之根，叶为
     零字节 + 研究 + 换行 + stream + 换行 + 版本 + 换行 + hash。其他研究的 stream 仅以叶的哈希（“node”）出现。
${
  unblinded || study.blinding === "open"
    ? ""
    : `
本副本为盲态副本：可揭示分组的内容未列入，即随机分配表及含此类数值的事件
（journal/ 中标为 “withheld”，其哈希保留，以便核验链条）。study/versions/ 中以 “.blinded.json” 结尾的版本为删去可预测
后续分组的参数（如区组长度）的副本，文件名开头为完整版本的 SHA-256。
`
}
内容截至日志第 ${position} 位。
`;
}
