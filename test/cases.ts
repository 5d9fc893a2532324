// Which cases property tests try. The same at every run, so that one state of the project always passes or always fails;
// WOM_TEST_CASES names others, by a whole number.

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.WOM_TEST_CASES ?? 1) });
