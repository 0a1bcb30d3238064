import type { PlacedOrigin } from "../../server/contract.ts";

/** The page on which something was entered, with who entered it and its history, and the field that has the focus there. */
export function originPath({ study, participant, form, visit, line, field }: PlacedOrigin): string {
  const place =
    visit === undefined
      ? ["logs", form, ...(line === undefined ? [] : [line])]
      : ["visits", visit, form];
  const path = ["studies", study, "participants", participant, ...place];
  const focus = field === undefined ? "" : `&field=${encodeURIComponent(field)}`;
  return `/${path.map(encodeURIComponent).join("/")}?trail=yes${focus}`;
}
