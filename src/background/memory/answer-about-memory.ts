import type { MemoryProtocol } from '../../messages/memory.ts';
import type { AnswerOf } from '../../messages/protocol.ts';
import type { Admitted } from '../../messages/registry.ts';
import type { MailMemory } from './mail-memory.ts';
import type { MemoryDesk } from './memory-desk.ts';

/** Who answers what our pages ask about memory. */
export interface AboutMemory {
  readonly memory: MailMemory;
  readonly desk: MemoryDesk;
}

type AskedAboutMemory = Extract<Admitted, { name: keyof MemoryProtocol }>;

export function answerAboutMemory(
  { memory, desk }: AboutMemory,
  { name, input }: AskedAboutMemory,
): Promise<AnswerOf<keyof MemoryProtocol>> {
  switch (name) {
    case 'describeMemory':
      return desk.describe();
    case 'listMemory':
      return desk.list(input);
    case 'exportMemory':
      return desk.export();
    case 'forgetMemory':
      return desk.forget(input.what);
    case 'undoForgetting':
      return desk.undoForgetting(input.undo);
    case 'switchMemory':
      return desk.setOn(input.isOn);
    case 'takeVendorList':
      return desk.takeVendorList(input.vendors);
    case 'confirmAccount':
      return memory.confirm(input.vendors, input.account, input.how);
    case 'confirmPayee':
      return memory.confirmPayee(input.vendors, input.account, input.how, input.name);
    case 'undoConfirmation':
      return memory.undoConfirmation(input.vendors, input.account);
  }
}
