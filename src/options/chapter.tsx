import type { ComponentChildren, JSX } from 'preact';

interface ChapterProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A section of a page with its title. */
export function Chapter({ title, children }: ChapterProps): JSX.Element {
  return (
    <section class="chapter">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
