/** The application's server: API and pages on one port, over one store. */
export {
  archiveFiles,
  type Manifest,
  type ManifestHead,
  NotAZip,
  openPackage,
  verifyPackage,
  withManifest,
  writeZip,
} from "./archive/index.ts";
export type { Mode } from "./contract.ts";
export { buildWeb } from "./build-web.ts";
export { demonstrate, type DemonstrationSignIn } from "./demonstration/demonstrate.ts";
export type { Provider } from "./identity/index.ts";
export type { MailOptions } from "./notices/index.ts";
export { openServer, type RunningServer, type ServerOptions } from "./open-server.ts";
export { noteLook } from "./readout/note-look.ts";
export { typesetReportApart } from "./report/typeset-report-apart.ts";
export { readServerSecret } from "./server-secret.ts";
