import type { JSX } from 'preact';
import type { AddressView } from '../core/url/address-view.ts';

/** Longer paths are cut: what stands there says little, and an address may hold 64 KB. */
const MAX_AFTER = 80;

/** Dots in brackets, so that a copied host is not clickable and nobody types it by habit. */
function Defanged({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split('.').map((label, index) => (
        <>
          {index > 0 && (
            <>
              <span class="address-bracket">[</span>.<span class="address-bracket">]</span>
            </>
          )}
          {label}
        </>
      ))}
    </>
  );
}

interface AddressTextProps {
  readonly address: AddressView;
  /** Puts the host's dots in brackets, for addresses that nobody should open. */
  readonly isDefanged?: boolean;
}

/** An address to look at, never to click: registrable domain emphasised, the rest dimmed, always left to right. */
export function AddressText({ address, isDefanged = false }: AddressTextProps): JSX.Element {
  const { before, registrable, after, unicodeHost } = address;
  const path = after === '/' ? '' : after;
  return (
    <bdi class="address" dir="ltr" translate={false}>
      {before !== '' && <span class="address-part">{isDefanged ? <Defanged text={before} /> : before}</span>}
      <strong class="address-domain">{isDefanged ? <Defanged text={registrable} /> : registrable}</strong>
      {path !== '' && (
        <span class="address-part">{path.length > MAX_AFTER ? `${path.slice(0, MAX_AFTER)}…` : path}</span>
      )}
      {unicodeHost !== null && (
        <bdi class="address-unicode" dir="ltr">
          {unicodeHost}
        </bdi>
      )}
    </bdi>
  );
}
