export interface Candidate {
  item: number;
  score: number;
  /** '' for none. */
  category: string;
}

/** The best so many of what is offered, with at most so many of one category; of equal scores the one offered first stays. */
export class TopCandidates {
  /** Best first. */
  readonly best: Candidate[] = [];
  private readonly ofCategory = new Map<string, number>();

  constructor(
    private readonly count: number,
    private readonly mostPerCategory: number,
  ) {}

  wouldTake(score: number): boolean {
    return this.best.length < this.count || score > this.best[this.best.length - 1]!.score;
  }

  offer(candidate: Candidate): void {
    if (!this.wouldTake(candidate.score)) return;
    const { category, score } = candidate;
    const limited = category !== '' && this.mostPerCategory !== Infinity;
    if (limited && (this.ofCategory.get(category) ?? 0) >= this.mostPerCategory) {
      const worst = this.best.findLastIndex((one) => one.category === category);
      if (this.best[worst]!.score >= score) return;
      this.remove(worst);
    } else if (this.best.length === this.count) this.remove(this.best.length - 1);
    let at = this.best.length;
    while (at > 0 && this.best[at - 1]!.score < score) at -= 1;
    this.best.splice(at, 0, candidate);
    this.ofCategory.set(category, (this.ofCategory.get(category) ?? 0) + 1);
  }

  private remove(at: number): void {
    const [gone] = this.best.splice(at, 1);
    this.ofCategory.set(gone!.category, this.ofCategory.get(gone!.category)! - 1);
  }
}
