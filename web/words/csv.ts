// A table as CSV (RFC 4180): what a chart's CSV button saves.

export type Cell = string | number | null;

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One line per row, a line of column names first; undefined numbers are empty cells. */
export function csv(sheet: Sheet): string {
  return [sheet.columns, ...sheet.rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
