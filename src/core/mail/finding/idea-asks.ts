import type { Finding, FindingStrength } from '../assessment.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import { areNear, namesAll, type Statement } from '../idea/find-ideas.ts';
import type { Idea } from '../idea/idea-words.ts';
import type { Inquiry, Section } from '../inquiry.ts';
import { findLookalikeDomains } from './lookalike-domain.ts';
import { findBorrowedName } from './protected-name.ts';

/** A note from one person to another: longer text, and text with links, names all of these things by chance. */
const MAX_NOTE = 1_800;
const MAX_LINE = 700;
const MAX_LINKS = 2;

const ASKING: readonly Idea[] = ['request', 'send', 'buy'];

/** Everything that a note says, for rules that do not mind its wording. */
interface Note {
  readonly inquiry: Inquiry;
  readonly statements: readonly Statement[];
  /** Somebody is asked for something. */
  readonly isAsked: boolean;
  readonly isShort: boolean;
}

/**
 * What a stranger's note wants, by the ideas that it names rather than by phrases. Only where the sender is not known;
 * the widest rules only where the sender bears the name of an executive or colleague, or imitates
 * a domain that is known. None of it warns by itself.
 */
export function findIdeaAsks(inquiry: Inquiry, section: Section): readonly Finding[] {
  const { message, sender } = inquiry;
  if (sender === null || !isSuspect(inquiry)) return [];
  if (message.text.length > MAX_NOTE || message.links.length > MAX_LINKS) return [];
  const { statements } = section;
  const note: Note = {
    inquiry,
    statements,
    isAsked: message.text.includes('?') || ASKING.some((idea) => says(statements, idea) !== undefined),
    isShort: message.text.length < MAX_LINE,
  };
  const isNamed = findBorrowedName(inquiry) !== null || findLookalikeDomains(inquiry).length > 0;
  const isFree = isFreeMail(sender.domain);
  const rules = [
    ...STRANGERS_ASKS,
    ...(isFree || isNamed ? FREE_MAIL_ASKS : []),
    ...(isNamed ? COLLEAGUES_ASKS : []),
  ];
  return rules.flatMap(({ id, strength, find }) => {
    const statement = find(note);
    if (statement === undefined) return [];
    const evidence = [{ field: section.field, quote: statement.quote }];
    return [{ id, group: 'ask', strength, values: [statement.quote], evidence }];
  });
}

/** A stranger, or somebody known whose answers go elsewhere. */
export function isSuspect({ sender, replyTo, isKnownSender }: Inquiry): boolean {
  return !isKnownSender || replyTo.some(({ domain }) => domain !== sender?.domain);
}

interface AskRule {
  readonly id: string;
  readonly strength: FindingStrength;
  readonly find: (note: Note) => Statement | undefined;
}

/** What nobody outside of an organisation asks for, and what no honest stranger wants kept quiet. */
const STRANGERS_ASKS: readonly AskRule[] = [
  { id: 'payroll-change', strength: 'strong', find: findOwnPayroll },
  { id: 'tax-forms', strength: 'strong', find: findStaffData },
  { id: 'pressed-payment', strength: 'strong', find: findSecretDeal },
];

const FREE_MAIL_ASKS: readonly AskRule[] = [
  { id: 'gift-cards', strength: 'strong', find: findCards },
  { id: 'customer-list', strength: 'strong', find: findDebtors },
];

const COLLEAGUES_ASKS: readonly AskRule[] = [
  { id: 'tax-forms', strength: 'strong', find: (note) => asked(note, 'slips') },
  { id: 'payroll-change', strength: 'strong', find: (note) => asked(note, 'mine', 'account', 'other') },
  {
    id: 'customer-list',
    strength: 'strong',
    find: (note) => asked(note, 'owed', 'customer') ?? asked(note, 'owed'),
  },
  {
    id: 'mobile-number',
    strength: 'strong',
    find: ({ statements }) =>
      says(statements, 'number', 'your', 'reach') ?? says(statements, 'number', 'your', 'send'),
  },
  {
    id: 'payment-request',
    strength: 'medium',
    find: (note) =>
      says(note.statements, 'pay', 'your') ??
      asked(note, 'pay') ??
      asked(note, 'coin') ??
      asked(note, 'account'),
  },
  { id: 'task-opening', strength: 'medium', find: findErrand },
];

/** One's own pay, and an account that it is to go to from now on. */
function findOwnPayroll(note: Note): Statement | undefined {
  const { statements, isShort, inquiry } = note;
  if (!isShort || !note.isAsked || says(statements, 'mine') === undefined) return undefined;
  const pay = says(statements, 'salary');
  const hasAccount =
    says(statements, 'account') !== undefined || inquiry.accounts.some(({ isQuoted }) => !isQuoted);
  const isChanged = says(statements, 'other') !== undefined || says(statements, 'ended') !== undefined;
  return hasAccount && isChanged ? pay : undefined;
}

/** Several things that are nobody's business of a person, or the staff's tax forms. */
function findStaffData(note: Note): Statement | undefined {
  const personal = note.statements.find(
    (statement) => (statement.places.get('private')?.length ?? 0) >= 3 && namesAll(statement, 'staff'),
  );
  const isAsked = note.isAsked && note.isShort;
  return isAsked ? (personal ?? says(note.statements, 'slips', 'staff')) : undefined;
}

/** Money for a deal, or for a lawyer, of which nobody is to hear. */
export function findSecretDeal({ statements }: Pick<Note, 'statements'>): Statement | undefined {
  const about = says(statements, 'deal') ?? says(statements, 'law') ?? says(statements, 'coin');
  if (about === undefined || says(statements, 'pay') === undefined) return undefined;
  const hushed = statements.find((statement) => areNear(statement, 'hushed', 'deal', 3));
  return hushed ?? says(statements, 'secret');
}

function findCards(note: Note): Statement | undefined {
  const { statements, isShort } = note;
  if (!isShort || !note.isAsked) return undefined;
  const isTask = says(statements, 'code') !== undefined || says(statements, 'buy') !== undefined;
  const named = statements.find((statement) => areNear(statement, 'brand', 'card', 2));
  return isTask ? (named ?? says(statements, 'voucher')) : undefined;
}

function findDebtors(note: Note): Statement | undefined {
  return asked(note, 'owed', 'list') ?? asked(note, 'owed', 'customer');
}

/** Whether one is there, or a thing to be done that is not named yet. */
function findErrand({ statements, isShort, inquiry }: Note): Statement | undefined {
  if (!isShort) return undefined;
  const isQuestion = inquiry.message.text.includes('?');
  const there = isQuestion ? says(statements, 'availability', 'areyou') : undefined;
  return there ?? says(statements, 'errand', 'request') ?? says(statements, 'secret');
}

function asked({ statements, isAsked }: Note, ...ideas: readonly Idea[]): Statement | undefined {
  return isAsked ? says(statements, ...ideas) : undefined;
}

/** The first statement that names all of the ideas. */
function says(statements: readonly Statement[], ...ideas: readonly Idea[]): Statement | undefined {
  return statements.find((statement) => namesAll(statement, ...ideas));
}
