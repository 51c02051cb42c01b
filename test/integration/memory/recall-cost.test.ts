import { afterEach, expect, it, vi } from 'vitest';
import { MemorySeal } from '../../../src/background/memory/memory-seal.ts';
import { MemoryWorld, traitsOf } from './memory-world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

// docs/memory.md: opening every entry for each message would take a second at 20,000 of them.
it('recalling opens what the message names and one piece, whatever the size of memory', async () => {
  const world = MemoryWorld.open();
  const opened = vi.spyOn(MemorySeal.prototype, 'open');
  const counts: number[] = [];
  for (const people of [1, 200]) {
    for (let index = 0; index < people; index++) {
      const sender = `p${index}@site-${index}.example`;
      await world.memory.noteReply(traitsOf({ sender, domain: `site-${index}.example` }), {
        id: 'mail.example',
        isPrivate: false,
      });
    }
    world.restart();
    opened.mockClear();
    const mailbox = { id: 'mail.example', isPrivate: false };
    const recalled = await world.recall({ sender: 'p0@site-0.example', vatNumbers: ['DE1'] }, mailbox);
    expect(recalled.domains.size).toBe(people);
    counts.push(opened.mock.calls.length);
    await world.recall({ sender: 'p0@site-0.example' }, mailbox);
    // The piece stays in memory.
    expect(opened.mock.calls.length - (counts.at(-1) ?? 0)).toBe(1);
  }
  expect(counts).toEqual([2, 2]);
});
