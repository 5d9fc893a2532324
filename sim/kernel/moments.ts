// Count, mean and variance of numbers. Those of whole numbers, which is what people are counted in, come of sums that are
// exact as long as these stay below 2⁵³, so that it does not matter in which order they are taken, or whether they were
// counted first (counts.ts).

/** A list of numbers of any kind; nothing here writes to it. */
export type Numbers = ArrayLike<number>;

/** Moments of a stream (Welford 1962); two streams merge (Chan, Golub & LeVeque 1979). */
export class Moments {
  count = 0;
  mean = 0;
  /** Sum of squared distances from the mean. */
  squares = 0;

  static of(values: Numbers): Moments {
    const sum = wholeSum(values);
    if (sum === undefined) {
      const moments = new Moments();
      for (let i = 0; i < values.length; i++) moments.add(values[i]);
      return moments;
    }
    const middle = Math.round(sum / values.length);
    let squares = 0;
    for (let i = 0; i < values.length; i++) squares += (values[i] - middle) * (values[i] - middle);
    return Moments.ofWhole(values.length, sum, middle, squares);
  }

  /** Those of so many whole numbers, by their sum and the sum of their squared distances from the whole number next to their mean. */
  static ofWhole(count: number, sum: number, middle: number, squares: number): Moments {
    const moments = new Moments();
    const off = sum - count * middle;
    moments.count = count;
    moments.mean = sum / count;
    moments.squares = squares - (off * off) / count;
    return moments;
  }

  add(value: number): void {
    this.count++;
    const off = value - this.mean;
    this.mean += off / this.count;
    this.squares += off * (value - this.mean);
  }

  /** Takes in another stream, as if its values had been added here. */
  merge(other: Moments): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const off = other.mean - this.mean;
    this.squares += other.squares + off * off * ((this.count * other.count) / count);
    this.mean += (off * other.count) / count;
    this.count = count;
  }

  /** Unbiased (n - 1); NaN below two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }

  get sd(): number {
    return Math.sqrt(this.variance);
  }
}

/** The sum, where all are whole numbers of at most 31 bits, and there is one. */
function wholeSum(values: Numbers): number | undefined {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if ((value | 0) !== value) return undefined;
    sum += value;
  }
  return values.length === 0 ? undefined : sum;
}
