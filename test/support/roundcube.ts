import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { visit } from './tabs.ts';
import { waitUntil } from './wait-until.ts';

const run = promisify(execFile);

const SCRIPT = fileURLToPath(new URL('../../../shared/webmail/roundcube.sh', import.meta.url));
const PROGRAM = '/var/lib/roundcube/public_html';
const USER = 'anna@muster-ag.example';
const PASSWORD = 'test1234';

/** A real Roundcube needs the script beside the project, and root for its mail server. Else its tests count as "not run". */
export const CAN_RUN_ROUNDCUBE = existsSync(SCRIPT) && process.getuid?.() === 0;

/** A Roundcube with a mailbox of its own, on loopback. */
export interface Roundcube {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts Roundcube and its mail server on free ports, in a folder of its own; installs them first where they are missing.
 * @param mails messages as they are delivered, by a name of their own
 */
export async function startRoundcube(mails: ReadonlyMap<string, string>): Promise<Roundcube> {
  if (!existsSync(PROGRAM)) await run('bash', [SCRIPT, 'install'], { maxBuffer: 64 * 1024 * 1024 });
  const folder = mkdtempSync(join(tmpdir(), 'cordon-roundcube-'));
  const delivered = mkdtempSync(join(tmpdir(), 'cordon-mails-'));
  for (const [name, mail] of mails) {
    writeFileSync(join(delivered, `${name}.eml`), mail.replaceAll(/\r?\n/g, '\r\n'));
  }
  const [web, imap] = [await findPort(), await findPort()];
  const env = {
    ...process.env,
    ROUNDCUBE_DIR: folder,
    MAILS: delivered,
    WEB_PORT: String(web),
    IMAP_PORT: String(imap),
    MAIL_USER: USER,
    MAIL_PASS: PASSWORD,
  };
  const stop = async (): Promise<void> => {
    await run('bash', [SCRIPT, 'stop'], { env });
    for (const path of [folder, delivered]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await run('bash', [SCRIPT, 'start'], { env });
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
  return { address: `http://127.0.0.1:${web}/`, stop };
}

/** Signs in, and waits for the list of messages. */
export async function signIn(page: Page, { address }: Roundcube): Promise<void> {
  await visit(page, address);
  await page.evaluate(
    (user, password) => {
      const [name, word] = document.querySelectorAll<HTMLInputElement>('#rcmloginuser, #rcmloginpwd');
      if (name === undefined || word === undefined) throw new Error('no login form');
      name.value = user;
      word.value = password;
      setTimeout(() => name.form?.requestSubmit());
    },
    USER,
    PASSWORD,
  );
  await waitUntil('the list of messages', () =>
    page.evaluate(() => document.querySelectorAll('#messagelist tr.message').length > 0),
  );
}

/** Number of the message with a subject, in the list that a tab shows. */
export function findUid(page: Page, subject: string): Promise<string> {
  return waitUntil(`a message "${subject}"`, () =>
    page.evaluate((wanted) => {
      const link = [...document.querySelectorAll<HTMLAnchorElement>('#messagelist td.subject a')].find(
        ({ textContent }) => textContent?.trim() === wanted,
      );
      return link === undefined ? null : new URL(link.href).searchParams.get('_uid');
    }, subject),
  );
}

/** Opens a message on a page of its own. */
export async function openMessage(page: Page, { address }: Roundcube, uid: string): Promise<void> {
  opened += 1;
  // Each time another address: the same one would seem to be there already.
  await visit(page, `${address}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show&_opened=${opened}`);
}

let opened = 0;

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
