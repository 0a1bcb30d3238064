import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/**
 * Fails where a page breaks a rule of WCAG 2.2 level A or AA that a machine can see.
 *
 * @source WCAG 2.2; axe-core rule tags
 */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Our pages have no frames: without this a second page is opened only to put the frames' findings together.
    .setLegacyMode()
    // Of what passes only the verdict is wanted: to list it all takes longer than to look. Options come first, or they take
    // the tags away.
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(({ target, failureSummary }) => `    ${target.join(" ")}\n    ${failureSummary ?? ""}`)
        .slice(0, 4)
        .join("\n")}`,
  );
  assert.deepEqual(told, [], `${name} breaks rules of accessibility:\n${told.join("\n")}`);
}
