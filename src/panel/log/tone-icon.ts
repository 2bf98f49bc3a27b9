import type { IconName } from '../kit/Icon.tsx';
import type { Tone } from '../store/summary.ts';

const ICONS: Readonly<Record<Tone, IconName>> = {
  bad: 'blocked',
  doubt: 'warning',
  hint: 'hint',
  good: 'allowed',
  quiet: 'none',
};

/** The picture of a tone, so that colour is never all there is. */
export const toneIcon = (tone: Tone): IconName => ICONS[tone];
