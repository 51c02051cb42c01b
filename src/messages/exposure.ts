import type { FoundExposure } from '../core/list/exposure.ts';

/** The messages about past contact with what was listed only later, as functions (see `protocol.ts`). */
export interface ExposureProtocol {
  /** What was found by looking back. Once this was asked, the person counts as told. */
  describeExposure(input: Record<never, never>): ExposureView;
  /** What the person decides about it: answers how it stands then. */
  changeExposure(input: { readonly change: ExposureChange }): ExposureView;
}

/** `seen`: what was found is no news any more. `erase`: lets go of all that was kept and found. */
export type ExposureChange = 'on' | 'off' | 'seen' | 'erase';
export const EXPOSURE_CHANGES: Readonly<Record<ExposureChange, true>> = {
  on: true,
  off: true,
  seen: true,
  erase: true,
};

export interface ExposureView {
  readonly isOn: boolean;
  /** Policy decides whether it is on. */
  readonly isLocked: boolean;
  /** How many days it looks back. */
  readonly keepDays: number;
  /** Nothing can be kept or read here: a private window, or a browser that gives no room. */
  readonly hasTrouble: boolean;
  /** Hosts that are kept now. */
  readonly hosts: number;
  /** The newest first. */
  readonly found: readonly FoundExposure[];
}
