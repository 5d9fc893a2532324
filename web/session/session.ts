// What the reader looks at: which campaigns in which world at which step, whom they picked, what they changed. Everything
// that is linked reads from here; the page's address follows it.

import type { Signal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Smaller } from '../../sim/experiment/smaller.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { firstPair } from '../../sim/report/pair.ts';
import { Engine, Stopped } from '../engine/engine.ts';
import type { Opened } from '../engine/messages.ts';
import type { Side, Where } from './address.ts';
import { addressOf, whereOf } from './address.ts';
import { Clock } from './clock.ts';
import { PICKS, PICKS_PATH, pickedIn, picksCampaign } from './picks.ts';
import type { Problem, Shown } from './show.ts';
import { FEWER, problemOf, show } from './show.ts';

/** The address follows when the reader rests for so many milliseconds: browsers allow no more than a few changes a second. */
const REST = 300;

export class Session {
  readonly clock = new Clock();
  readonly sides: Signal<readonly Side[]>;
  /** Which world: the replicate's number. */
  readonly world: Signal<number>;
  readonly person: Signal<number | undefined>;
  /** What the reader changed: place in the scenario → value. */
  readonly changes: Signal<ReadonlyMap<string, string>>;
  /** Whether among fewer people than those of the run, and what that takes; undefined where it cannot be. */
  readonly small: Signal<boolean>;
  readonly smaller = signal<Smaller | undefined>(undefined);
  /** Nothing is made before. */
  readonly wanted = signal(false);
  /** What was ready last; undefined before the first. */
  readonly shown = signal<Shown | undefined>(undefined);
  /** What the engine does now; empty while it rests. */
  readonly doing = signal('');
  readonly problem = signal<Problem | undefined>(undefined);
  /** The scenario of the page, and as it was changed. */
  readonly original = signal<Opened | undefined>(undefined);
  readonly changed = signal<Opened | undefined>(undefined);
  /** Whether a click picks seeds. */
  readonly picking = signal(false);
  readonly modified = computed(() => this.changes.value.size > 0);
  private readonly engine = new Engine();
  private readonly start: Where;
  private load = 0;

  constructor(readonly run: ReportData) {
    this.start = {
      sides: firstPair(run).map((campaign) => ({ campaign, before: false })),
      world: 0,
      step: 0,
      person: undefined,
      small: false,
      changes: [],
    };
    const { sides, world, step, person, small, changes } = whereOf(location.hash, this.start);
    this.sides = signal(sides);
    this.small = signal(small && run.recorded !== undefined);
    this.world = signal(Math.min(world, Math.max(0, run.replicates - 1)));
    this.person = signal(person);
    this.changes = signal(new Map(changes));
    this.clock.steps.value = run.steps;
    this.clock.seek(step);
    effect(() => this.reload());
    effect(() => this.follow());
    addEventListener('hashchange', () => this.goTo(location.hash));
  }

  /** What is not said of a side stays. */
  choose(side: number, change: Partial<Side>): void {
    this.sides.value = this.sides.value.map((one, place) => (place === side ? { ...one, ...change } : one));
  }

  /** Changes one place of the scenario; undefined puts it back. */
  change(path: string, value: string | undefined): void {
    const changes = new Map(this.changes.value);
    if (value === undefined) changes.delete(path);
    else changes.set(path, value);
    this.changes.value = changes;
  }

  /** Picks somebody to be seeded, or lets them go; what was picked is played in place of the second campaign. */
  pick(person: number): void {
    const terms = this.original.value?.terms;
    const placed = this.shown.value?.sides[0].placed;
    if (terms === undefined || placed === undefined || person < 0 || person >= placed.market.people) return;
    const name = placed.names?.[person] ?? String(person);
    const before = pickedIn(this.changes.value);
    const picked = before.includes(name) ? before.filter((one) => one !== name) : [...before, name];
    batch(() => {
      this.change(PICKS_PATH, picksCampaign(picked, terms));
      const own = { campaign: PICKS, before: false };
      const others = this.sides.value.filter(({ campaign }) => campaign !== PICKS);
      if (picked.length > 0) this.sides.value = [...others.slice(0, 1), own];
      else this.sides.value = others.length > 0 ? others : this.start.sides;
    });
  }

  revert(): void {
    const known = new Set(this.run.campaigns.map(({ name }) => name));
    const kept = this.sides.value.filter(({ campaign }) => known.has(campaign));
    batch(() => {
      this.sides.value = kept.length === 0 ? this.start.sides : kept.map((side) => ({ ...side, before: false }));
      this.changes.value = new Map();
    });
  }

  /** Goes among fewer people, where things can be changed, or back to what was recorded. */
  shrink(small: boolean): void {
    batch(() => {
      this.changes.value = new Map();
      this.sides.value = this.start.sides;
      if (!small) this.original.value = undefined;
      this.small.value = small;
    });
  }

  private askSmaller(): void {
    this.engine.shrink(this.run.scenario, FEWER).then(
      (smaller) => {
        this.smaller.value = smaller;
      },
      () => {},
    );
  }

  /** Where the reader is, as the part of an address after its #. */
  get address(): string {
    return addressOf(this.where, this.start);
  }

  private get where(): Where {
    return {
      sides: this.sides.value,
      world: this.world.value,
      step: this.clock.step.value,
      person: this.person.value,
      small: this.small.value,
      changes: [...this.changes.value],
    };
  }

  private goTo(hash: string): void {
    if (hash.replace(/^#/, '') === this.address) return;
    const { sides, world, step, person, small, changes } = whereOf(hash, this.start);
    batch(() => {
      this.small.value = small && this.run.recorded !== undefined;
      this.sides.value = sides;
      this.world.value = Math.min(world, Math.max(0, this.run.replicates - 1));
      this.person.value = person;
      this.changes.value = new Map(changes);
      this.clock.seek(step);
    });
  }

  /** Writes the address once the reader rests. */
  private follow(): (() => void) | undefined {
    if (this.clock.playing.value) return undefined;
    const { address } = this;
    const timer = setTimeout(() => {
      if (location.hash.replace(/^#/, '') === address) return;
      history.replaceState(null, '', address === '' ? location.pathname + location.search : `#${address}`);
    }, REST);
    return () => clearTimeout(timer);
  }

  /** Makes what is to be shown; what was asked for before and is not ready is let go. */
  private reload(): void {
    const wish = {
      sides: this.sides.value,
      world: this.world.value,
      small: this.small.value,
      changes: this.changes.value,
    };
    if (!this.wanted.value || wish.sides.length === 0) return;
    if (this.run.recorded !== undefined && this.smaller.peek() === undefined) this.askSmaller();
    const load = ++this.load;
    const current = () => load === this.load;
    this.problem.value = undefined;
    show(this.engine, this.run, wish, {
      say: (doing) => {
        if (current()) this.doing.value = doing;
      },
      opened: (which, opened) => {
        if (current()) (which === 'run' ? this.original : this.changed).value = opened;
      },
      current,
      have: this.shown.peek(),
    })
      .then((shown) => {
        this.clock.steps.value = shown.steps;
        this.shown.value = shown;
      })
      .catch((reason: unknown) => {
        if (current() && !(reason instanceof Stopped))
          this.problem.value = problemOf(reason, this.original.peek() !== undefined);
      })
      .finally(() => {
        if (current()) this.doing.value = '';
      });
  }
}
