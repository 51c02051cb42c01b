import type { JSX } from 'preact';
import type { ListedVerdict } from '../core/list/verdict.ts';
import { pickAftercare } from './aftercare.ts';
import { Disclosure } from './disclosure.tsx';

/** Steps for someone who dealt with the address before, behind a disclosure; nothing where nothing can be advised. */
export function AftercareSection({ verdict }: { readonly verdict: ListedVerdict }): JSX.Element | null {
  const aftercare = pickAftercare(verdict);
  if (aftercare === null) return null;
  return (
    <Disclosure title={aftercare.title}>
      <ol class="steps">
        {aftercare.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Disclosure>
  );
}
