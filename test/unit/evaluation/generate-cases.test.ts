import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASES, MANIFEST } from '../../../evaluation/folders.ts';
import {
  type EvaluationCase,
  generateCases,
  writeManifest,
} from '../../../evaluation/generate/generate-cases.ts';

const cases = generateCases(CASES);
const ofClass = (caseClass: string) => cases.filter((each) => each.caseClass === caseClass);

describe('the own cases', () => {
  it('are the bytes that were frozen before the engine was tuned', () => {
    expect(writeManifest(cases)).toBe(readFileSync(MANIFEST, 'utf8'));
  });

  it('are enough: 200 frauds and 1,000 ordinary mails, each type in five languages', () => {
    expect(ofClass('fraud').length).toBeGreaterThanOrEqual(200);
    expect(ofClass('ordinary').length).toBeGreaterThanOrEqual(1000);
    const types = new Set(cases.map(({ caseClass, type }) => `${caseClass}/${type}`));
    const typesInLanguages = new Set(cases.map(({ id }) => id.replace(/-\d+$/, '')));
    expect(typesInLanguages.size).toBe(types.size * 5);
  });

  it('never take one text for tuning and for reporting', () => {
    const parity = ({ number, template }: EvaluationCase) => number % 2 === template % 2;
    expect(cases.filter((each) => !parity(each))).toEqual([]);
  });

  it('differ from each other', () => {
    const ids = new Set(cases.map(({ message }) => Buffer.from(message).toString('latin1')));
    expect(ids.size).toBe(cases.length);
  });

  it('have no line longer than RFC 5322 allows, and no value left to be filled in', () => {
    for (const { id, message } of cases) {
      const text = Buffer.from(message).toString('latin1');
      expect(Math.max(...text.split('\r\n').map((line) => line.length)), id).toBeLessThanOrEqual(998);
      expect(text, id).not.toMatch(/\{[a-z]+[.}]|\[\[/);
    }
  });
});
