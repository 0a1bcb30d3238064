import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import * as inspection from "./inspection-shapes.ts";
import * as s from "./shapes.ts";

const ofStudy = z.object({ study: s.id });
const ofRequest = z.object({ study: s.id, request: inspection.clientId });

/** Endpoints of an inspection: what is asked and answered, the documents, the evidence and the system. */
export const inspectionEndpoints = {
  "GET /api/studies/{study}/inspection/requests": endpoint({
    summary: "What an inspection asked and was answered, as far as one has to do with it",
    who: "signed-in",
    params: ofStudy,
    answer: inspection.inspectionRequests,
  }),
  "POST /api/studies/{study}/inspection/requests": endpoint({
    summary: "Ask for something, as the inspector; the same id again does nothing twice",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      id: inspection.clientId,
      site: s.id.optional(),
      text: z.string().trim().min(1).max(4000),
    }),
  }),
  "POST /api/studies/{study}/inspection/requests/{request}/answer": endpoint({
    summary: "Answer a request, with files that were stored for it",
    who: "signed-in",
    params: ofRequest,
    body: z.strictObject({
      id: inspection.clientId,
      text: z.string().trim().min(1).max(4000),
      files: z.array(z.string().length(64)).max(20),
    }),
  }),
  "POST /api/studies/{study}/inspection/requests/{request}/files": endpoint({
    summary: "Store a file for the answer to a request; its content decides what it is",
    who: "signed-in",
    params: ofRequest,
    query: z.object({ name: z.string().min(1).max(200) }),
    media: "application/octet-stream",
    answer: inspection.keptFile,
  }),
  "POST /api/studies/{study}/inspection/requests/{request}/close": endpoint({
    summary: "Close a request, as the inspector",
    who: "signed-in",
    params: ofRequest,
    body: z.strictObject({ id: inspection.clientId }),
  }),
  "GET /api/studies/{study}/inspection/files/{hash}": endpoint({
    summary: "A file of an answer, or of a document of the study",
    who: "signed-in",
    params: z.object({ study: s.id, hash: z.string().length(64) }),
    media: "application/octet-stream",
  }),
  "GET /api/studies/{study}/documents": endpoint({
    summary: "The procedures and other documents that the study shows",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(inspection.filedDocument),
  }),
  "POST /api/studies/{study}/documents/files": endpoint({
    summary: "Store the file of a document; its content decides what it is",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ name: z.string().min(1).max(200) }),
    media: "application/octet-stream",
    answer: inspection.keptFile,
  }),
  "POST /api/studies/{study}/documents": endpoint({
    summary: "File a document whose file was stored, as the study's manager",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      id: inspection.clientId,
      title: z.string().trim().min(1).max(200),
      version: z.string().trim().min(1).max(50),
      validFrom: s.day,
      file: z.string().length(64),
    }),
  }),
  "GET /api/studies/{study}/validation": endpoint({
    summary: "The maker's evidence for this version: requirement, test file, what each test says",
    who: "signed-in",
    params: ofStudy,
    answer: inspection.validationPack,
  }),
  "GET /api/studies/{study}/validation.csv": endpoint({
    summary: "The same as CSV, one test a line",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ language: s.language.optional() }),
    media: "text/csv",
  }),
  "GET /api/studies/{study}/system": endpoint({
    summary: "What this system is made of and how it stands now",
    who: "signed-in",
    params: ofStudy,
    answer: inspection.systemFacts,
  }),
} as const;
