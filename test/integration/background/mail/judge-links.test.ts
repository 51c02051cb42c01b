import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../../src/background/lists/install-packaged.ts';
import { judgeLinks } from '../../../../src/background/mail/judge-links.ts';
import { Visits } from '../../../../src/background/visits.ts';
import type { LinkView } from '../../../../src/messages/mail-protocol.ts';
import { resetExtensionWorld } from '../../../support/extension-world.ts';
import { storeIndicators } from '../../../support/stored-indicators.ts';
import { FRAUD_HOST, NOTED_HOST, SEIZED_HOST } from '../../../support/test-hosts.ts';

beforeEach(async () => {
  resetExtensionWorld();
  await installPackagedList(new FollowedLists(), true);
  await storeIndicators('mails', [
    { type: 'email', value: 'p.huber@gmail.com' },
    { type: 'url', value: 'https://shared.example/folder/' },
  ]);
});

async function judge(...hrefs: readonly string[]): Promise<readonly LinkView[]> {
  const links = hrefs.map(
    (href) => ({ text: '', href, from: 'link', isQuoted: false, isHidden: false }) as const,
  );
  return judgeLinks(new Visits(new FollowedLists()), links);
}

const SAFE_LINK = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.${FRAUD_HOST}/login`)}&data=05`;

describe('the links of a message', () => {
  it('are judged one and all, in their order', async () => {
    const views = await judge(
      'https://ordinary.test/',
      `https://${FRAUD_HOST}/`,
      `https://${NOTED_HOST}/`,
      `//${SEIZED_HOST}/x`,
      'https://shared.example/folder/file.html',
      'https://shared.example/other',
    );
    expect(
      views.map(({ verdict }) => (verdict.kind === 'listed' ? verdict.action : verdict.because)),
    ).toEqual(['not-listed', 'warn', 'note', 'warn', 'warn', 'not-listed']);
  });

  it('are looked through: the listed target counts, and is what a warning is for', async () => {
    const [view] = await judge(SAFE_LINK);
    expect(view).toMatchObject({
      target: `https://www.${FRAUD_HOST}/login`,
      hiddenBy: null,
      verdict: { kind: 'listed' },
      judged: `https://www.${FRAUD_HOST}/login`,
    });
    expect(view?.steps).toHaveLength(1);
  });

  it('are listed too where a service on the way is', async () => {
    const [view] = await judge(
      `https://www.google.com/url?q=${encodeURIComponent(`https://${SEIZED_HOST}/?to=https://ordinary.test/`)}`,
    );
    expect(view).toMatchObject({ verdict: { kind: 'listed' }, judged: expect.stringContaining(SEIZED_HOST) });
  });

  it('to write to somebody are judged by every address in them (RFC 6068)', async () => {
    const views = await judge(
      'mailto:P.Huber@gmail.com?subject=x',
      'mailto:someone@ordinary.test?cc=a@ordinary.test,p.huber%40gmail.com',
      'MAILTO:someone@ordinary.test',
      `mailto:a@${FRAUD_HOST}`,
      'mailto:%zz',
    );
    expect(views.map(({ verdict, judged }) => [verdict.kind, judged])).toEqual([
      ['listed', null],
      ['listed', null],
      ['clear', null],
      ['listed', null],
      ['clear', null],
    ]);
  });

  it('that are no web address are none', async () => {
    const views = await judge('#top', 'javascript:alert(1)', 'tel:+390612345678', '', 'https://[');
    for (const { verdict, target } of views) {
      expect(verdict.kind).toBe('clear');
      expect(target).toBeNull();
    }
  });

  it('are asked about once where they are equal', async () => {
    const views = await judge(...new Array<string>(500).fill(`https://${FRAUD_HOST}/`));
    expect(new Set(views.map(({ verdict }) => verdict)).size).toBe(1);
  });
});
