/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What WCAG 2.2 to level AA asks for, as far as a program can tell. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Found {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

declare const axe: { run(options: unknown): Promise<{ violations: Found[] }> };

/** What axe finds wrong on the page as it is now: one line a rule and element; none is what every spec expects. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // What is fading in would be judged by colours that nobody gets to read.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  );
  // Evaluated and not added as a script, which the content security policy would refuse.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(
    async (rules) => (await axe.run({ runOnly: { type: 'tag', values: rules } })).violations,
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

/** Links and buttons that a thumb could miss: lower than this many CSS pixels and no part of a line of text. */
export function smallTargets(page: Page, within: string, atLeast = 44): Promise<string[]> {
  return page.evaluate(
    ([selector, min]) =>
      [...document.querySelectorAll<HTMLElement>(`${selector} a, ${selector} button`)]
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect();
          const isInText = target.matches('p a, li > span a, dd a');
          return width > 0 && height > 0 && height < min && !isInText;
        })
        .map((target) => `${target.getBoundingClientRect().height} px: ${target.outerHTML.slice(0, 120)}`),
    [within, atLeast] as const,
  );
}
