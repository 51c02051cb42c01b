import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface SpokenProps {
  readonly as: 'h3' | 'p';
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Takes the focus when it appears: the button that led here is gone, and a screen reader reads on from here. */
export function Spoken({ as: Tag, class: className, children }: SpokenProps): JSX.Element {
  const element = useRef<HTMLHeadingElement & HTMLParagraphElement>(null);
  useLayoutEffect(() => element.current?.focus(), []);
  return (
    <Tag ref={element} tabIndex={-1} class={className}>
      {children}
    </Tag>
  );
}
