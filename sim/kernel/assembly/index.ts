// The kernel: what is done along ties and to crowds of people, in the machine's own integers and vectors. AssemblyScript:
// TypeScript's syntax over bare memory, to which every array comes as its address.

export { attach } from './attach';
export { draw } from './draws';
export { hear, listen } from './earshot';
export { below, FIELD_BYTES, FOUND, LIMITS, least, MARKS } from './field';
export { clear, enlist, mark } from './flags';
export { judge } from './judge';
export { lines } from './lines';
export { largest, repeats, rising, same, see } from './lists';
export { notice } from './minds';
export { hashes, spell } from './names';
export { nextDate, press, resist, thankful, yielding } from './pressure';
export { count, deal, dealListed, put } from './rows';
export { sort } from './sort';
export { BYTES, HEARERS, LINE, open, piece, SPEAKERS, speak, TELLERS, TIES } from './talk';
export { spread } from './waves';
