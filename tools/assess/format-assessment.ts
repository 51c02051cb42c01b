import type { FileAssessment } from './assess-file.ts';
import { sentenceOf, sentenceOfAdvice, sentenceOfProblem } from './sentence.ts';

/** One message as a JSON object on one line. */
export function formatJson({ file, assessment, ms }: FileAssessment): string {
  if (assessment.level === 'unreadable') {
    const { reason } = assessment;
    return JSON.stringify({
      file,
      level: 'unreadable',
      reason,
      text: sentenceOfProblem(reason),
      findings: [],
      ms,
    });
  }
  const findings = assessment.findings.map((finding) => ({
    id: finding.id,
    group: finding.group,
    strength: finding.strength,
    text: sentenceOf(finding),
    values: finding.values,
  }));
  const { level, unchecked, advice } = assessment;
  return JSON.stringify({ file, level, findings, unchecked, advice, ms });
}

/** One message as lines for a person. */
export function formatText({ file, assessment }: FileAssessment): string {
  if (assessment.level === 'unreadable')
    return `unreadable  ${file}\n    ${sentenceOfProblem(assessment.reason)}`;
  const lines = assessment.findings.map((finding) => `    ${sentenceOf(finding)}`);
  if (assessment.advice !== null) lines.push(`    > ${sentenceOfAdvice(assessment.advice)}`);
  return [`${assessment.level.padEnd(10)}  ${file}`, ...lines].join('\n');
}
