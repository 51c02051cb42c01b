/** What a label of a message's header stands for. */
export type HeaderField = 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'date' | 'subject';

/**
 * Words as webmails show them before a header's value, in lower case, without colon. English, German, Italian, French and
 * Spanish, and the short ones of Dutch and Portuguese, which cost nothing.
 */
const WORDS: Readonly<Record<HeaderField, string>> = {
  from: 'from|sender|von|absender|da|mittente|de|expéditeur|expediteur|remitente|van|afzender|remetente',
  sender: 'sent by|gesendet von|inviato da|envoyé par|enviado por',
  replyTo:
    'reply-to|reply to|replyto|reply address|antwort an|antworten an|antwort-an|antwortadresse|antwort-adresse|rispondi a|rispondere a|risposta a|répondre à|réponse à|repondre a|adresse de réponse|responder a|respuesta a|responder para|antwoord aan',
  to: 'to|recipient|recipients|an|empfänger|a|per|destinatario|destinatari|à|pour|destinataire|destinataires|para|destinatarios|aan|para',
  cc: 'cc|copy|kopie|kopie an|copia|copia a|copie|copie à|con copia|c.c.',
  date: 'date|sent|received|datum|gesendet|empfangen|gesendet am|data|inviato|ricevuto|data di invio|envoyé|envoyé le|reçu|fecha|enviado|enviado el|recibido',
  subject: 'subject|betreff|oggetto|objet|sujet|asunto|onderwerp|assunto',
};

const FIELD_OF_WORD: ReadonlyMap<string, HeaderField> = new Map(
  (Object.entries(WORDS) as [HeaderField, string][]).flatMap(([field, words]) =>
    words.split('|').map((word) => [word, field] as const),
  ),
);

/** Longest label, in UTF-16 code units, with its colon. */
export const MAX_LABEL = 32;

/** The field that a label alone names (`From`, `Von:`); null for any other text. */
export function readLabel(text: string): HeaderField | null {
  if (text.length > MAX_LABEL) return null;
  const word = text
    .trim()
    .toLowerCase()
    .replace(/\s*[::]$/, '')
    .trim();
  return FIELD_OF_WORD.get(word) ?? null;
}

/** A label with a colon at the beginning of text, and what follows it; null where there is none. */
export function cutLabel(text: string): { readonly field: HeaderField; readonly rest: string } | null {
  const colon = text.search(/[::]/);
  if (colon < 0 || colon > MAX_LABEL) return null;
  const field = readLabel(text.slice(0, colon));
  return field === null ? null : { field, rest: text.slice(colon + 1) };
}
