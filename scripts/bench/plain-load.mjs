// An edge list of numbers into compressed rows by plain loops over typed arrays: what reading a market is held against.

/** Rows of `from to` lines, both ways. */
export function plainLoad(bytes) {
  const room = Math.ceil(bytes.length / 4);
  const [from, to] = [new Uint32Array(room), new Uint32Array(room)];
  let [length, most] = [0, 0];
  for (let at = 0; at < bytes.length; length++) {
    let [a, b] = [0, 0];
    for (; bytes[at] >= 48; at++) a = a * 10 + bytes[at] - 48;
    for (at++; bytes[at] >= 48; at++) b = b * 10 + bytes[at] - 48;
    at++;
    from[length] = a;
    to[length] = b;
    most = Math.max(most, a, b);
  }
  const offsets = new Uint32Array(most + 2);
  for (let t = 0; t < length; t++) {
    offsets[from[t] + 1]++;
    offsets[to[t] + 1]++;
  }
  for (let person = 0; person <= most; person++) offsets[person + 1] += offsets[person];
  const next = offsets.slice();
  const targets = new Uint32Array(2 * length);
  for (let t = 0; t < length; t++) {
    targets[next[from[t]]++] = to[t];
    targets[next[to[t]]++] = from[t];
  }
  return { offsets, targets };
}
