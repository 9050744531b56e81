import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown; html: string; failureSummary: string }[];
}

// A surface that still fades in has another contrast than the one people read; and what was just asked for may begin to
// fade in with one of the next frames.
const settled = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const running = () => [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)]
    .flatMap((root) => root.getAnimations())
    .filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().iterations !== Infinity);
  for (let still = 0; still < 3; still++) {
    await frame();
    const those = running();
    if (those.length) still = 0;
    await Promise.allSettled(those.map((a) => a.finished));
  }
})()`;

/**
 * What axe has against the page as it stands, open shadow roots included: one line for each node, empty if nothing.
 * Runs in a world of its own, which neither sees nor disturbs the page's scripts and which its policy does not bind.
 */
export const violations = async (page: Page): Promise<string[]> => {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const world = { frameId: frameTree.frame.id, worldName: 'axe' };
    const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', world);
    const evaluate = async (expression: string): Promise<unknown> => {
      const answer = await cdp.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (answer.exceptionDetails) throw new Error(`axe: ${answer.exceptionDetails.exception?.description}`);
      return answer.result.value;
    };
    await evaluate(settled);
    await evaluate(`${source};undefined`);
    const found = (await evaluate('axe.run(document).then((r) => r.violations)')) as Violation[];
    return found.flatMap(({ id, impact, nodes }) =>
      nodes.map(
        (node) => `${id} (${impact}): ${JSON.stringify(node.target)} ${node.html.slice(0, 160)} ${node.failureSummary}`,
      ),
    );
  } finally {
    await cdp.detach();
  }
};
