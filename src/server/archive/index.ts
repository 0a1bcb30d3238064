/** Packages that outlive the server: a site's own at the end of a study, and the archive of a whole study. */
export { type ArchiveOrder, archiveFiles } from "./archive-files.ts";
export { type Manifest, type ManifestHead, withManifest } from "./manifest.ts";
export { openPackage } from "./open-package.ts";
export { NotAZip } from "./read-zip.ts";
export { type PackageReport, verifyPackage } from "./verify-package.ts";
export { writeZip } from "./write-zip.ts";
