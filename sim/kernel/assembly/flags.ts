// Flags of many people at a time: what the twins in flags.ts do. States are bytes by person, people are listed by number.

/**
 * Flags those of `count` people who have none of the flags `taken`, and lists each of them once, from `end` on. Returns how
 * many. Everybody is written to the list, and stays where they were not taken: no branch to guess wrong.
 */
export function enlist(people: usize, count: i32, states: usize, taken: i32, flag: i32, end: usize): i32 {
  let to = end;
  const last = people + ((<usize>count) << 2);
  for (let at = people; at < last; at += 4) {
    const person = load<u32>(at);
    const state = states + person;
    const before = <i32>load<u8>(state);
    const fresh = <i32>((before & taken) === 0);
    store<u32>(to, person);
    store<u8>(state, before | (flag & -fresh));
    to += fresh << 2;
  }
  return <i32>((to - end) >> 2);
}

/** Gives `count` people flags and takes others from them; returns how many did not have the flag `asked`. */
export function mark(people: usize, count: i32, states: usize, give: i32, keep: i32, asked: i32): i32 {
  const last = people + ((<usize>count) << 2);
  let without = 0;
  for (let at = people; at < last; at += 4) {
    const state = states + load<u32>(at);
    const before = <i32>load<u8>(state);
    without += <i32>((before & asked) === 0);
    store<u8>(state, (before & keep) | give);
  }
  return without;
}

/** Takes all flags from everybody. */
export function clear(states: usize, people: usize): void {
  memory.fill(states, 0, people);
}
