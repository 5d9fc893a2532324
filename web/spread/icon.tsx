// The signs on the buttons of the spread, drawn, since not every font has them.

const SIGNS = {
  start: 'M5 4h2.4v16H5zM20 4v16L8.6 12z',
  back: 'M16.6 4h2.4v16h-2.4zM15 4v16L3.6 12z',
  play: 'M7 4v16l12.5-8z',
  pause: 'M6 4h4.2v16H6zM13.8 4H18v16h-4.2z',
  step: 'M5 4h2.4v16H5zM9 4v16l11.4-8z',
  end: 'M16.6 4H19v16h-2.4zM4 4v16l11.4-8z',
  plus: 'M10.8 4h2.4v6.8H20v2.4h-6.8V20h-2.4v-6.8H4v-2.4h6.8z',
  minus: 'M4 10.8h16v2.4H4z',
} as const;

export type Sign = keyof typeof SIGNS;

export function Icon({ sign }: { sign: Sign }) {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" fill="currentColor" aria-hidden="true">
      <path d={SIGNS[sign]} />
    </svg>
  );
}
