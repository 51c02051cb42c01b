import { isWanted } from '../../core/event/event-body.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type { ReportingView } from '../../messages/reporting.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import type { Outbox } from './outbox.ts';

/** What the options page shows of what IT is told. What was sent is shown although nothing is sent any more. */
export async function describeReporting(outbox: Outbox, { reporting }: Policy): Promise<ReportingView> {
  const receiver =
    reporting === null
      ? null
      : {
          host: new URL(reporting.endpoint).host,
          format: reporting.format,
          detail: reporting.detail,
          hasIdentity: reporting.identity !== null,
          hasReasonText: reporting.hasReasonText,
          hasAgreement: reporting.hasAgreement && reporting.detail !== 'minimal',
          isExposureSent: isWanted('exposure.found', reporting),
        };
  if (isPrivateWorker()) return { receiver, waiting: 0, sent: [] };
  const [waiting, sent] = await Promise.all([outbox.countWaiting(), outbox.readSent()]);
  return { receiver, waiting, sent };
}
