// A row of tabs after the ARIA pattern: one of them in the tab order, arrow keys, Home and End move and choose at once. Where
// there are many, the first stand in the row and the others in a list beside it; the one chosen there joins the row.

import { useRef } from 'preact/hooks';

interface Props {
  /** What is chosen, for screen readers: "Measure". */
  readonly label: string;
  /** Key and text of each tab, those that matter most first. */
  readonly tabs: readonly (readonly [string, string])[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
  /** Id of the panel that they switch; the tabs' own ids begin with it. */
  readonly panel: string;
}

/** More tabs than these are a wall; a list of fewer than the second is not worth its place. */
const MOST = 11;
const FEW = 3;

export function Tabs({ label, tabs, chosen, choose, panel }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const most = tabs.length <= MOST + FEW ? tabs.length : MOST;
  const inRow = tabs.map(([key, text], place) => ({ key, text, place }));
  const shown = inRow.filter(({ key, place }) => place < most || key === chosen);
  const at = shown.findIndex(({ key }) => key === chosen);
  const moves: Record<string, number> = {
    ArrowRight: (at + 1) % shown.length,
    ArrowLeft: (at + shown.length - 1) % shown.length,
    Home: 0,
    End: shown.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(shown[to].key);
    (row.current!.children[to] as HTMLElement).focus();
  };
  return (
    <div class="tabs">
      <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
        {shown.map(({ key, text, place }) => (
          <button
            type="button"
            role="tab"
            key={key}
            id={`${panel}-${place}`}
            aria-selected={key === chosen}
            aria-controls={panel}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => choose(key)}
          >
            {text}
          </button>
        ))}
      </div>
      {most < tabs.length && <Others label={label} others={tabs.slice(most)} chosen={chosen} choose={choose} />}
    </div>
  );
}

interface OthersProps extends Omit<Props, 'tabs' | 'panel'> {
  readonly others: Props['tabs'];
}

function Others({ label, others, chosen, choose }: OthersProps) {
  const isOther = others.some(([key]) => key === chosen);
  return (
    <select
      aria-label={`${label}: others`}
      value={isOther ? chosen : ''}
      onChange={(event) => event.currentTarget.value !== '' && choose(event.currentTarget.value)}
    >
      <option value="">{others.length} others …</option>
      {others.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}
