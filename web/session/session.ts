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
import { addressOf, leadsIn, whereOf } from './address.ts';
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
  /** The scenario of the page; and as it was changed when it could last be read, with the changes it was read with. */
  readonly original = signal<Opened | undefined>(undefined);
  readonly changed = signal<(Opened & { readonly by: ReadonlyMap<string, string> }) | undefined>(undefined);
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
    const { sides, world, step, person, small, changes } = this.placeAt(location.hash);
    this.sides = signal(sides);
    this.small = signal(small);
    this.world = signal(world);
    this.person = signal(person);
    this.changes = signal(new Map(changes));
    this.clock.steps.value = run.steps;
    this.clock.aim(step);
    effect(() => this.reload());
    effect(() => this.follow());
    addEventListener('hashchange', () => this.goTo(location.hash));
  }

  /** The highest number of a world; replicates that failed leave gaps below it. */
  get lastWorld(): number {
    return this.run.worlds.replicates.at(-1) ?? 0;
  }

  /** What is not said of a side stays. */
  choose(side: number, change: Partial<Side>): void {
    this.sides.value = this.sides.value.map((one, place) => (place === side ? { ...one, ...change } : one));
  }

  /** Changes one place of the scenario; undefined puts it back. */
  change(path: string, value: string | undefined): void {
    // What was changed within it goes with what it was changed in: another network has parameters of its own.
    const within = (other: string) => other.startsWith(`${path}.`);
    const changes = new Map([...this.changes.peek()].filter(([other]) => !within(other)));
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
      this.picking.value = false;
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

  /** Where an address leads, as far as there is such a place in this page. */
  private placeAt(hash: string): Where {
    const { recorded, campaigns } = this.run;
    const where = whereOf(
      hash,
      this.start,
      campaigns.map(({ name }) => name),
    );
    const small = where.small && recorded !== undefined;
    // Nothing can be changed in a record.
    const changes = recorded === undefined || small ? where.changes : [];
    return { ...where, small, changes, world: Math.min(where.world, this.lastWorld) };
  }

  private goTo(hash: string): void {
    if (!leadsIn(hash) || hash.replace(/^#/, '') === this.address) return;
    const { sides, world, step, person, small, changes } = this.placeAt(hash);
    batch(() => {
      this.small.value = small;
      this.sides.value = sides;
      this.world.value = world;
      this.person.value = person;
      this.changes.value = new Map(changes);
      this.clock.aim(step);
    });
  }

  /** Writes the address once the reader rests; a link that was followed stands until what it leads to is there. */
  private follow(): (() => void) | undefined {
    if (this.shown.value === undefined || this.clock.playing.value) return undefined;
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
    if (this.run.recorded !== undefined) {
      if (this.smaller.peek() === undefined) this.askSmaller();
      // Of a record there is no scenario to be changed.
      if (!wish.small) this.original.value = undefined;
    }
    const load = ++this.load;
    const current = () => load === this.load;
    this.problem.value = undefined;
    show(this.engine, this.run, wish, {
      say: (doing) => {
        if (current()) this.doing.value = doing;
      },
      opened: (which, opened) => {
        if (!current()) return;
        if (which === 'run') this.original.value = opened;
        else this.changed.value = { ...opened, by: wish.changes };
      },
      current,
      have: this.shown.peek(),
    })
      .then((shown) =>
        batch(() => {
          this.clock.steps.value = shown.steps;
          this.shown.value = shown;
        }),
      )
      .catch((reason: unknown) => {
        if (current() && !(reason instanceof Stopped))
          this.problem.value = problemOf(reason, this.original.peek() !== undefined);
      })
      .finally(() => {
        if (current()) this.doing.value = '';
      });
  }
}
