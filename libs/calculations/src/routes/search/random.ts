/**
 * Small fast counter (sfc32, Chris Doty-Humphrey, PractRand): a 128-bit generator of plain 32-bit steps. The same seed
 * gives the same numbers on every machine. Not for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = Math.trunc(seed / 2 ** 32) | 0;
    this.c = 0x9e3779b9 | 0;
    // Seeds that differ in one bit give unrelated numbers only after some rounds.
    for (let round = 0; round < 15; round += 1) this.bits();
  }

  private bits(): number {
    const result = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + result;
    this.c |= 0;
    return result;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return (this.bits() >>> 0) / 4294967296;
  }

  /** A whole number, uniform in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
