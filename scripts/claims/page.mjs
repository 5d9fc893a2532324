// The claims as Markdown: a table with a line each, then a section each, with both cases, their sizes, and the commands with
// which anybody can see them.

import { NOT_SHOWN } from './list.mjs';

/** `rows`: each claim with both of its cases, what was played and what was found: { claim, holds, fails }. */
export function page(rows) {
  const table = rows.map(
    ({ claim, holds, fails }) =>
      `| [${claim.title}](#${anchor(claim.title)}) | ${claim.kind} | ${claim.holds.where} | ${claim.fails.where} | \`${claim.metric}\` ${size(holds.found[0])}; not: ${size(fails.found[0])} |`,
  );
  return [
    '| Claim | Assumed or emerges | Holds where | Does not where | Size |',
    '|---|---|---|---|---|',
    ...table,
    '',
    ...rows.map(section),
    '### What cannot be shown',
    '',
    ...NOT_SHOWN.map(([said, why]) => `- *${said}* ${why}`),
  ].join('\n');
}

function section({ claim, holds, fails }) {
  const kind = { assumed: 'Assumed', emerges: 'Emerges', both: 'Partly assumed' }[claim.kind];
  return `### ${claim.title}

${claim.claim} *${kind}*: ${claim.why}.

- **Holds** where ${claim.holds.where}: ${sizes(holds)}
- **Does not** where ${claim.fails.where}: ${sizes(fails)}

\`\`\`sh
${[...new Set([...commands(holds.reading), ...commands(fails.reading)])].join('\n')}
\`\`\`
`;
}

/** `won`: friends talk 116, nobody talks 74: **+42** [38, 47]; 30 worlds */
function sizes({ reading: { of, against, worlds }, found }) {
  const told = found.map((one) => {
    const { metric, unit } = one;
    return `\`${metric}\` ${of.words} ${number(one.of, unit)}, ${against.words} ${number(one.against, unit)}: ${size(one)}`;
  });
  return `${told.join('; ')}; ${worlds} worlds`;
}

function size({ mean, low, high, unit }) {
  const text = number(mean, unit);
  return `**${mean > 0 && /[1-9]/.test(text) ? '+' : ''}${text}** [${number(low, unit)}, ${number(high, unit)}]`;
}

/** Three digits are enough for a mean with an interval; thousands are set apart. */
export function number(value, unit) {
  const share = unit === 'share';
  const scaled = share ? 100 * value : value;
  const size = Math.abs(scaled);
  const digits = size >= 99.5 || size < 0.05 ? 0 : 1;
  const [whole, ...rest] = size.toFixed(digits).split('.');
  const text = [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
  return `${scaled < 0 && Number(text) !== 0 ? '−' : ''}${text}${share ? ' %' : ''}`;
}

/** What to paste: one command where both sides are campaigns of one run, which prints the difference too; else one for each side. */
export function commands({ of, against, worlds }) {
  const alike = JSON.stringify(of.set) === JSON.stringify(against.set);
  if (alike && of.campaign !== against.campaign) {
    return [command(of, worlds, [...of.set, `compare=[[${of.campaign}, ${against.campaign}]]`])];
  }
  return [of, against].map((side) => command(side, worlds, side.set));
}

function command({ scenario, metrics }, worlds, set) {
  const settings = [...set, `metrics=[${metrics.join(', ')}]`, `decide=${metrics[0]}`].map(quoted);
  return `npx wom run scenarios/${scenario}.yaml -n ${worlds}${settings.map((one) => ` --set ${one}`).join('')}`;
}

const quoted = (setting) => (/^[\w.=%]+$/.test(setting) ? setting : `'${setting}'`);

/** The anchor that a heading gets. */
export function anchor(title) {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
