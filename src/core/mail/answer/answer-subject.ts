/** Before the subject of an answer, in the languages that Cordon speaks and some beside; a forwarded message goes to anyone. */
const ANSWER = /^(?:(?:re|aw|antw|antwort|r|rif|ris|rép|rep|resp|sv|vs)\s*(?:\[\d+\])?\s*[::]\s*)+/i;

/** The subject that a draft answers, without what marks it as an answer; null where the draft is none. */
export function readAnsweredSubject(subject: string): string | null {
  const shown = collapse(subject);
  return ANSWER.test(shown) ? dropAnswerMarks(shown) : null;
}

/** A subject without the `Re:` of a message that is itself an answer. */
export function dropAnswerMarks(subject: string): string {
  return collapse(subject).replace(ANSWER, '').trim();
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trimStart();
}
