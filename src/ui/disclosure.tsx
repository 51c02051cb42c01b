import type { ComponentChildren, JSX } from 'preact';

interface DisclosureProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** What is one click away. */
export function Disclosure({ title, children }: DisclosureProps): JSX.Element {
  return (
    <details class="disclosure">
      <summary>{title}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}
