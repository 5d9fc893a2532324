// What others made that this page holds, under which licence, and where its source is.

const PARTS: readonly (readonly [string, string, string])[] = [
  ['Plotly', 'charts; MIT', 'https://github.com/plotly/plotly.js'],
  ['Preact', 'the page; MIT', 'https://github.com/preactjs/preact'],
  ['zod', 'checking scenarios; MIT', 'https://github.com/colinhacks/zod'],
  ['yaml', 'reading scenarios; ISC', 'https://github.com/eemeli/yaml'],
  ['graphology', 'networks; MIT', 'https://github.com/graphology/graphology'],
  ['seedrandom', 'drawing numbers; MIT', 'https://github.com/davidbau/seedrandom'],
  ['saxes', 'reading files of networks; ISC', 'https://github.com/lddubeau/saxes'],
  ['gifenc', 'GIFs; MIT', 'https://github.com/mattdesl/gifenc'],
  [
    'Mediabunny',
    'videos; Mozilla Public License 2.0, https://mozilla.org/MPL/2.0',
    'https://github.com/Vanilagy/mediabunny',
  ],
  [
    'Inter',
    'letters of films; SIL Open Font License 1.1, https://openfontlicense.org',
    'https://github.com/rsms/inter',
  ],
];

export function Parts() {
  return (
    <details>
      <summary>Made with the work of others</summary>
      <ul>
        {PARTS.map(([name, about, source]) => (
          <li key={name}>
            <a href={source} rel="noreferrer noopener">
              {name}
            </a>
            : {about}
          </li>
        ))}
      </ul>
    </details>
  );
}
