/** One thing that a check of the repository objects to. */
export type Finding = {
  readonly path: string;
  readonly line?: number;
  readonly rule: string;
  readonly text: string;
};

export function describeFinding({ path, line, rule, text }: Finding): string {
  return `${path}${line === undefined ? "" : `:${line}`}  ${rule}: ${text}`;
}
