// The scenarios in which the defaults are held against what was published: 5,000 people of whom the product matters to
// 30 %, as in section 10 of the ODD. Nothing of the model is set but what makes a product established, and what a target
// varies. Contacts are ad contacts a week for each person, at 10 a thousand.

const PEOPLE = 5000;
const money = (contacts, weeks) => (contacts * PEOPLE * weeks) / 100;
const ads = (contacts, weeks, span) => ({
  lever: 'broadcast',
  spend: money(contacts, weeks),
  costPerThousand: 10,
  ...(span === undefined ? {} : { weeks: span }),
});
const cheaper = { lever: 'discount', off: '10%' };
export const LETTERS = 300;
const letters = { lever: 'letters', strategy: 'best-fit', count: LETTERS, costEach: 1 };

/** Half the people know the product and none forgets it; advertising goes on through the year. */
const KNOWN = { awareAtStart: 0.5, memoryHalfLife: 'forever' };

export const SCENES = {
  established: scene(52, KNOWN, {
    ads: [ads(0.5, 52)],
    'more ads': [ads(0.6, 52)],
    'ads, cheaper': [ads(0.5, 52), cheaper],
    burst: [ads(5, 4, '1-4')],
    letters: [letters],
  }),
  'established, more talk': scene(52, { ...KNOWN, talk: '2.4 per week' }, { ads: [ads(0.5, 52)] }),
  'established, dear': scene(52, { ...KNOWN, worth: 1.5 }, { ads: [ads(0.5, 52)] }),
  'well known': scene(52, { ...KNOWN, awareAtStart: 0.8 }, { ads: [ads(1, 52)], 'more ads': [ads(1.2, 52)] }),
  launch: scene(
    104,
    {},
    {
      ads: [ads(0.8, 104)],
      'more ads': [ads(0.96, 104)],
      burst: [ads(5, 4, '1-4')],
      seeds: [{ lever: 'seed', strategy: 'random', count: 100, costEach: 0 }],
      letters: [letters],
    },
  ),
};

/** Every world has a market of its own; scenes share their seed, so that the same people meet the same luck. */
function scene(steps, model, campaigns) {
  return {
    title: 'Calibration',
    seed: 'calibration',
    steps,
    replicates: 1,
    market: {
      network: { type: 'watts-strogatz', people: PEOPLE, ties: 10, rewiring: 0.1 },
      redraw: 1,
      together: 50,
      segments: [
        { name: 'those who care', share: '30%', fit: 0.8 },
        { name: 'everyone else', share: '70%', fit: 0.1 },
      ],
    },
    product: { quality: 0.8, price: 100, margin: 40 },
    spread: { model: 'market', ...model },
    campaigns,
    metrics: ['won'],
    decide: 'won',
  };
}
