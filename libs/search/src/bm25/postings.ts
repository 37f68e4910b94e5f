/** Which documents hold a term and how often; slots ascend. */
export class Postings {
  size = 0;
  slots = new Int32Array(2);
  /** Occurrences, each weighted by its field. */
  frequencies = new Float32Array(2);

  constructor(readonly term: string) {}

  /** Documents usually come in the order of their slots, so that this mostly appends. */
  insert(slot: number, frequency: number): void {
    if (this.size === this.slots.length) this.grow();
    const place = this.size === 0 || this.slots[this.size - 1]! < slot ? this.size : this.lowerBound(slot);
    if (place < this.size) {
      this.slots.copyWithin(place + 1, place, this.size);
      this.frequencies.copyWithin(place + 1, place, this.size);
    }
    this.slots[place] = slot;
    this.frequencies[place] = frequency;
    this.size += 1;
  }

  delete(slot: number): void {
    const place = this.lowerBound(slot);
    if (place === this.size || this.slots[place] !== slot) return;
    this.slots.copyWithin(place, place + 1, this.size);
    this.frequencies.copyWithin(place, place + 1, this.size);
    this.size -= 1;
  }

  /** Zero when the document does not hold the term. */
  frequencyIn(slot: number): number {
    const place = this.lowerBound(slot);
    return place < this.size && this.slots[place] === slot ? this.frequencies[place]! : 0;
  }

  private lowerBound(slot: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.slots[middle]! < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const room = Math.ceil(this.size * 1.5) + 1;
    const [slots, frequencies] = [new Int32Array(room), new Float32Array(room)];
    slots.set(this.slots);
    frequencies.set(this.frequencies);
    [this.slots, this.frequencies] = [slots, frequencies];
  }
}
