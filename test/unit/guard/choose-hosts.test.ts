import { describe, expect, it } from 'vitest';
import { RuleCandidates } from '../../../src/background/guard/choose-hosts.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';

function choose(candidates: RuleCandidates): readonly string[] {
  const { parts } = finishSteps(candidates.chooseSteps());
  return parts.flatMap((part) => [...part]).sort();
}

describe('the hosts that the browser is given (GUARD.md, layer 1: budget)', () => {
  it('takes all where there is room, each once', () => {
    const candidates = new RuleCandidates(() => false, 4);
    for (const host of ['a.test', 'b.test', 'a.test', 'c.test']) candidates.add(host, 1);
    expect(choose(candidates)).toEqual(['a.test', 'b.test', 'c.test']);
  });

  it('takes the gravest where there is not, and of equally grave ones those that the rules hold', () => {
    const candidates = new RuleCandidates((host) => host.startsWith('held'), 3);
    candidates.add('held-slight.test', 0);
    candidates.add('first.test', 2);
    candidates.add('second.test', 2);
    candidates.add('held.test', 2);
    candidates.add('grave.test', 3);
    expect(choose(candidates)).toEqual(['first.test', 'grave.test', 'held.test']);
  });

  it('does not let a list that names a host twice take another one’s room', () => {
    const candidates = new RuleCandidates(() => false, 2);
    for (const rank of [3, 2, 1] as const) candidates.add('a.test', rank);
    candidates.add('b.test', 0);
    expect(choose(candidates)).toEqual(['a.test', 'b.test']);
  });
});
