import type { JSX } from 'preact';

/** A fingerprint in groups of four digits, as people compare them; a line never breaks but after four groups. */
export function Fingerprint({ hex }: { readonly hex: string }): JSX.Element {
  const lines = hex.match(/.{1,16}/g) ?? [];
  return (
    <bdi class="fingerprint" dir="ltr" translate={false}>
      {lines.map((line, index) => (
        <span key={index}>{line.replace(/.{4}/g, '$& ')}</span>
      ))}
    </bdi>
  );
}
