// A row of tabs after the ARIA pattern: one of them in the tab order, arrow keys, Home and End move and choose at once.

import { useRef } from 'preact/hooks';

interface Props {
  /** What is chosen, for screen readers: "Measure". */
  readonly label: string;
  /** Key and text of each tab. */
  readonly tabs: readonly (readonly [string, string])[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
  /** Id of the panel that they switch; the tabs' own ids begin with it. */
  readonly panel: string;
}

export function Tabs({ label, tabs, chosen, choose, panel }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(([key]) => key === chosen);
  const moves: Record<string, number> = {
    ArrowRight: (at + 1) % tabs.length,
    ArrowLeft: (at + tabs.length - 1) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(tabs[to][0]);
    (row.current!.children[to] as HTMLElement).focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
      {tabs.map(([key, text], place) => (
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
  );
}
