// What the campaign added for good: customers won above the baseline by the end, at the margin of one discounted from the
// end. The rest of what it earned is acceleration: customers who came earlier, but would have come. At a longer horizon
// expansion often turns out to have been acceleration.

import { defineMetric } from './metric.ts';
import { expansionOf } from './worth.ts';

export const expansion = defineMetric({
  name: 'expansion',
  about: 'value of the customers won above the baseline at the end, at a margin discounted from the end',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'counts',
  applies: ({ product }) => product.margin !== undefined,
  figure: expansionOf,
});
