import type { Answer, ProblemBody, Query } from "../../server/contract.ts";
import { addressOf, Problem } from "../api/call.ts";

const endpoint =
  "POST /api/studies/{study}/participants/{participant}/genetic-assessments" as const;

export type Told = Answer<typeof endpoint>;

export interface SentFiles {
  readonly vcf: File;
  readonly bed: File | undefined;
  readonly clinvar: File | undefined;
  readonly sample: string;
  readonly build: Query<typeof endpoint>["build"];
}

/**
 * Sends the files one behind the other and tells how much of them has left: `fetch` does not say it. Rejects with a
 * `Problem` as every call does.
 */
export function sendVcf(
  place: { readonly study: string; readonly participant: string },
  { vcf, bed, clinvar, sample, build }: SentFiles,
  id: string,
  onProgress: (part: number) => void,
): Promise<Told> {
  const query = {
    id,
    name: vcf.name.slice(0, 200),
    bytes: vcf.size,
    sample: sample.trim(),
    build,
    bedName: bed?.name.slice(0, 200),
    bedBytes: bed?.size,
    clinvarName: clinvar?.name.slice(0, 200),
    clinvarBytes: clinvar?.size,
  };
  const files = [vcf, bed, clinvar].filter((file) => file !== undefined);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(endpoint, { params: place, query }));
    request.responseType = "json";
    request.setRequestHeader("accept", "application/json, application/problem+json");
    request.setRequestHeader("x-neurite", "1");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      onProgress(total === 0 ? 1 : loaded / total);
    });
    request.addEventListener("load", () => {
      if (request.status === 200) return done(request.response as Told);
      fail(new Problem(request.status, (request.response ?? undefined) as ProblemBody | undefined));
    });
    request.addEventListener("error", () => fail(new Problem(0)));
    request.addEventListener("abort", () => fail(new Problem(0)));
    request.send(new Blob(files));
  });
}
