import { createHash, randomUUID } from "node:crypto";
import {
  type Instant,
  isRefusal,
  type Language,
  type Sha256,
  type Text,
} from "../../kernel/index.ts";
import { studyHash } from "../../definition/index.ts";
import type { Caller } from "../caller.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { closeoutFiles, sitesOf } from "./closeout-files.ts";
import { acceptance, type CloseoutEvent, type Package, type Round } from "./closeout-round.ts";
import { type CloseoutBook, openCloseoutBook } from "./closeout-book.ts";
import { type ManifestHead, withManifest } from "./manifest.ts";
import { writeZip } from "./write-zip.ts";

const notOfTheSite = {
  en: "Only the site's own investigators and coordinators make and read its package. Nothing was done.",
  "zh-CN": "仅本中心的研究者与协调员可生成和查看本中心的数据包，未执行任何操作。",
};
const beingMade = {
  en: "A package of this site is being made. Wait until it is ready.",
  "zh-CN": "本中心的数据包正在生成，请等待完成。",
};
const stillStands = {
  en: "The package of this site is accepted, and nothing has changed since. It needs no other.",
  "zh-CN": "本中心的数据包已接受，其后无变更，无需重新生成。",
};
const meanwhile = {
  en: "Somebody else did something with this package just now. Look again before you go on.",
  "zh-CN": "其他人刚刚处理了该数据包，请刷新后再继续。",
};
const notReady = {
  en: "There is no finished package of this number to decide on. Nothing was done.",
  "zh-CN": "没有该编号的待确认数据包，未执行任何操作。",
};
const changedSince = {
  en: "The site's records changed after this package was made ({count} events). Make a new one; this one can no longer be accepted.",
  "zh-CN": "数据包生成后本中心记录有变更（{count} 个事件）。请重新生成，该数据包不能再接受。",
};
const notTheInvestigator = {
  en: "Only the principal investigator of this site accepts or rejects its package. Nothing was done.",
  "zh-CN": "仅本中心的主要研究者可接受或退回数据包，未执行任何操作。",
};
const proveFirst = {
  en: "This was not confirmed with your password within the last five minutes. Confirm it again; nothing was signed.",
  "zh-CN": "未在最近五分钟内以密码确认，请重新确认，未签署任何内容。",
};

/** How a site's package stands, and what this person may do with it. */
export interface Standing {
  readonly site: string;
  readonly round?: Round;
  readonly earlier: number;
  readonly making?: { readonly done: number; readonly total: number; readonly stalled: boolean };
  /** Events in the site's records since the package was made. */
  readonly since: number;
  readonly keeps: boolean;
  readonly decides: boolean;
}

/** Where sites ask for their packages, and their investigators accept them. */
export interface CloseoutDesk {
  standing(shelved: Shelved, session: Caller, site: string): Promise<Standing>;
  request(shelved: Shelved, session: Caller, site: string, language: Language): Promise<void>;
  /** The zip of a finished package. */
  fetch(
    shelved: Shelved,
    session: Caller,
    place: { readonly site: string; readonly closeout: string },
  ): Promise<{ readonly zip: AsyncGenerator<Uint8Array>; readonly bytes: number }>;
  accept(
    shelved: Shelved,
    session: Caller,
    place: { readonly site: string; readonly closeout: string },
    signed: { readonly manifest: string; readonly grant: string },
  ): Promise<void>;
  reject(
    shelved: Shelved,
    session: Caller,
    place: { readonly site: string; readonly closeout: string },
    reason: string,
  ): Promise<void>;
}

export function openCloseoutDesk(server: Server): CloseoutDesk {
  const { store, identity } = server;
  const book = openCloseoutBook(store);
  const now = (): Instant => server.clock().toISOString() as Instant;

  async function refuseOthers(session: Caller, study: string, site: string): Promise<void> {
    if (await book.keepsSite(session.person.id, study, site)) return;
    await identity.record(session.person.id, {
      type: "command-refused",
      study,
      command: "closeout",
      refusal: "permission.closeout",
    });
    throw new Rejected(403, "permission.closeout", notOfTheSite);
  }

  /** An investigator of the site; where its delegation log names a principal investigator, they and no other. */
  async function decides(session: Caller, study: string, site: string): Promise<boolean> {
    const investigates = session.access.some(
      (line) =>
        line.study === study &&
        line.role === "investigator" &&
        (line.sites === "all" || line.sites.includes(site)),
    );
    if (!investigates) return false;
    const day = now().slice(0, 10);
    const log = await identity.delegationLog(study, site);
    const heads = log.filter(
      ({ tasks, from, to = day, signedAt, acceptedAt }) =>
        tasks.includes("principal-investigator") &&
        signedAt !== undefined &&
        acceptedAt !== undefined &&
        from <= day &&
        to >= day,
    );
    return heads.length === 0 || heads.some(({ person }) => person === session.person.id);
  }

  async function current(
    study: string,
    { site, closeout }: { readonly site: string; readonly closeout: string },
  ): Promise<{ readonly round: Round; readonly made: Package; readonly version: number }> {
    const { rounds, version } = await book.read(study, site);
    const round = rounds.at(-1);
    if (round?.closeout !== closeout || round.package === undefined) {
      throw new Rejected(409, "closeout.not-ready", notReady);
    }
    return { round, made: round.package, version };
  }

  async function add(
    study: string,
    site: string,
    event: CloseoutEvent,
    version: number,
  ): Promise<void> {
    if (!(await book.add(study, site, event, version))) {
      throw new Rejected(409, "closeout.conflict", meanwhile);
    }
  }

  return {
    async standing({ study }, session, site) {
      const { rounds } = await book.read(study.id, site);
      const round = rounds.at(-1);
      const [keeps, mayDecide] = await Promise.all([
        book.keepsSite(session.person.id, study.id, site),
        decides(session, study.id, site),
      ]);
      const made = round?.package;
      return {
        site,
        ...(round === undefined ? {} : { round }),
        earlier: Math.max(0, rounds.length - 1),
        ...(round?.state === "requested" ? { making: await book.making(round.closeout) } : {}),
        since: made === undefined ? 0 : await book.eventsSince(study.id, site, made.position),
        keeps,
        decides: keeps && mayDecide,
      };
    },

    async request(shelved, session, site, language) {
      const { study } = shelved;
      await refuseOthers(session, study.id, site);
      const { rounds, version } = await book.read(study.id, site);
      const last = rounds.at(-1);
      if (last?.state === "requested" && !(await book.making(last.closeout)).stalled) {
        throw new Rejected(409, "closeout.being-made", beingMade);
      }
      const since =
        last?.package === undefined
          ? 0
          : await book.eventsSince(study.id, site, last.package.position);
      if (last?.state === "accepted" && since === 0) {
        throw new Rejected(409, "closeout.stands", stillStands);
      }
      const closeout = randomUUID();
      await book.beat(closeout, 0, 0);
      const by = session.person.id;
      await add(study.id, site, { type: "closeout-requested", closeout, at: now(), by }, version);
      // What was rejected or overtaken before is not kept twice; an accepted package stays.
      if (last !== undefined && last.state !== "accepted") await book.drop(study.id, last.closeout);
      // Long work: whoever asked looks at its progress, and nobody waits for this promise.
      void makePackage(server, book, shelved, { site, closeout, language, person: session.person });
    },

    async fetch({ study }, session, { site, closeout }) {
      await refuseOthers(session, study.id, site);
      const { rounds } = await book.read(study.id, site);
      const made = rounds.find((round) => round.closeout === closeout)?.package;
      if (made === undefined) throw new Rejected(404, "closeout.not-ready", notReady);
      const { id } = session.person;
      await identity.record(id, { type: "exported", study: study.id, site, what: "closeout.zip" });
      return { zip: book.fetch(id, study.id, closeout), bytes: made.bytes };
    },

    async accept({ study }, session, { site, closeout }, { manifest, grant }) {
      await refuseOthers(session, study.id, site);
      if (!(await decides(session, study.id, site))) {
        throw new Rejected(403, "permission.closeout-investigator", notTheInvestigator);
      }
      const { round, made, version } = await current(study.id, { site, closeout });
      if (round.state !== "ready" || made.manifest !== manifest) {
        throw new Rejected(409, "closeout.not-ready", notReady);
      }
      const since = await book.eventsSince(study.id, site, made.position);
      if (since > 0) throw new Rejected(409, "closeout.changed", counted(changedSince, since));
      const proof = await identity.spendSigningGrant(session.token, grant, manifest);
      if (isRefusal(proof)) throw new Rejected(403, "sign.not-proved", proveFirst);
      const by = session.person.id;
      const meaning = acceptance;
      await add(
        study.id,
        site,
        { type: "closeout-accepted", closeout, manifest: made.manifest, meaning, at: now(), by },
        version,
      );
    },

    async reject({ study }, session, { site, closeout }, reason) {
      await refuseOthers(session, study.id, site);
      if (!(await decides(session, study.id, site))) {
        throw new Rejected(403, "permission.closeout-investigator", notTheInvestigator);
      }
      const { round, version } = await current(study.id, { site, closeout });
      if (round.state !== "ready") throw new Rejected(409, "closeout.not-ready", notReady);
      const by = session.person.id;
      await add(
        study.id,
        site,
        { type: "closeout-rejected", closeout, reason, at: now(), by },
        version,
      );
    },
  };
}

function counted(words: Text, count: number): Text {
  return {
    en: words.en.replace("{count}", String(count)),
    "zh-CN": words["zh-CN"].replace("{count}", String(count)),
  };
}

interface Asked {
  readonly site: string;
  readonly closeout: string;
  readonly language: Language;
  readonly person: Caller["person"];
}

/** Makes the package. Whatever goes wrong becomes its state; nothing is thrown. */
async function makePackage(
  server: Server,
  book: CloseoutBook,
  shelved: Shelved,
  { site, closeout, language, person }: Asked,
): Promise<void> {
  const { study } = shelved;
  const at = server.clock().toISOString() as Instant;
  try {
    const position = await server.store.settledPosition();
    await server.follower.reach(position);
    const name = study.sites.find(({ id }) => id === site)?.name ?? { en: site, "zh-CN": site };
    const faults: { path: string; fault: string }[] = [];
    const files = closeoutFiles(
      {
        server,
        shelved,
        site,
        siteName: name,
        person,
        language,
        position,
        at,
        sites: await sitesOf(shelved),
        onProgress: (done, total) => book.beat(closeout, done, total),
      },
      faults,
    );
    const head: ManifestHead = {
      format: "neurite-closeout-1",
      study: study.id,
      studyVersion: studyHash(study),
      site,
      position,
      madeAt: at,
      madeBy: person.name,
      software: server.version,
    };
    let listed = 0;
    let manifest: Sha256 = "";
    const all = withManifest(head, files, faults, (made, hash) => {
      listed = made.files.length;
      manifest = hash;
    });
    const digest = createHash("sha256");
    let bytes = 0;
    async function* counting(): AsyncGenerator<Uint8Array> {
      for await (const piece of writeZip(all, new Date(at))) {
        digest.update(piece);
        bytes += piece.length;
        yield piece;
      }
    }
    const parts = await book.keep({ study: study.id, site, closeout }, counting());
    const { version } = await book.read(study.id, site);
    await book.add(
      study.id,
      site,
      {
        type: "closeout-ready",
        closeout,
        manifest,
        zip: digest.digest("hex"),
        bytes,
        parts,
        files: listed,
        faults: faults.map(({ path, fault }) => `${path}: ${fault}`),
        studyVersion: head.studyVersion,
        position,
        at: server.clock().toISOString(),
        by: "system",
      },
      version,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    server.log(`closeout ${closeout}: ${why}`);
    await giveUp(server, book, study.id, { site, closeout }, why).catch(() => undefined);
  }
}

async function giveUp(
  server: Server,
  book: CloseoutBook,
  study: string,
  { site, closeout }: { readonly site: string; readonly closeout: string },
  why: string,
): Promise<void> {
  await book.drop(study, closeout);
  const { version } = await book.read(study, site);
  const at = server.clock().toISOString();
  await book.add(
    study,
    site,
    { type: "closeout-failed", closeout, why, at, by: "system" },
    version,
  );
}
