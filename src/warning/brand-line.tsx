import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Support } from '../core/policy/support.ts';
import { inkOn } from '../ui/ink-on.ts';

/** Cordon, and the organisation that manages this browser: its name in its colour, and its logo. */
export function BrandLine({ support }: { readonly support: Support | undefined }): JSX.Element {
  const { organisation, logo, colour } = support ?? {};
  const [isBroken, setBroken] = useState(false);
  const style = colour === undefined ? {} : { '--brand': colour, '--brand-on': inkOn(colour) };
  return (
    <div class="brand small">
      <span class="dim">{organisation === undefined ? 'Cordon' : 'Cordon ·'}</span>
      {logo !== undefined && !isBroken && (
        <img class="brand-logo" src={logo} alt="" onError={() => setBroken(true)} />
      )}
      {organisation !== undefined && (
        <bdi class={colour === undefined ? 'dim' : 'brand-name'} style={style}>
          {organisation}
        </bdi>
      )}
    </div>
  );
}
