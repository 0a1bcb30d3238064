import { join } from "node:path";
import type { Study } from "../definition/index.ts";
import {
  buildWeb,
  type DemonstrationSignIn,
  demonstrate,
  type Mode,
  openServer,
  readServerSecret,
} from "../server/index.ts";
import { heedInterruption } from "./interruption.ts";
import { loadOneStudy } from "./load-study.ts";
import type { Arguments, CliCommand } from "./main.ts";
import { homeFolder, openPlace, placeOptions, readPlace } from "./open-place.ts";
import type { Output } from "./output.ts";
import { Problem, Usage } from "./problem.ts";
import { readMail } from "./read-mail.ts";
import { readProviders } from "./read-providers.ts";
import { programmes } from "./programmes.ts";
import { releaseStudy } from "./release-study.ts";

const modes: readonly Mode[] = ["live", "rehearsal", "training"];

export const command: CliCommand = {
  usage:
    "start [studies…] [--port <n>] [--host <address>] [--origin <url>] [--mode live|rehearsal|training] [--administrator <e-mail>] [--store <folder|postgresql://…>] [--schema <name>] [--json]",
  summary:
    "Serves the application on one port. Without studies: the five example programmes with generated participants, and a sign-in for each role. Ctrl-C stops everything.",
  options: {
    ...placeOptions,
    port: { type: "string" },
    host: { type: "string" },
    origin: { type: "string" },
    mode: { type: "string" },
    administrator: { type: "string" },
    participants: { type: "string" },
  },
  mostWords: 100,
  async run(args, output) {
    const demonstration = args.words.length === 0;
    const mode = readMode(args, demonstration);
    const port = readPort(args);
    const paths = demonstration ? programmes : args.words;
    const studies = await Promise.all(paths.map(async (path) => (await loadOneStudy(path)).study));
    const place = readPlace(args, "neurite");
    const secret = readServerSecret(place.keyFolder);
    const interruption = heedInterruption(output);
    const log = (line: string): void => output.note(line);
    const building = buildWeb(join(homeFolder, "web"), log);
    building.catch(() => undefined); // reported where it is awaited
    const store = await openPlace(place, output);
    try {
      const host = args.text("host");
      const origin = args.text("origin");
      const clinvar = process.env["NEURITE_CLINVAR"] ?? "";
      const server = await openServer({
        store,
        secret,
        mode,
        webFolder: await building,
        log,
        port,
        ...readMail(process.env["NEURITE_SMTP_URL"], process.env["NEURITE_SMTP_FROM"]),
        providers: readProviders(process.env["NEURITE_SIGN_IN_PROVIDERS"]),
        ...(clinvar === "" ? {} : { clinvar }),
        ...(host === undefined ? {} : { host }),
        ...(origin === undefined ? {} : { origin }),
      });
      try {
        for (const study of studies) await server.studies.add(study);
        const signIns = demonstration
          ? await fill(output, studies, { ...server, store, secret }, args)
          : await found(server.identity, args);
        for (const study of studies) await releaseStudy(store, study);
        await server.settle();
        interruption.check();
        sayWhere(output, server.url, signIns);
        await interruption.asked;
        output.note("Stopping …");
      } finally {
        await server.close();
      }
      return 0;
    } finally {
      await store.close();
      interruption.release();
    }
  },
};

type Served = Pick<Awaited<ReturnType<typeof openServer>>, "identity"> & {
  readonly store: Parameters<typeof demonstrate>[1]["store"];
  readonly secret: Uint8Array;
};

async function fill(
  output: Output,
  studies: readonly Study[],
  { identity, store, secret }: Served,
  args: Arguments,
): Promise<readonly DemonstrationSignIn[]> {
  const count = args.text("participants");
  if (count !== undefined && !/^[1-9]\d{0,3}$/.test(count)) {
    throw new Usage("--participants takes a whole number from 1 to 9999.");
  }
  const participants = count === undefined ? 16 : Number(count);
  const bar = output.progress(
    "Generated participants live their trials",
    participants * studies.length,
  );
  const signIns = await demonstrate(studies, {
    identity,
    store,
    secret,
    now: new Date(),
    participants,
    onProgress: (done) => bar.to(done),
  });
  bar.done("");
  return signIns;
}

/** The first administrator of a new instance; everybody else is made in the application. */
async function found(
  identity: Served["identity"],
  args: Arguments,
): Promise<readonly DemonstrationSignIn[]> {
  const email = args.text("administrator");
  const people = await identity.listPeople();
  if (people.length > 0) return [];
  if (email === undefined) {
    throw new Problem(
      "This instance has no accounts yet. Name the first administrator: --administrator <e-mail>. The password is printed once.",
    );
  }
  const { foundInstance } = await import("./found-instance.ts");
  return [await foundInstance(identity, email)];
}

function readMode(args: Arguments, demonstration: boolean): Mode {
  const asked = args.text("mode");
  if (asked === undefined) return demonstration ? "rehearsal" : "live";
  const mode = modes.find((each) => each === asked);
  if (mode === undefined) throw new Usage(`--mode takes ${modes.join(", ")}, not ${asked}.`);
  if (demonstration && mode === "live") {
    throw new Usage(
      "Generated participants are not a live trial: name the studies to run, or leave --mode out.",
    );
  }
  return mode;
}

function readPort(args: Arguments): number {
  const asked = args.text("port") ?? process.env["PORT"] ?? "7001";
  const port = Number(asked);
  if (!/^\d{1,5}$/.test(asked) || port > 65_535)
    throw new Usage(`--port takes a number from 0 to 65535, not ${asked}.`);
  return port;
}

function sayWhere(output: Output, url: string, signIns: readonly DemonstrationSignIn[]): void {
  if (signIns.length > 0) {
    const width = Math.max(...signIns.map(({ email }) => email.length));
    output.say("\nSign in as");
    for (const { email, password, where } of signIns) {
      output.say(`  ${email.padEnd(width)}  ${password}  ${where}`);
    }
  }
  output.say(`\nNeurite is at ${url}`);
  output.say("Ctrl-C stops it; started again it continues.");
  output.result({ url, signIns: [...signIns] });
}
