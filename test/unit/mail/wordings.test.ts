import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge, makeAddress, NOW } from '../../support/mail.ts';

const SENDERS = new Map([
  ['free', 'Dana Okafor <dana.okafor.71@gmail.com>'],
  ['firm', 'Dana Okafor <d.okafor@northgate-house.test>'],
  ['known', 'Paul Huber <p.huber@muster-ag.example>'],
  ['boss', 'Giulia Rossi <office.line88@gmail.com>'],
  ['bossfirm', 'Giulia Rossi <g.rossi@executive-desk41.com>'],
  ['own', 'Giulia Rossi <giulia@rossi.example>'],
]);
const ACCOUNT = 'IBAN DE89 3704 0044 0532 0130 00';
/** Somebody whose memory is old enough, and who wrote with the vendor before. */
const MEMORY = {
  memoryDays: 200,
  correspondents: [
    {
      address: 'p.huber@muster-ag.example',
      name: 'Paul Huber',
      firstSeen: NOW - 200 * 86_400_000,
      lastSeen: NOW - 86_400_000,
      count: 9,
      isEstablished: true,
      replyTo: [],
    },
  ],
};

describe('wordings beyond the corpora, in five languages: fraud warns, ordinary mail stays quiet', () => {
  it.each(readWordings('fraud'))('warns: %s', (text, from) => {
    expect(['caution', 'danger']).toContain(judgeWording(text, from));
  });
  it.each(readWordings('ordinary'))('is quiet: %s', (text, from) => {
    expect(['clear', 'context']).toContain(judgeWording(text, from));
  });
});

function readWordings(name: string): readonly (readonly [string, string])[] {
  const file = new URL(`../../fixtures/wordings/${name}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, sender = '', text = ''] = line.split(' | ');
      return [text.replace('{A}', ACCOUNT).replaceAll(' / ', '\n'), SENDERS.get(sender) ?? ''] as const;
    });
}

function judgeWording(text: string, from: string): string {
  return judge({ from: makeAddress(from), subject: 'Hello', text }, MEMORY).level;
}
