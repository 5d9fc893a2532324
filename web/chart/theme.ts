// The page's colours, declared once: the style sheet gets them as custom properties, the charts as values. Hues follow
// Okabe & Ito (2008), which colour-blind readers tell apart; where a hue is too pale for white or too dark for black it
// is moved until it stands out 3:1 (WCAG 2.2, 1.4.11). Colour never stands alone: lines differ in dash and are labelled.

export interface Theme {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  /** The campaign `nothing`. */
  readonly baseline: string;
  /** Blue, vermillion, green, purple, orange, sky, yellow. */
  readonly lines: readonly string[];
}

export const LIGHT: Theme = {
  paper: '#ffffff',
  raised: '#f5f6f8',
  ink: '#16191d',
  muted: '#565d66',
  rule: '#dcdfe4',
  accent: '#005f9e',
  baseline: '#6b727b',
  lines: ['#0072b2', '#d55e00', '#008a65', '#b65c90', '#b87a00', '#2f8fca', '#8f8500'],
};

export const DARK: Theme = {
  paper: '#121518',
  raised: '#1c2126',
  ink: '#eef0f2',
  muted: '#a9b1ba',
  rule: '#343b43',
  accent: '#7cc4ff',
  baseline: '#98a1ab',
  lines: ['#3a9bdc', '#f0803c', '#1fb98c', '#d98fb8', '#e69f00', '#8fd0f5', '#f0e442'],
};

const DARK_WANTED = '(prefers-color-scheme: dark)';

/** Whether the reader's machine asks for light on dark; paper is white. */
export function isDark(): boolean {
  return !matchMedia('print').matches && matchMedia(DARK_WANTED).matches;
}

/** The theme that the reader's machine asks for. */
export function currentTheme(): Theme {
  return isDark() ? DARK : LIGHT;
}

/** Calls back on a change between light, dark and print; returns how to stop. */
export function onThemeChange(change: () => void): () => void {
  const queries = [matchMedia(DARK_WANTED), matchMedia('print')];
  for (const query of queries) query.addEventListener('change', change);
  return () => {
    for (const query of queries) query.removeEventListener('change', change);
  };
}

/** The style sheet's custom properties, for light, dark and print. */
export function themeStyle(): string {
  return `:root{${properties(LIGHT)}}@media screen and ${DARK_WANTED}{:root{${properties(DARK)}}}`;
}

function properties(theme: Theme): string {
  const { lines, ...named } = theme;
  const all = [...Object.entries(named), ...lines.map((color, place) => [`line-${place}`, color])];
  return all.map(([name, color]) => `--${name}:${color};`).join('');
}
