import type { RowOrigin } from "../../definition/index.ts";

/** The page on which something was entered, with the field that has the focus there. */
export function originPath(
  study: string,
  { participant, form, visit, line, field }: RowOrigin,
): string {
  const place =
    visit === undefined
      ? ["logs", form, ...(line === undefined ? [] : [line])]
      : ["visits", visit, form];
  const path = ["studies", study, "participants", participant, ...place];
  const focus = field === undefined ? "" : `?field=${encodeURIComponent(field)}`;
  return `/${path.map(encodeURIComponent).join("/")}${focus}`;
}
