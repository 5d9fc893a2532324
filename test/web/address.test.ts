// The page's address: what it tells it reads again, and what does not fit it leaves out.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Where } from '../../web/session/address.ts';
import { addressOf, whereOf } from '../../web/session/address.ts';
import { PICKS_PATH, pickedIn, picksCampaign } from '../../web/session/picks.ts';

const START: Where = {
  sides: [
    { campaign: 'eleven moms', before: false },
    { campaign: 'big bang', before: false },
  ],
  world: 0,
  step: 0,
  person: undefined,
  small: false,
  changes: [],
};

it('says nothing where nobody has moved', () => {
  expect(addressOf(START, START)).toBe('');
  expect(whereOf('', START, [])).toEqual(START);
  expect(whereOf('#', START, [])).toEqual(START);
});

it('leads back to where it was made, whatever campaigns and places are called', () => {
  const side = fc.record({ campaign: fc.string(), before: fc.boolean() });
  const key = fc.string({ unit: fc.constantFrom('a', 'Z', '.', '[', '0', ']'), minLength: 1 });
  const named = fc.string().map((name) => `campaigns[${JSON.stringify(name)}][0].spend`);
  const where = fc.record({
    sides: fc.array(side, { minLength: 1, maxLength: 2 }),
    world: fc.nat(1e6),
    step: fc.nat(1e5),
    person: fc.option(fc.nat(1e8), { nil: undefined }),
    small: fc.boolean(),
    changes: fc.array(fc.tuple(fc.oneof(key, named), fc.string()), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(where, (one) => {
      const names = one.sides.map(({ campaign }) => campaign);
      expect(whereOf(`#${addressOf(one, START)}`, START, names)).toEqual(one);
    }),
  );
});

it('takes from a stranger what is an address, and nothing else', () => {
  const read = (address: string) => whereOf(address, START, ['a', 'b', 'c']);
  expect(read('#world=-1&step=1e3&person=x&set=&set=talk&set==5')).toEqual(START);
  expect(read('#world=99999999999')).toEqual(START);
  expect(read('#campaign=a&campaign=b&before=c').sides.map(({ campaign }) => campaign)).toEqual(['a', 'b']);
  expect(read('#campaign=nobody')).toEqual(START);
  expect(read('#campaign=new&set=campaigns["new"]=[]').sides).toEqual([{ campaign: 'new', before: false }]);
  expect(read(`#${'set=a=1&'.repeat(5000)}`).changes.length).toBe(200);
  expect(read(`#set=a=${'9'.repeat(30_000)}`).changes).toEqual([]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text).sides.length).toBeGreaterThan(0);
    }),
  );
});

it('keeps who was picked in the campaign that asks them', () => {
  const campaign = picksCampaign(['3', '17'], { costEach: 400 })!;
  expect(JSON.parse(campaign)).toEqual([{ lever: 'seed', costEach: 400, people: ['3', '17'] }]);
  expect(pickedIn(new Map([[PICKS_PATH, campaign]]))).toEqual(['3', '17']);
  expect(picksCampaign([], {})).toBeUndefined();
  for (const foreign of ['', '{', '[]', '[null]', '[{"people": 3}]', '7'])
    expect(pickedIn(new Map([[PICKS_PATH, foreign]]))).toEqual([]);
});
