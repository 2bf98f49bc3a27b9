// Drawn on a grid of 16; stroke and fill are the text's colour.
const PATHS = {
  record: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  paused: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zm0 1.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z',
  clear:
    'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zm0 1.3c1 0 2 .4 2.8 1L4.5 10.8A4.5 4.5 0 0 1 8 3.5zm0 9c-1 0-2-.4-2.8-1l6.3-6.3A4.5 4.5 0 0 1 8 12.5z',
  close: 'M4.4 3.5 8 7.1l3.6-3.6.9.9L8.9 8l3.6 3.6-.9.9L8 8.9l-3.6 3.6-.9-.9L7.1 8 3.5 4.4z',
  blocked:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.6 4.8 8 7.2l2.4-2.4.8.8L8.8 8l2.4 2.4-.8.8L8 8.8l-2.4 2.4-.8-.8L7.2 8 4.8 5.6z',
  warning: 'M8 1.9 15 14H1zm-.7 4.4v3.6h1.4V6.3zm0 4.7v1.4h1.4V11z',
  hint: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zm-.7 2.9h1.4v1.4H7.3zm0 2.6h1.4v4H7.3z',
  allowed: 'm6.5 11.9-3.6-3.6.9-.9 2.7 2.7 5.8-5.8.9.9z',
  none: 'M4 7.4h8v1.2H4z',
  download: 'M7.4 2.5h1.2v6l2-2 .9.8L8 10.8 4.5 7.3l.9-.8 2 2zM3 12h10v1.3H3z',
  copy: 'M5.5 2h7v9h-7zm1.2 1.2v6.6h4.6V3.2zM3.5 5h1.2v7.3H10v1.2H3.5z',
  reload: 'M8 3a5 5 0 0 1 4 2V3h1.2v4H9.3V5.8h1.9A3.8 3.8 0 1 0 11.7 9H13A5 5 0 1 1 8 3z',
  down: 'm4.4 6 3.6 3.6L11.6 6l.8.8L8 11.2 3.6 6.8z',
  network: 'M2.5 3h11v8h-11zm1.3 1.3v5.4h8.4V4.3zM6 12h4v1.3H6z',
  up: 'm4.4 10 3.6-3.6 3.6 3.6.8-.8L8 4.8 3.6 9.2z',
  closed: 'M6 4.5v7L10.5 8z',
  open: 'M4.5 6h7L8 10.5z',
  more: 'M8 2.6a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6zm0 4.1a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6zm0 4.1a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z',
  here: 'M3 7.4h7.2L7.4 4.6l.8-.8L12.4 8l-4.2 4.2-.8-.8 2.8-2.8H3z',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture; with a label it is an image of that name, without it is decoration. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  return (
    <svg class={`icon icon-${name}`} width="16" height="16" viewBox="0 0 16 16" {...naming}>
      <path d={PATHS[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
