import type { Assessment } from '../assessment.ts';

/**
 * Whether an assessment is to be said beside the draft of an answer: danger always; caution where it is about somebody to
 * whom the draft goes. What else is to be known of the message was said above it.
 * @param recipients in lower case
 */
export function concernsAnswer(assessment: Assessment, recipients: readonly string[]): boolean {
  if (assessment.level === 'danger') return true;
  if (assessment.level !== 'caution') return false;
  return assessment.findings.some(({ group, evidence, values }) => {
    if (group !== 'identity') return false;
    const said = [...values, ...evidence.map(({ quote }) => quote)].map((text) => text.toLowerCase());
    return recipients.some((address) => said.some((text) => text.includes(address)));
  });
}
