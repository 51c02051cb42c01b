import { type PhraseMatch, saysPhrase } from '../phrase/find-phrases.ts';
import { areNear, namesAll, type Statement } from './find-ideas.ts';
import type { Idea } from './idea-words.ts';

export interface ChangeIdea extends PhraseMatch {
  /** It speaks of the sender's own account, not only of papers or payments. */
  readonly isOfAccount: boolean;
}

const OWED: readonly Idea[] = ['pay', 'owed', 'account'];
const BANK_NAME = /^(?:bank|banca|banque|banco|entidad|istituto|kreditinstitut|établissement)\s*:/i;

/**
 * Statements after which money goes elsewhere than before, however they are worded: an account and something other near
 * each other, an account or a payment that has come to its end, papers on it to be thrown away.
 */
export function findChangeIdeas(statements: readonly Statement[]): readonly ChangeIdea[] {
  return statements.flatMap((statement) => {
    const { quote, sentence } = statement;
    // What a bank is called says nothing, and "if you have already paid" is no change.
    if (BANK_NAME.test(quote) || namesAll(statement, 'already') || namesAll(statement, 'same')) return [];
    const isOfAccount = changesAccount(statement);
    if (!isOfAccount && !endsPayment(statement)) return [];
    return saysPhrase(sentence, 'change-guard')
      ? []
      : [{ quote, sentence, isOfAccount: isOfAccount && isOwn(statement) }];
  });
}

/** The sender's own, not one that is offered. */
function isOwn(statement: Statement): boolean {
  return namesAll(statement, 'ours') && !namesAll(statement, 'offer');
}

function changesAccount(statement: Statement): boolean {
  return (
    areNear(statement, 'account', 'other', 5) ||
    areNear(statement, 'account', 'ended', 7) ||
    areNear(statement, 'account', 'former', 4) ||
    areNear(statement, 'account', 'discard', 6) ||
    (areNear(statement, 'cannot', 'receive', 4) && namesAll(statement, 'account'))
  );
}

function endsPayment(statement: Statement): boolean {
  return (
    (namesAll(statement, 'henceforth') && OWED.some((idea) => namesAll(statement, idea))) ||
    areNear(statement, 'details', 'ended', 9) ||
    areNear(statement, 'details', 'discard', 4) ||
    areNear(statement, 'paper', 'discard', 5) ||
    (namesAll(statement, 'pay', 'discard') && !namesAll(statement, 'condition')) ||
    areNear(statement, 'pay', 'ended', 6) ||
    (areNear(statement, 'cannot', 'receive', 4) && namesAll(statement, 'pay'))
  );
}
