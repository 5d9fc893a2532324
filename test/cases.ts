// Which cases property tests try. The same at every run, so that one state of the project always passes or always fails;
// WOM_TEST_CASES names others, by a whole number.

import fc from 'fast-check';

const { WOM_TEST_CASES: cases = '1' } = process.env;
if (!/^\d{1,9}$/.test(cases))
  throw new Error(`WOM_TEST_CASES is '${cases}'; allowed is a whole number of up to 9 digits.`);
fc.configureGlobal({ seed: Number(cases) });
