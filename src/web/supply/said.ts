import { typedIn } from "../session/proof-fields.tsx";

/** What was typed into a box of a form, without what stands around it. */
export function said(data: FormData, name: string): string {
  return typedIn(data, name).trim();
}
