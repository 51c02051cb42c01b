import { describe, expect, test } from 'vitest';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { floodWithFrames, MOST_WARNINGS, openFloodGround } from '../support/flood.ts';

/** Chromium loads no more in one page, whatever they lead to. */
const FRAMES = { Chromium: 1000, Firefox: 2000 };

describe.each(FAMILIES)('%s: a page that opens frames to listed hosts', (family) => {
  test.runIf(IS_INSTALLED[family])(
    `${FRAMES[family]} of them: none is asked for, few get a warning, and another tab has its own while it lasts`,
    async () => {
      const ground = await openFloodGround(family);
      try {
        const { warnings, warningMeanwhile, meanwhileSeconds, settledLater } = await floodWithFrames(
          ground,
          FRAMES[family],
        );
        console.log(
          `${family}: ${FRAMES[family]} frames, ${warnings} with a warning; a warning in another tab after ${meanwhileSeconds.toFixed(1)} s, ${settledLater} frames later than that`,
        );
        expect(warningMeanwhile).toContain('Back to safety');
        expect(settledLater).toBeGreaterThan(0);
        expect(warnings).toBeGreaterThan(0);
        expect(warnings).toBeLessThanOrEqual(MOST_WARNINGS);
        const { site, hosts } = ground;
        expect(site.countRequests(hosts.listed) + site.countRequests(hosts.sibling)).toBe(0);
      } finally {
        await ground.close();
      }
    },
  );
});
