import type { ListedVerdict } from '../../core/list/verdict.ts';
import type { Assessment } from '../../core/mail/assessment.ts';
import type { RejectedPolicy } from '../../core/policy/policy-source.ts';
import type { ContinueReason } from '../../messages/continue-reason.ts';
import type { ProtectionView } from '../../messages/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { describeListing, describeVerdict, findDomain } from './describe-indicator.ts';
import { planHeartbeat, readHeartbeatTime } from './heartbeat.ts';
import { knownProblems, listProblems } from './list-problems.ts';
import type { Outbox } from './outbox.ts';
import type { Reporter } from './reporter.ts';
import { ToldLately } from './told-lately.ts';
import { wasMailTold } from './told-mail.ts';

/** Where something happened. What happens in private windows is told to nobody. */
export interface Place {
  readonly tabId: number | null;
  readonly isPrivate: boolean;
}

/** Findings that are named in an event. */
const MOST_FINDINGS = 20;
const MOST_REJECTED = 50;
/** Of a key that IT wrote. */
const MAX_KEY = 80;

/** What happens in Cordon, as IT is told of it. Nothing here rejects or is waited for. */
export class Events {
  readonly #reporter: Reporter;
  readonly #outbox: Outbox;
  readonly #now: () => number;
  readonly #told = new ToldLately();

  /** @param now epoch milliseconds */
  constructor(reporter: Reporter, outbox: Outbox, now: () => number) {
    this.#reporter = reporter;
    this.#outbox = outbox;
    this.#now = now;
  }

  /** @param host of the address, to tell visits of a tab apart; it is not told */
  tellBlocked(verdict: ListedVerdict, host: string, { tabId, isPrivate }: Place): void {
    if (isPrivate || this.#told.wasTold(`blocked ${tabId} ${host}`, this.#now())) return;
    const action = verdict.action === 'block' ? 'block' : 'warn';
    this.#tellVisit(verdict, action);
  }

  /** Policy has Cordon stop nothing: this would have been stopped. */
  tellAudited(verdict: ListedVerdict): void {
    this.#tellVisit(verdict, 'audit');
  }

  #tellVisit(verdict: ListedVerdict, action: 'block' | 'warn' | 'audit'): void {
    void this.#reporter.report('visit.blocked', async () => {
      const indicator = await describeVerdict(verdict);
      return { name: 'visit.blocked', action, indicator, caseKind: indicator.caseKind };
    });
  }

  tellContinued(verdict: ListedVerdict, reason: ContinueReason | null, { isPrivate }: Place): void {
    if (isPrivate) return;
    void this.#reporter.report('visit.continued', async () => {
      const indicator = await describeVerdict(verdict);
      return {
        name: 'visit.continued',
        reason: reason?.code ?? null,
        reasonText: reason === null || reason.text === '' ? null : reason.text,
        indicator,
        caseKind: indicator.caseKind,
      };
    });
  }

  tellMistake(verdict: ListedVerdict, { isPrivate }: Place): void {
    if (isPrivate) return;
    void this.#reporter.report('report.mistake', async () => ({
      name: 'report.mistake',
      indicator: await describeVerdict(verdict),
    }));
  }

  /** Contacts of the past that are listed now, once the person could see them. */
  tellExposure(verdicts: readonly ListedVerdict[]): void {
    void this.#reporter.report('exposure.found', async () => ({
      name: 'exposure.found',
      count: verdicts.length,
      indicators: [...new Set((await Promise.all(verdicts.map(describeVerdict))).map(({ id }) => id))],
    }));
  }

  /** A page says that it was seized. */
  tellClaim(tabId: number, hostname: string, isConfirmed: boolean): void {
    if (this.#told.wasTold(`claim ${tabId} ${hostname}`, this.#now())) return;
    void browser.tabs.get(tabId).then(
      ({ incognito }) => {
        if (incognito) return;
        void this.#reporter.report('page.seizure-notice', async () => ({
          name: 'page.seizure-notice',
          domain: await findDomain(hostname),
          isConfirmed,
        }));
      },
      () => {},
    );
  }

  /** @param identity tells messages apart, so that one that is opened again is not told again; it is not told */
  async tellMail(
    assessment: Assessment,
    identity: string,
    { isPrivate }: Pick<Place, 'isPrivate'>,
  ): Promise<void> {
    const { level } = assessment;
    if (isPrivate || (level !== 'danger' && level !== 'caution')) return;
    const name = level === 'danger' ? 'mail.danger' : 'mail.caution';
    if (!(await this.#reporter.isAsked(name)) || (await wasMailTold(`${level} ${identity}`))) return;
    await this.#reporter.report(name, async () => {
      const listing = assessment.findings.find((finding) => finding.listing !== undefined)?.listing;
      return {
        name,
        findings: assessment.findings.slice(0, MOST_FINDINGS).map(({ id }) => id),
        indicator: listing === undefined ? null : await describeListing(listing),
      };
    });
  }

  /** @param host of the webmail's site, as it is known to Cordon */
  tellFailedAdapter(host: string): void {
    void this.#reporter.report('adapter.failed', () => ({ name: 'adapter.failed', webmail: host }));
  }

  tellRejected(rejected: readonly RejectedPolicy[]): void {
    if (rejected.length === 0) return;
    void this.#reporter.report('policy.rejected', () => ({
      name: 'policy.rejected',
      rejected: rejected
        .slice(0, MOST_REJECTED)
        .map(({ key, reason }) => `${key.slice(0, MAX_KEY)}: ${reason}`),
    }));
  }

  /** Lists that are out of date or rejected since this was last asked. */
  async tellLists(view: ProtectionView): Promise<void> {
    const problems = listProblems(view);
    const before = await knownProblems.read();
    await knownProblems.keep(problems.map(({ key }) => key));
    for (const { key, body } of problems) {
      if (!before.includes(key)) void this.#reporter.report(body.name, () => body);
    }
  }

  /** Once a day, and whenever events had to be given up. */
  async tellHeartbeat(view: ProtectionView): Promise<void> {
    const time = this.#now();
    if (time < (await readHeartbeatTime(time))) return;
    await planHeartbeat(time);
    void this.#reporter.report('heartbeat', async () => {
      const { rules, blocking, navigation } = view.protection;
      const layers = Object.entries({ rules, blocking, navigation });
      return {
        name: 'heartbeat',
        browser: nameBrowser(),
        lists: view.lists.map(({ info }) => `${info.id}@${info.version}`),
        layers: layers.filter(([, state]) => state === 'active').map(([layer]) => layer),
        dropped: await this.#outbox.takeDropped(),
      };
    });
  }
}

/** Kind and main version, as the browser says it itself. */
function nameBrowser(): string {
  const agent = typeof navigator === 'undefined' ? '' : navigator.userAgent;
  return /(Firefox|Edg|Chrome)\/\d+/.exec(agent)?.[0] ?? 'other';
}
