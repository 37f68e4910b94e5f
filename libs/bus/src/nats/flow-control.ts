/** Frames of a stream that may be on their way before the consumer must have taken some. */
export const STREAM_WINDOW_FRAMES = 64;

/** The service's side: waits while the consumer is behind. */
export class SendWindow {
  private left = STREAM_WINDOW_FRAMES;
  private wake: () => void = () => undefined;

  /** Resolves when the next event may be sent. */
  async open(): Promise<void> {
    while (this.left <= 0) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  sent(frames: number): void {
    this.left -= frames;
  }

  credit(frames: number): void {
    if (!Number.isInteger(frames) || frames < 1) return;
    this.left = Math.min(this.left + frames, STREAM_WINDOW_FRAMES);
    this.wake();
  }
}
