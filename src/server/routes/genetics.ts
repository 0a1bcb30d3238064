import type { Study } from "../../definition/index.ts";
import { type GenePanel, type GeneticPlan, panelOf } from "../../definition/index.ts";
import { assessGenetics, type Command, type Context, identityOf } from "../../engine/index.ts";
import {
  type CommandId,
  type Instant,
  type Issue,
  issueText,
  type Language,
  type ParticipantId,
  sha256,
  type Text,
  zone,
} from "../../kernel/index.ts";
import { linesIn, recordsFor, roleFor, versionFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { AccessLine } from "../contract.ts";
import { assessUpload, type Upload } from "../genetics/assess-upload.ts";
import { type BodyParts, openParts } from "../genetics/body-parts.ts";
import { ClinvarUnusable } from "../genetics/site-clinvar.ts";
import type { Handlers } from "../handler.ts";
import { refused, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { execute, noRole, recordRefusal } from "./commands.ts";

const noPlan = {
  en: "This study has no genetic plan: it looks at no genes, so no file is read.",
  "zh-CN": "本研究没有基因检测计划，不查看任何基因，因此不读取文件。",
};
const tooLarge = {
  en: "The file is larger than is taken here. Nothing was recorded. Send the records of the panel's genes only; their coverage has to stay in the file.",
  "zh-CN": "文件超过此处允许的大小，未作任何记录。请只发送相关基因区域的记录，并保留其覆盖信息。",
};
const clinvarAway = {
  en: "The ClinVar file of this instance cannot be read. Nothing was recorded. Ask the administrator, or send an extract with the file.",
  "zh-CN": "无法读取本系统的ClinVar文件，未作任何记录。请联系管理员，或随文件一并上传摘录。",
};

const mostBytes = { vcf: 4 * 2 ** 30, bed: 20 * 2 ** 20, clinvar: 512 * 2 ** 20 };
/** Of what is not taken, this much is still read, so that the answer arrives. */
const mostDrained = 64 * 2 ** 20;

/** What is read from a person's genome. */
export const geneticRoutes = {
  "POST /api/studies/{study}/participants/{participant}/genetic-assessments": async (
    server,
    { session, params, query, request },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    await versionFor(server, session, params.study, params.participant);
    const parts = openParts(request);
    try {
      const { plan, panel } = planFor(shelved.study);
      const line = roleFor(linesIn(session, params.study), "record-genetic-assessment", query.role);
      if (line === undefined) throw new Rejected(403, "permission.none", noRole);
      const participant = params.participant as ParticipantId;
      await admit(server, session, shelved, line, panel, participant);
      const upload = uploadOf(query);
      const { read, issues, errors } = await readUpload(server, parts, upload, plan, panel);
      if (read === undefined) throw unsound(upload.vcf.name, issues, errors);
      const command: Command = { kind: "record-genetic-assessment", participant, ...read };
      const id = query.id as CommandId;
      const { repeated } = await execute(server, session, shelved, line, command, id);
      const state = await shelved.trial.participant(participant);
      const held = state?.genetics?.findLast(({ file }) => file === read.file);
      const check =
        state === undefined || held === undefined
          ? undefined
          : identityOf(shelved.study, state, held);
      const whose = [check?.sexIssue, check?.earlier?.issue].filter((one) => one !== undefined);
      return {
        assessment: held?.number ?? 0,
        repeated,
        told: [...issues, ...whose].map((issue) => ({
          severity: issue.severity,
          text: placed(issue),
        })),
      };
    } finally {
      await parts.drain(mostDrained);
    }
  },
} satisfies Partial<
  Handlers<"POST /api/studies/{study}/participants/{participant}/genetic-assessments">
>;

function planFor({ genetics: plan }: Study): {
  readonly plan: GeneticPlan;
  readonly panel: GenePanel;
} {
  const panel = plan === undefined ? undefined : panelOf(plan.panel);
  if (plan === undefined || panel === undefined) {
    throw new Rejected(422, "genetics.no-plan", noPlan);
  }
  return { plan, panel };
}

/** Refuses before anything of a genome is read what would be refused after it. */
async function admit(
  server: Server,
  session: Caller,
  { trial, study }: Shelved,
  { role, sites }: AccessLine,
  panel: GenePanel,
  participant: ParticipantId,
): Promise<void> {
  const nothingRead = { build: "unknown", sample: "-", records: [], reference: [] } as const;
  const command: Command = {
    kind: "record-genetic-assessment",
    participant,
    file: sha256("nothing was read yet"),
    fileName: "-",
    assessment: assessGenetics(panel, nothingRead),
  };
  const context: Context = {
    actor: session.person.id as Context["actor"],
    role: role as Context["role"],
    sites: sites as Context["sites"],
    at: server.clock().toISOString() as Instant,
    zone: zone("UTC"),
    seed: "",
    command: "consider" as CommandId,
  };
  const refusal = await trial.consider(command, context);
  if (refusal === undefined) return;
  await recordRefusal(server, session, study.id, command, refusal);
  throw refused(refusal);
}

interface Sent {
  readonly name: string;
  readonly bytes: number;
  readonly sample?: string | undefined;
  readonly build?: Upload["build"] | undefined;
  readonly bedName?: string | undefined;
  readonly bedBytes?: number | undefined;
  readonly clinvarName?: string | undefined;
  readonly clinvarBytes?: number | undefined;
}

/** @throws Rejected where a file is larger than is taken */
function uploadOf(sent: Sent): Upload {
  const { bedBytes, clinvarBytes, sample, build } = sent;
  if (
    sent.bytes > mostBytes.vcf ||
    (bedBytes ?? 0) > mostBytes.bed ||
    (clinvarBytes ?? 0) > mostBytes.clinvar
  ) {
    throw new Rejected(413, "request.too-large", tooLarge);
  }
  return {
    vcf: { name: plainName(sent.name), bytes: sent.bytes },
    ...(bedBytes === undefined
      ? {}
      : { bed: { name: plainName(sent.bedName ?? "BED"), bytes: bedBytes } }),
    ...(clinvarBytes === undefined
      ? {}
      : { clinvar: { name: plainName(sent.clinvarName ?? "ClinVar"), bytes: clinvarBytes } }),
    ...(sample === undefined ? {} : { sample }),
    ...(build === undefined ? {} : { build }),
  };
}

/** No path, nothing that breaks a line, and nothing that turns the order of its letters round. */
function plainName(name: string): string {
  return name.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029/\\]/gu, "_").toWellFormed();
}

async function readUpload(
  server: Server,
  parts: BodyParts,
  upload: Upload,
  plan: GeneticPlan,
  panel: GenePanel,
) {
  try {
    return await assessUpload(parts, upload, plan, panel, async () =>
      server.clinvar?.extract(panel),
    );
  } catch (error) {
    if (!(error instanceof ClinvarUnusable)) throw error;
    server.log(`the ClinVar file: ${error.message}`);
    throw new Rejected(503, "genetics.clinvar", clinvarAway);
  }
}

/** Every defect with its line and column; of very many the first. */
function unsound(file: string, issues: readonly Issue[], errors: number): Rejected {
  const wrong = issues.filter(({ severity }) => severity === "error");
  const more = errors - wrong.length;
  const words: Text = {
    en: `${file} was not assessed, and nothing was recorded: ${errors} ${errors === 1 ? "defect" : "defects"}${more > 0 ? `, of which the first ${wrong.length} are named` : ""}.`,
    "zh-CN": `${file} 未作评估，未作任何记录：共 ${errors} 处问题${more > 0 ? `，以下列出前 ${wrong.length} 处` : ""}。`,
  };
  return new Rejected(422, "genetics.file", words, {
    issues: wrong.map((issue) => ({ path: [...issue.path], text: placed(issue) })),
  });
}

/** The words of an issue with the place in the file where it has one: its line and column. */
function placed(issue: Issue): Text {
  const [line, column] = issue.path.filter((part) => typeof part === "number");
  const say = (language: Language): string => {
    const words = issueText(issue, language);
    if (line === undefined) return words;
    if (language === "en") {
      return `Line ${line}${column === undefined ? "" : `, column ${column}`}: ${words}`;
    }
    return `第 ${line} 行${column === undefined ? "" : `第 ${column} 列`}：${words}`;
  };
  return { en: say("en"), "zh-CN": say("zh-CN") };
}
