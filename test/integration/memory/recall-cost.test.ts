import { afterEach, expect, it, vi } from 'vitest';
import { MemorySeal } from '../../../src/background/memory/memory-seal.ts';
import { MAILBOX, MemoryWorld } from './memory-world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

// docs/memory.md: opening every entry for each message would take a second at 20,000 of them.
it('recalling opens what the message names and one piece, whatever the size of memory', async () => {
  const world = MemoryWorld.open();
  const opened = vi.spyOn(MemorySeal.prototype, 'open');
  const counts: number[] = [];
  for (const people of [1, 50]) {
    for (const days of [0, 15, 15]) {
      world.passDays(days);
      for (let index = 0; index < people; index++)
        await world.open({ sender: `p${index}@site-${index}.example` });
    }
    world.restart();
    opened.mockClear();
    const recalled = await world.recall({ sender: 'p0@site-0.example', vatNumbers: ['DE1'] }, MAILBOX);
    expect(recalled.domains.size).toBe(people);
    counts.push(opened.mock.calls.length);
    await world.recall({ sender: 'p0@site-0.example' }, MAILBOX);
    // The piece stays in memory.
    expect(opened.mock.calls.length - (counts.at(-1) ?? 0)).toBe(1);
  }
  expect(counts).toEqual([2, 2]);
});
