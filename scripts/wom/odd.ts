// The part of sim/models/ODD.md that concerns one model: every chapter (a heading of the first rank) but those of the other
// models, of the levers those in use, and in the model's own table of parameters the values of a scenario in place of the
// defaults.

interface Scope {
  readonly model: string;
  readonly models: readonly string[];
  /** Levers that are not in use. */
  readonly idle: readonly string[];
  /** What the model's table is to say of each parameter; those that are missing keep what it says. */
  readonly values: Readonly<Record<string, string>>;
}

export function oddOf(text: string, { model, models, idle, values }: Scope): string {
  const chapters = text.split(/^(?=# )/m).map((chapter) => {
    const title = /^# (.*)/.exec(chapter)?.[1] ?? '';
    if (title === model) return filled(chapter, values);
    return models.includes(title) ? '' : chapter;
  });
  const sections = chapters.join('').split(/^(?=#{1,3} )/m);
  return sections
    .filter((section) => !idle.includes(/^### (.*)/.exec(section)?.[1] ?? ''))
    .join('')
    .trimEnd();
}

/** The chapter with the third column of its table of parameters, the defaults, filled with a scenario's values. */
function filled(chapter: string, values: Readonly<Record<string, string>>): string {
  let inTable = false;
  const lines = chapter.split('\n').map((line) => {
    const head = line.startsWith('| parameter');
    inTable = head || (inTable && line.startsWith('|'));
    if (!inTable) return line;
    const cells = line.split('|');
    const value = head ? 'here' : values[cells[1].trim().replaceAll('`', '')];
    if (value === undefined) return line;
    cells[3] = ` ${value} `.padEnd(cells[3].length);
    return cells.join('|');
  });
  return lines.join('\n');
}
