// The colours of people as the reader's machine asks for them, light or dark; they follow a change.

import { useEffect, useState } from 'preact/hooks';
import type { Palette } from '../../sim/film/looks.ts';
import { DARK, LIGHT } from '../../sim/film/looks.ts';
import { isDark, onThemeChange } from '../chart/theme.ts';

export function usePalette(): Palette {
  const [dark, setDark] = useState(isDark);
  useEffect(() => onThemeChange(() => setDark(isDark())), []);
  return dark ? DARK : LIGHT;
}
